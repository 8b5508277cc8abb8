internal import Slices

/// A small network of its own for the logarithm of the noise variance, so that how fast the noise may change over x
/// does not depend on what the mean needs.
///
/// Its output is added to one level. It is smooth, with a prior N(0, σ²/n) on a weight that is one of n inputs of its
/// unit and N(0, σ²) on biases; its output starts at zero.
struct NoiseNetwork {
    let network: Network
    let kernels: Kernels
    /// The standard deviation σ of the prior.
    private let priorDeviation: Double

    init(_ problem: Problem, _ settings: TrainingSettings) {
        network = Network(
            featureCount: problem.featureCount, widths: settings[Noise.hidden], activation: .tanh,
            heads: ["log-variance"])
        kernels = problem.kernels
        priorDeviation = settings[Prior.noiseDeviation]
    }

    /// Random hidden weights, and an output that is zero everywhere: `[parameterCount]`.
    func initialWeights(key: RandomKey) -> [Float] {
        var weights = Initialisation.lecun.parameters(of: network, key: key, kernels: kernels)
        for index in network.heads[0].range { weights[index] = 0 }
        return weights
    }

    /// 1 / variance of the prior on each weight: `[parameterCount]`.
    var precisions: [Float] {
        PriorScale.fanIn.widths(of: network.layers).flatMap { width -> [Float] in
            let deviation = priorDeviation * width.factor
            return width.range.map { _ in Float(1 / (deviation * deviation)) }
        }
    }

    /// Noise variances at points, with the floor that every predicted one has: `[n]`.
    ///
    /// - Parameters:
    ///   - x: standardised features: `[n × d]`.
    ///   - weights: of this network.
    ///   - level: what its output is added to.
    func variances(at x: [Float], weights: [Float], level: Float) -> [Float] {
        let count = x.count / network.featureCount
        let workspace = Workspace(network: network, capacity: min(128, max(count, 1)), kernels: kernels)
        var result = [Float](repeating: 0, count: count)
        for start in stride(from: 0, to: count, by: workspace.capacity) {
            let rows = min(workspace.capacity, count - start)
            workspace.load(x, from: start, rows: rows)
            weights.withFloats { workspace.forward($0, rows: rows) }
            let values = workspace.outputs[0][..<rows]
            for row in 0..<rows { values[row] += level }
            Noise.variances(values, kernels: kernels)
            for row in 0..<rows { result[start + row] = values[row] }
        }
        return result
    }
}
