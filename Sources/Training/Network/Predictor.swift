public import Predictions
internal import Slices

/// Evaluates draws of a network's parameters at many points, in the user's units.
///
/// ```swift
/// // A line through two parameters, slope and intercept, and the logarithm of its noise's variance.
/// let problem = try Problem(Observations(x: [-1, 0, 1, 2], y: [1, 3, 5, 7]))
/// let network = Network(featureCount: 1, widths: [], activation: .relu, noise: .constant)
/// let predictor = Predictor(network: network, problem: problem)
/// let samples = try predictor.samples(at: [0, 10], draws: [[1, 0, -2], [0.5, 0, -4]])
/// ```
///
/// Parameters are those of a network in standardised units, as ``Descent`` finds them.
public struct Predictor {
    /// Draws from the posterior when predicting.
    public static let samples = Setting.whole(
        "samples", 1...100_000, usual: 100, "draws from the posterior when predicting")

    let network: Network
    let problem: Problem

    /// Prepares to evaluate a network that learned from some data.
    public init(network: Network, problem: Problem) {
        self.network = network
        self.problem = problem
    }

    /// The outputs of a network in standardised units, `[heads × N]`, head after head.
    ///
    /// - Parameters:
    ///   - x: features in the user's units, `[N × d]`.
    ///   - parameters: of the network, `[parameterCount]`.
    /// - Throws: ``TrainingError/data(_:)`` if there are not as many parameters as the network has.
    public func outputs(at x: [Double], parameters: Span<Float>) throws(TrainingError) -> [Float] {
        try check(parameters.count, expected: network.parameterCount)
        let count = x.count / network.featureCount
        let standardised = problem.standardise(x)
        let workspace = Workspace(network: network, capacity: min(Self.rows, max(count, 1)), kernels: problem.kernels)
        var copy = [Float]()
        copy.reserveCapacity(parameters.count)
        for index in parameters.indices { copy.append(parameters[index]) }
        var result = [Float](repeating: 0, count: network.heads.count * count)
        for start in stride(from: 0, to: count, by: workspace.capacity) {
            let rows = min(workspace.capacity, count - start)
            workspace.load(standardised, from: start, rows: rows)
            copy.withFloats { workspace.forward($0, rows: rows) }
            for (head, output) in workspace.outputs.enumerated() {
                for row in 0..<rows { result[head * count + start + row] = output[row] }
            }
        }
        return result
    }

    /// Predictions of a network for a mean and the noise around it, in the user's units: one draw for each of some
    /// parameter vectors.
    ///
    /// - Parameters:
    ///   - x: features in the user's units, `[N × d]`.
    ///   - draws: the parameters of each draw, `[S][parameterCount]`, and after them the log-variance of the noise if it
    ///     is one level for all x.
    /// - Throws: ``TrainingError/data(_:)`` if a draw has another length, `PredictionError` if a prediction is not a
    ///   finite number.
    public func samples(at x: [Double], draws: [[Float]]) throws -> PredictionSamples {
        for draw in draws { try check(draw.count, expected: network.layout.count) }
        return try samples(at: x, draws: draws.count) { index, use in
            draws[index].withFloats { use(.init($0, of: network)) }
        }
    }

    private func check(_ count: Int, expected: Int) throws(TrainingError) {
        guard count == expected else {
            throw .data(
                "this network has \(expected) parameters, and these are \(count): train it with the same layers")
        }
    }

    /// Rows computed at once: enough to keep the kernels busy, few enough to stay in the cache.
    private static let rows = 128

    /// What one draw is made of.
    struct Draw {
        /// Parameters of the network.
        var parameters: ConstantFloats
        /// One mask over all hidden units, if any.
        var mask: ConstantFloats?
        /// For a network without a head for it: the log-variance of the noise, if the method models noise.
        var logVariance: Float?

        init(parameters: some ReadableFloats, mask: ConstantFloats? = nil, logVariance: Float? = nil) {
            self.parameters = parameters.reading
            self.mask = mask
            self.logVariance = logVariance
        }

        /// Reads weights and noise from the front of a state.
        init(_ state: some ReadableFloats, of network: Network, mask: ConstantFloats? = nil) {
            let (state, layout) = (state.reading, network.layout)
            self.init(
                parameters: state[layout[.weights]], mask: mask,
                logVariance: network.noise.logVariance(state[layout[.noise]]))
        }
    }

    /// Evaluates draws one after the other.
    ///
    /// - Parameters:
    ///   - x: features in the user's units, `[N × d]`.
    ///   - draw: hands over the draw of a given number for as long as its closure runs.
    /// - Throws: ``PredictionError`` if a prediction is not a finite number.
    func samples(
        at x: [Double], draws: Int, draw: (_ index: Int, _ use: (Draw) -> Void) -> Void
    ) throws(PredictionError) -> PredictionSamples {
        let features = problem.featureCount
        let count = x.count / features
        let standardised = problem.standardise(x)
        let workspace = Workspace(network: network, capacity: min(Self.rows, max(count, 1)), kernels: problem.kernels)
        let scale = Float(problem.target.deviation)
        let shift = Float(problem.target.mean)
        let hasHead = network.noise.isVarying
        var mean = [Float](repeating: 0, count: draws * count)
        var perPoint = [Float](repeating: 0, count: hasHead ? draws * count : 0)
        var perDraw: [Float] = []
        var level: [Float] = [0]
        for index in 0..<draws {
            draw(index) { draw in
                let masks = draw.mask.map { Workspace.Masks(values: $0, isPerRow: false) }
                var start = 0
                while start < count {
                    let rows = min(workspace.capacity, count - start)
                    workspace.load(standardised, from: start, rows: rows)
                    workspace.forward(draw.parameters, rows: rows, masks: masks)
                    let to = index * count + start
                    let output = workspace.outputs[0]
                    for row in 0..<rows { mean[to + row] = shift + scale * output[row] }
                    if hasHead {
                        let variance = workspace.outputs[1][..<rows]
                        Noise.variances(variance, kernels: problem.kernels)
                        for row in 0..<rows { perPoint[to + row] = scale * scale * variance[row] }
                    }
                    start += rows
                }
                if let logVariance = draw.logVariance {
                    level[0] = logVariance
                    level.withMutableFloats { Noise.variances($0, kernels: problem.kernels) }
                    perDraw.append(scale * scale * level[0])
                }
            }
        }
        let noise: PredictionSamples.Noise =
            hasHead ? .perPoint(perPoint) : perDraw.isEmpty ? .none : .perDraw(perDraw)
        return try PredictionSamples(drawCount: draws, pointCount: count, mean: mean, noise: noise)
    }
}
