/// The squared-exponential kernel with a length scale for each feature, and noise: σ² exp(−½ Σⱼ (xⱼ − x′ⱼ)² / ℓⱼ²) + τ² δ
/// (Rasmussen & Williams 2006, Gaussian Processes for Machine Learning, section 5.1).
struct SquaredExponential: Equatable {
    /// σ², the variance of the function.
    var signalVariance: Double
    /// ℓ of each feature: how far one must go for the function to change.
    var lengthScales: [Double]
    /// τ², the variance of the noise; where it varies, what that of each row is a multiple of.
    var noiseVariance: Double

    /// Reads logarithms: of σ², of each ℓ, of τ².
    init(logarithms: [Double]) {
        let values = logarithms.map(ExactExponential.exp)
        signalVariance = values[0]
        lengthScales = Array(values[1..<values.count - 1])
        noiseVariance = values[values.count - 1]
    }

    /// The logarithms within which hyperparameters are looked for, in standardised units.
    ///
    /// They keep the covariance matrix positive definite to working precision. The noise variance stays above the floor
    /// that every predicted one has.
    ///
    /// - Parameter noise: the bounds of the noise; a single number holds it.
    static func bounds(featureCount: Int, noise: ClosedRange<Double>? = nil) -> [ClosedRange<Double>] {
        // e⁻⁷ ≈ 0.001, e⁻⁵ ≈ 0.007.
        [-7...7] + (0..<featureCount).map { _ in -5...7 }
            + [noise ?? ExactExponential.log(Double(Noise.varianceFloor))...3]
    }

    /// Features divided by their length scales, `[n × d]`.
    func scaled(_ x: [Float]) -> [Double] {
        var result = [Double](repeating: 0, count: x.count)
        var feature = 0
        for index in x.indices {
            result[index] = Double(x[index]) / lengthScales[feature]
            feature = feature + 1 == lengthScales.count ? 0 : feature + 1
        }
        return result
    }

    /// The covariance of the function at one scaled point with that at each of as many scaled points as the result holds.
    func covariance(_ result: inout MutableSpan<Double>, _ point: Span<Double>, _ points: Span<Double>) {
        let features = lengthScales.count
        for other in 0..<result.count {
            var square = 0.0
            for feature in 0..<features {
                let distance = point[feature] - points[other * features + feature]
                square += distance * distance
            }
            result[other] = signalVariance * ExactExponential.exp(-0.5 * square)
        }
    }

    /// The covariance of the function at every two of the scaled points, lower triangle of `[n × n]`; without noise.
    func covariances(_ points: [Double]) -> [Double] {
        let features = lengthScales.count
        let count = points.count / features
        var result = [Double](repeating: 0, count: count * count)
        var matrix = result.mutableSpan
        let all = points.span
        for row in 0..<count {
            var written = matrix.extracting(row * count..<row * count + row + 1)
            covariance(&written, all.extracting(row * features..<(row + 1) * features), all)
        }
        return result
    }

    /// Factors the covariance matrix of the observations; nil if it is not positive definite to working precision.
    ///
    /// - Parameter noise: of each row, as a multiple of τ²: `[n]`.
    func factor(_ covariances: [Double], noise: [Double]) -> Cholesky? {
        var matrix = covariances
        let count = noise.count
        for row in 0..<count { matrix[row * count + row] += noiseVariance * noise[row] }
        return Cholesky(matrix, count: count)
    }
}
