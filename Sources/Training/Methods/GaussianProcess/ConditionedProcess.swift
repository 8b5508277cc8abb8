/// A Gaussian process that has seen rows (Rasmussen & Williams 2006, algorithm 2.1).
struct ConditionedProcess {
    /// The kernel, and the noise that it has at every row.
    let kernel: SquaredExponential
    /// The factor of the covariance matrix of the observations.
    let factor: Cholesky
    /// The features of the rows, divided by their length scales: `[N × d]`.
    private let rows: [Double]
    private let noise: [Double]
    /// What each row adds to the expectation elsewhere, per unit of covariance: `[N]`.
    private let weights: [Double]

    /// Conditions on rows.
    ///
    /// - Parameters:
    ///   - x: standardised features: `[N × d]`.
    ///   - targets: what was observed there: `[N]`.
    ///   - noise: of each row, as a multiple of the kernel's noise variance: `[N]`.
    /// - Returns: nil if the covariance matrix is not positive definite to working precision.
    init?(_ kernel: SquaredExponential, x: [Float], targets: [Double], noise: [Double]) {
        let rows = kernel.scaled(x)
        guard let factor = kernel.factor(kernel.covariances(rows), noise: noise) else { return nil }
        self.kernel = kernel
        self.factor = factor
        self.rows = rows
        self.noise = noise
        weights = factor.solve(targets)
    }

    /// For each row the square of its residual from the function that the other rows expect there, times the share of
    /// the noise in what that residual varies by, so that its expectation is the row's noise variance: `[N]`.
    func squaredResiduals() -> [Double] {
        let inverse = factor.inverse()
        let count = weights.count
        return (0..<count).map { row in
            // Equation 5.12: the residual is w / K⁻¹ᵢᵢ, its variance 1 / K⁻¹ᵢᵢ.
            weights[row] * weights[row] / inverse[row * count + row] * kernel.noiseVariance * noise[row]
        }
    }

    /// Hands over the covariance of the function at each point with that at each row, `[N]`, point after point.
    ///
    /// - Parameter points: standardised features: `[n × d]`.
    func forEachPoint(_ points: [Float], _ body: (_ point: Int, _ covariance: [Double]) -> Void) {
        let features = kernel.lengthScales.count
        let scaled = kernel.scaled(points)
        var covariance = [Double](repeating: 0, count: weights.count)
        for point in 0..<points.count / features {
            var written = covariance.mutableSpan
            kernel.covariance(
                &written, scaled.span.extracting(point * features..<(point + 1) * features), rows.span)
            body(point, covariance)
        }
    }

    /// Expectation of the function at a point with these covariances.
    func expectation(_ covariance: [Double]) -> Double { QuasiNewton.product(covariance, weights) }

    /// Expectation and variance of the function, without noise, at a point with these covariances.
    func moments(_ covariance: [Double]) -> (mean: Double, variance: Double) {
        let known = factor.solveLower(covariance)
        return (
            expectation(covariance),
            max(kernel.signalVariance - QuasiNewton.product(known, known), 0)
        )
    }
}
