/// How well hyperparameters of a Gaussian process explain the targets, whatever the function: the negative logarithm
/// of the marginal likelihood, per row and without ½ log 2π (Rasmussen & Williams 2006, equations 5.8 and 5.9).
struct MarginalLikelihood {
    private let x: [Float]
    private let y: [Double]
    private let noise: [Double]

    /// - Parameters:
    ///   - x: standardised features of the rows: `[N × d]`.
    ///   - targets: what is explained: `[N]`.
    ///   - noise: of each row, as a multiple of the kernel's noise variance: `[N]`.
    init(x: [Float], targets: [Double], noise: [Double]) {
        self.x = x
        y = targets
        self.noise = noise
    }

    /// The likelihood of the targets with one noise level.
    init(_ problem: Problem) {
        self.init(
            x: problem.x, targets: problem.y.map(Double.init), noise: [Double](repeating: 1, count: problem.count))
    }

    /// The value and the two parts it is the sum of.
    struct Value: Equatable {
        /// ½ yᵀ K⁻¹ y / N: what the targets leave unexplained.
        var misfit: Double
        /// ½ log det K / N: how much else would have been explained as well.
        var complexity: Double
        /// Their sum.
        var total: Double { misfit + complexity }

        /// A place where the covariance matrix can't be factored.
        static let impossible = Value(misfit: .infinity, complexity: 0)
    }

    /// The value alone.
    ///
    /// - Parameter logarithms: of the hyperparameters, as ``SquaredExponential/init(logarithms:)`` reads them.
    func value(_ logarithms: [Double]) -> Value {
        let kernel = SquaredExponential(logarithms: logarithms)
        let covariances = kernel.covariances(kernel.scaled(x))
        guard let factor = kernel.factor(covariances, noise: noise) else { return .impossible }
        return value(factor, weights: factor.solve(y))
    }

    /// The value, and its derivative by each logarithm.
    func valueAndGradient(_ logarithms: [Double]) -> (value: Double, gradient: [Double]) {
        let count = y.count
        let kernel = SquaredExponential(logarithms: logarithms)
        let features = kernel.lengthScales.count
        let points = kernel.scaled(x)
        let covariances = kernel.covariances(points)
        var gradient = [Double](repeating: 0, count: logarithms.count)
        guard let factor = kernel.factor(covariances, noise: noise) else { return (.infinity, gradient) }
        let weights = factor.solve(y)
        let inverse = factor.inverse()
        // The derivative by θ is ½ Σᵢⱼ (K⁻¹ − w wᵀ)ᵢⱼ ∂Kᵢⱼ/∂θ; off the diagonal each pair counts twice.
        for row in 0..<count {
            for column in 0..<row {
                let pull =
                    (inverse[row * count + column] - weights[row] * weights[column]) * covariances[row * count + column]
                gradient[0] += pull
                for feature in 0..<features {
                    let distance = points[row * features + feature] - points[column * features + feature]
                    gradient[1 + feature] += pull * distance * distance
                }
            }
            let pull = 0.5 * (inverse[row * count + row] - weights[row] * weights[row])
            gradient[0] += pull * kernel.signalVariance
            gradient[1 + features] += pull * kernel.noiseVariance * noise[row]
        }
        return (value(factor, weights: weights).total, gradient.map { $0 / Double(count) })
    }

    private func value(_ factor: Cholesky, weights: [Double]) -> Value {
        Value(
            misfit: 0.5 * QuasiNewton.product(y, weights) / Double(y.count),
            complexity: 0.5 * factor.logDeterminant / Double(y.count))
    }
}
