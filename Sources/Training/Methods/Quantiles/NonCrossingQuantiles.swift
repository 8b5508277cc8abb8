internal import Tables
import Predictions
internal import Slices

/// Quantiles of one point that can't cross: the median is an output of the network, and each further one lies a step
/// log(1 + eˣ) of another output away from its neighbour (in the manner of Park and others 2022, arXiv:2111.06581).
///
/// Kept from point to point, so that a training step allocates nothing.
struct NonCrossingQuantiles {
    /// The probabilities, rising; one of them is ½.
    let levels: [Double]
    /// The quantiles at the point that was read last.
    private(set) var values: [Double]
    /// The derivative of each step by its output; 1 for the median.
    private var slopes: [Double]
    private let median: Int

    /// Room for the quantiles of some levels.
    init(levels: [Double]) {
        self.levels = levels
        values = levels.map { _ in 0 }
        slopes = levels.map { _ in 1 }
        median = levels.firstIndex { $0 >= 0.5 } ?? 0
    }

    /// What a summary calls the network's outputs.
    var heads: [String] {
        levels.indices.map { index in
            // Hundredths of a percent, halves away from zero.
            let percent = NumberText.fixed((10_000 * levels[index]).rounded() / 100, decimals: 2) + " %"
            return index == median ? "median" : "step to \(percent)"
        }
    }

    /// Biases of the outputs with which the quantiles of a network that knows nothing else are those of N(0, 1).
    var start: [Double] {
        let normal = levels.map(StandardNormal.quantile)
        return levels.indices.map { index in
            if index == median { return 0 }
            let step = abs(normal[index] - normal[index < median ? index + 1 : index - 1])
            return ExactExponential.inverseSoftplus(step)
        }
    }

    /// Reads the outputs at a row of a batch.
    mutating func read(_ outputs: [Floats], row: Int) {
        values[median] = Double(outputs[median][row])
        for index in (median + 1)..<max(levels.count, median + 1) {
            values[index] = values[index - 1] + step(Double(outputs[index][row]), index)
        }
        for index in stride(from: median - 1, through: 0, by: -1) {
            values[index] = values[index + 1] - step(Double(outputs[index][row]), index)
        }
    }

    /// The mean pinball loss of the quantiles that were read, and the derivative by each output times a share.
    func loss(of target: Double, gradients: [Floats], row: Int, share: Double) -> Double {
        let scale = 1 / Double(levels.count)
        var loss = 0.0
        /// The derivative by the quantile of a level.
        func pull(_ index: Int) -> Double { target < values[index] ? 1 - levels[index] : -levels[index] }
        for index in levels.indices {
            let error = target - values[index]
            loss += error < 0 ? (levels[index] - 1) * error : levels[index] * error
        }
        // A step moves every quantile beyond it, the median all of them.
        var above = 0.0
        for index in stride(from: levels.count - 1, to: median, by: -1) {
            above += pull(index)
            gradients[index][row] = Float(share * scale * above * slopes[index])
        }
        var below = 0.0
        for index in 0..<median {
            below += pull(index)
            gradients[index][row] = Float(-share * scale * below * slopes[index])
        }
        gradients[median][row] = Float(share * scale * (above + below + pull(median)))
        return scale * loss
    }

    /// log(1 + eˣ), whose derivative is kept.
    private mutating func step(_ x: Double, _ index: Int) -> Double {
        let small = ExactExponential.exp(-abs(x))
        slopes[index] = (x < 0 ? small : 1) / (1 + small)
        return max(x, 0) + ExactExponential.log(1 + small)
    }
}
