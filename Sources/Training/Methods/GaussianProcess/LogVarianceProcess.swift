/// A Gaussian process for the logarithm of a noise variance that depends on x, given squares whose expectation is that
/// variance (Goldberg, Williams & Bishop 1998, Regression with Input-Dependent Noise).
///
/// A square is the variance times a χ² of one degree of freedom, whose logarithm a normal distribution resembles badly.
/// So the squares keep their own likelihood, and Fisher's scoring finds the mode (Smyth 1989, Generalized Linear Models
/// with Varying Dispersion): log σ² is regressed on log σ² + r²/σ² − 1, whose variance is 2, until it stays.
struct LogVarianceProcess: Equatable {
    /// How log σ² varies; its noise is that of the targets.
    let kernel: SquaredExponential
    /// The expectation of log σ² far from the rows.
    let level: Double
    /// What log σ² is regressed on at each row: `[N]`.
    let targets: [Double]

    /// The logarithm of the variance that the targets scatter by.
    static let logScatter = ExactExponential.log(2)

    /// The bounds of a kernel's logarithms.
    ///
    /// A standard deviation of log σ² above 2 would be a noise that nothing is known of: far from the rows, where the
    /// process returns to it, the expected variance exceeds the usual one by a factor e².
    static func bounds(featureCount: Int) -> [ClosedRange<Double>] {
        [-7...(2 * ExactExponential.log(2))] + (0..<featureCount).map { _ in -2...7 } + [logScatter...logScatter]
    }

    /// The kernel of the logarithms of signal variance and length scales.
    static func kernel(_ logarithms: [Double]) -> SquaredExponential {
        SquaredExponential(logarithms: logarithms + [logScatter])
    }

    /// A variance that is the same everywhere.
    init(variance: Double, rows: Int, featureCount: Int) {
        let level = ExactExponential.log(max(variance - Double(Noise.varianceFloor), Double(Noise.varianceFloor)))
        self.init(
            kernel: Self.kernel([-7] + [Double](repeating: 0, count: featureCount)), level: level,
            targets: [Double](repeating: level, count: rows))
    }

    init(kernel: SquaredExponential, level: Double, targets: [Double]) {
        self.kernel = kernel
        self.level = level
        self.targets = targets
    }

    /// The most scoring steps; a dozen are usual.
    private static let steps = 50
    /// The longest step of log σ² at any row.
    private static let longestStep = 1.0
    /// The step at which log σ² is said to stay.
    private static let tolerance = 1e-3

    /// The mode for a kernel.
    ///
    /// - Parameters:
    ///   - logarithms: of the kernel's signal variance and length scales.
    ///   - x: standardised features of the rows: `[N × d]`.
    ///   - squares: whose expectations are the variances: `[N]`.
    ///   - start: log σ² at each row: `[N]`.
    /// - Returns: nil if the covariance matrix is not positive definite to working precision.
    init?(_ logarithms: [Double], x: [Float], squares: [Double], from start: [Double]) {
        let kernel = Self.kernel(logarithms)
        let ones = [Double](repeating: 1, count: squares.count)
        guard let factor = kernel.factor(kernel.covariances(kernel.scaled(x)), noise: ones) else { return nil }
        let onesSolved = factor.solve(ones)
        let weight = onesSolved.reduce(0, +)
        var values = start
        var (level, targets) = (0.0, start)
        for _ in 0..<Self.steps {
            targets = zip(values, squares).map { $0 + $1 * ExactExponential.exp(-$0) - 1 }
            // The level of least squares, given how the process lets its values depend on each other.
            level = QuasiNewton.product(onesSolved, targets) / weight
            let solved = factor.solve(targets.map { $0 - level })
            let steps = values.indices.map { row -> Double in
                targets[row] - kernel.noiseVariance * solved[row] - values[row]
            }
            let longest = steps.reduce(0) { max($0, abs($1)) }
            let share = min(1, Self.longestStep / longest)
            for row in values.indices { values[row] += share * steps[row] }
            if longest < Self.tolerance { break }
        }
        self.init(kernel: kernel, level: level, targets: targets)
    }

    /// The process that explains the targets, once it has seen them.
    ///
    /// - Parameter x: standardised features of the rows: `[N × d]`.
    /// - Returns: nil if the covariance matrix is not positive definite to working precision.
    func conditioned(x: [Float]) -> ConditionedProcess? {
        ConditionedProcess(
            kernel, x: x, targets: targets.map { $0 - level }, noise: [Double](repeating: 1, count: targets.count))
    }

    /// The logarithm of the likelihood of the targets, as what a better kernel is found by.
    func likelihood(x: [Float]) -> MarginalLikelihood {
        MarginalLikelihood(
            x: x, targets: targets.map { $0 - level }, noise: [Double](repeating: 1, count: targets.count))
    }

    /// log σ² at each row: `[N]`.
    func values(_ process: ConditionedProcess) -> [Double] {
        let solved = process.factor.solve(targets.map { $0 - level })
        return zip(targets, solved).map { $0 - kernel.noiseVariance * $1 }
    }

    /// The noise variance with a logarithm, above the floor that every predicted one has.
    static func variance(_ logarithm: Double) -> Double {
        ExactExponential.exp(min(max(logarithm, -20), 20)) + Double(Noise.varianceFloor)
    }

    /// The noise variance at points whose logarithm is as expected: `[n]`.
    func typicalVariances(at points: [Float], _ process: ConditionedProcess) -> [Double] {
        var result: [Double] = []
        process.forEachPoint(points) { _, covariance in
            result.append(Self.variance(level + process.expectation(covariance)))
        }
        return result
    }

    /// The expected noise variance at points: `[n]`.
    ///
    /// Where log σ² is normal, σ² is expected to be exp(mean + ½ variance), which is large where little is known of it.
    func expectedVariances(at points: [Float], _ process: ConditionedProcess) -> [Double] {
        var result: [Double] = []
        process.forEachPoint(points) { _, covariance in
            let moments = process.moments(covariance)
            result.append(Self.variance(level + moments.mean + 0.5 * moments.variance))
        }
        return result
    }
}
