internal import Slices

/// Learns a mass matrix from the draws of a window: their variances or covariances by Welford's running sums, drawn a
/// little towards a small multiple of the unit matrix as in Stan, so that a short window gives no zero.
struct MassMatrixEstimate {
    private let isDense: Bool
    private let count: Int
    private var draws = 0
    private var mean: [Double]
    /// Sums of squared deviations: `[n]`, or the lower triangle of `[n × n]`.
    private var squares: [Double]

    init(_ kind: NoUTurnSampler.MassMatrix, count: Int) {
        isDense = kind == .dense
        self.count = count
        mean = [Double](repeating: 0, count: count)
        squares = [Double](repeating: 0, count: isDense ? count * count : count)
    }

    /// Takes a draw into account.
    mutating func add(_ position: ConstantFloats) {
        draws += 1
        let share = 1 / Double(draws)
        var before = [Double](repeating: 0, count: count)
        for index in 0..<count {
            before[index] = Double(position[index]) - mean[index]
            mean[index] += share * before[index]
        }
        for row in 0..<count {
            let after = Double(position[row]) - mean[row]
            if isDense {
                for column in 0...row { squares[row * count + column] += after * before[column] }
            } else {
                squares[row] += after * before[row]
            }
        }
    }

    /// The matrix of the draws so far; nil if there are too few, or they are singular to working precision.
    func massMatrix(kernels: Kernels) -> MassMatrix? {
        guard draws > 1 else { return nil }
        let size = Double(draws)
        let keep = size / (size + 5) / (size - 1)
        let pull = 1e-3 * 5 / (size + 5)
        guard isDense else {
            let deviations = squares.map { Float((keep * $0 + pull).squareRoot()) }
            return deviations.allSatisfy(\.isFinite) ? MassMatrix(deviations: deviations, kernels: kernels) : nil
        }
        var covariance = squares.map { keep * $0 }
        for index in 0..<count { covariance[index * count + index] += pull }
        guard let factor = Cholesky(covariance, count: count)?.lower else { return nil }
        return MassMatrix(factor: factor.map { Float($0) }, count: count, kernels: kernels)
    }
}
