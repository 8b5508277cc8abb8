internal import Slices

/// What makes the members of an ensemble draws from a posterior: each is pulled to its own draw from the prior, and sees
/// its own draw of the noise (Osband, Aslanides & Cassirer 2018, arXiv:1806.03335, lemma 3; Pearce, Leibfried & Brintrup
/// 2020, arXiv:1810.05546).
///
/// For a linear model whose noise is known, the weights that such a member ends with are exactly a draw from the
/// posterior; for a network they are an approximation. The prior is N(0, σ²/n) on a weight that is one of n inputs of its
/// unit and N(0, σ²) on biases; what predicts the noise has none. The noise of a row is a draw from N(0, 1) times its
/// present σ, so that it moves the mean's gradient alone.
struct Anchors {
    private let anchor: [Float]
    private let pull: [Float]
    private let noise: [Float]

    /// Draws a member's anchor and noise.
    ///
    /// - Parameter deviation: the σ of the prior.
    init(problem: Problem, network: Network, deviation: Double, key: RandomKey) {
        let layers = Array(network.noise.meanLayers(of: network))
        let count = layers.last?.end ?? 0
        let widths = PriorScale.fanIn.widths(of: layers)
        let normals = problem.kernels.normals(count, key: key.child("anchor"))
        anchor = widths.flatMap { width in normals[width.range].map { Float(width.factor * deviation * $0) } }
        pull = widths.flatMap { width in
            let precision = 1 / (width.factor * width.factor * deviation * deviation)
            return width.range.map { _ in Float(precision / Double(problem.count)) }
        }
        noise = problem.kernels.normals(problem.count, key: key.child("noise")).map(Float.init)
    }

    /// Moves the derivative by the mean's output as if each row's target had its noise added.
    ///
    /// - Parameter level: the part of a state that holds the noise; empty for a network with a head for it.
    func perturb(_ workspace: Workspace, level: ConstantFloats, rows: Int) {
        let scale = 1 / Float(rows)
        for row in 0..<rows {
            // The same bounds as where predictions are made.
            let logVariance = workspace.network.noise.logVariance(level) ?? workspace.outputs[1][row]
            let precision = workspace.kernels.exp(-0.5 * min(max(logVariance, -20), 20))
            workspace.outputGradients[0][row] -= scale * noise[Int(workspace.rows[row])] * precision
        }
    }

    /// Adds the gradient of half the squared distance to the anchor over the prior's variance, per row.
    func addPull(to gradient: Floats, state: ConstantFloats) {
        for index in anchor.indices { gradient[index] += pull[index] * (state[index] - anchor[index]) }
    }
}
