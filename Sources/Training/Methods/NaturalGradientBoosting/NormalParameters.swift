/// A normal distribution for each row, as boosting moves it: its mean and the logarithm of its standard deviation.
struct NormalParameters {
    /// Of each row: `[N]`.
    private(set) var means: [Double]
    /// Of each row: `[N]`.
    private(set) var logDeviations: [Double]
    private let targets: [Double]
    private let weights: [Double]
    private let total: Double

    /// The same distribution for all rows, that of their targets.
    ///
    /// - Parameters:
    ///   - targets: in standardised units: `[N]`.
    ///   - weights: how often each row counts: `[N]`.
    init(targets: [Double], weights: [Double]) {
        self.targets = targets
        self.weights = weights
        total = weights.reduce(0, +)
        var (sum, squares) = (0.0, 0.0)
        for (target, weight) in zip(targets, weights) { sum += weight * target }
        let mean = sum / total
        for (target, weight) in zip(targets, weights) { squares += weight * (target - mean) * (target - mean) }
        let variance = max(squares / total, Double(Noise.varianceFloor))
        means = [Double](repeating: mean, count: targets.count)
        logDeviations = [Double](repeating: 0.5 * ExactExponential.log(variance), count: targets.count)
    }

    /// Rows that nothing is learned from, where the distribution starts as that of others.
    init(targets: [Double], start: NormalParameters) {
        self.targets = targets
        weights = [Double](repeating: 1, count: targets.count)
        total = Double(targets.count)
        means = [Double](repeating: start.means.first ?? 0, count: targets.count)
        logDeviations = [Double](repeating: start.logDeviations.first ?? 0, count: targets.count)
    }

    /// The mean negative log-likelihood, without ½ log 2π.
    var loss: Double { loss(after: Step(means: means, logDeviations: means), scale: 0) }

    /// The mean squared residual.
    var squaredError: Double {
        meanSquare(means: means, logDeviations: [Double](repeating: 0, count: means.count))
    }

    /// The mean squared residual from some means in units of some variances; 1 if the noise is right on the whole.
    func meanSquare(means: [Double], logDeviations: [Double]) -> Double {
        let sum = means.indices.reduce(0.0) { sum, row -> Double in
            let residual = targets[row] - means[row]
            return sum + weights[row] * residual * residual * ExactExponential.exp(-2 * logDeviations[row])
        }
        return sum / total
    }

    /// The gradient of the negative log-likelihood by mean and log σ, times the inverse of Fisher's information, which is
    /// 1/σ² and 2: how far each row is from where it wants to be in units of the distributions themselves.
    func naturalGradients() -> (means: [Double], logDeviations: [Double]) {
        (
            zip(means, targets).map { $0 - $1 },
            means.indices.map { row -> Double in
                let residual = targets[row] - means[row]
                return 0.5 * (1 - residual * residual * ExactExponential.exp(-2 * logDeviations[row]))
            }
        )
    }

    /// The mean negative log-likelihood after a step, without ½ log 2π.
    ///
    /// - Parameter step: what is taken away from mean and log σ of each row, times `scale`.
    func loss(after step: Step, scale: Double) -> Double {
        var sum = 0.0
        for row in means.indices {
            let residual = targets[row] - means[row] + scale * step.means[row]
            let logDeviation = logDeviations[row] - scale * step.logDeviations[row]
            let square = residual * residual * ExactExponential.exp(-2 * logDeviation)
            sum += weights[row] * (logDeviation + 0.5 * square)
        }
        return sum / total
    }

    /// A direction for mean and log σ of each row.
    struct Step {
        var means: [Double]
        var logDeviations: [Double]
    }

    /// How long a step is best, by doubling and halving (Duan and others 2020, algorithm 1).
    func scale(for step: Step, start: Double) -> Double {
        var scale = 1.0
        while scale < Self.largestScale, loss(after: step, scale: scale) < start { scale *= 2 }
        while scale > Self.smallestScale, !(loss(after: step, scale: scale) < start) { scale *= 0.5 }
        return scale
    }

    private static let largestScale = 256.0
    private static let smallestScale = 1e-6

    /// Takes a step.
    mutating func move(_ step: Step, scale: Double) {
        for row in means.indices {
            means[row] -= scale * step.means[row]
            logDeviations[row] -= scale * step.logDeviations[row]
        }
    }
}
