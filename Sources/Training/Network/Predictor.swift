internal import Predictions

/// Evaluates draws of a network's parameters at many points, in the user's units.
public struct Predictor {
    /// Draws from the posterior when predicting.
    public static let samples = Setting.whole(
        "samples", 1...100_000, usual: 100, "draws from the posterior when predicting")

    let network: Network
    let problem: Problem
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
    }

    /// Evaluates draws one after the other.
    ///
    /// - Parameters:
    ///   - x: features in the user's units, `[N × d]`.
    ///   - draw: hands over the draw of a given number for as long as its closure runs.
    func samples(
        at x: [Double], draws: Int, draw: (_ index: Int, _ use: (Draw) -> Void) -> Void
    ) throws(PredictionError) -> PredictionSamples {
        let features = problem.featureCount
        let count = x.count / features
        let standardised = problem.standardise(x)
        let workspace = Workspace(network: network, capacity: min(Self.rows, max(count, 1)), kernels: problem.kernels)
        let scale = Float(problem.target.deviation)
        let shift = Float(problem.target.mean)
        let floor = Noise.varianceFloor
        var mean = [Float](repeating: 0, count: draws * count)
        var perPoint = [Float](repeating: 0, count: network.predictsNoise ? draws * count : 0)
        var perDraw: [Float] = []
        for index in 0..<draws {
            draw(index) { draw in
                let masks = draw.mask.map { Workspace.Masks(values: $0, isPerRow: false) }
                var start = 0
                while start < count {
                    let rows = min(workspace.capacity, count - start)
                    for offset in 0..<rows * features {
                        workspace.input[offset] = standardised[start * features + offset]
                    }
                    workspace.forward(draw.parameters, rows: rows, masks: masks)
                    let to = index * count + start
                    for row in 0..<rows { mean[to + row] = shift + scale * workspace.outputs[0][row] }
                    if network.predictsNoise {
                        let logVariance = workspace.outputs[1]
                        for row in 0..<rows { logVariance[row] = min(max(logVariance[row], -20), 20) }
                        problem.kernels.exp(logVariance, logVariance, count: rows)
                        for row in 0..<rows { perPoint[to + row] = scale * scale * (logVariance[row] + floor) }
                    }
                    start += rows
                }
                if let logVariance = draw.logVariance {
                    var bounded = min(max(logVariance, -20), 20)
                    var variance: Float = 0
                    problem.kernels.exp(&variance, &bounded, count: 1)
                    perDraw.append(scale * scale * (variance + floor))
                }
            }
        }
        let noise: PredictionSamples.Noise =
            network.predictsNoise ? .perPoint(perPoint) : perDraw.isEmpty ? .none : .perDraw(perDraw)
        return try PredictionSamples(drawCount: draws, pointCount: count, mean: mean, noise: noise)
    }
}
