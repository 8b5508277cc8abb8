/// How often observations fall below predictive quantiles, against how often they should (Kuleshov, Fenner & Ermon 2018,
/// arXiv:1807.00263).
public struct CalibrationCurve: Sendable, Equatable {
    /// The probabilities asked for, rising: `[L]`.
    public let levels: [Double]
    /// The share of observations with F(y) ≤ p for each of them: `[L]`.
    public let observed: [Double]
    /// The number of observations.
    public let pointCount: Int

    /// 0, 0.01, …, 1: `[101]`.
    public static let defaultLevels = (0...100).map { Double($0) / 100 }

    /// The curve of observations at rising levels, `[L]`.
    public init(_ transform: ProbabilityIntegralTransform, levels: [Double] = defaultLevels) {
        self.init(
            bins: Self.bins(of: transform, levels: levels),
            units: [Int32](repeating: 0, count: transform.values.count), weights: [1], levels: levels)
    }

    /// The curve of points that fall into bins and count as often as the units that they belong to; those of unit −1 are left out.
    init(bins: [Int], units: [Int32], weights: [Double], levels: [Double]) {
        var inBin = [Double](repeating: 0, count: levels.count + 1)
        var total = 0.0
        for index in bins.indices {
            guard units[index] >= 0 else { continue }
            let weight = weights[Int(units[index])]
            inBin[bins[index]] += weight
            total += weight
        }
        var below = 0.0
        self.levels = levels
        pointCount = bins.count
        observed = levels.indices.map { level in
            below += inBin[level]
            return below / total
        }
    }

    /// The first level that each transform does not exceed; the number of levels if it exceeds all.
    static func bins(of transform: ProbabilityIntegralTransform, levels: [Double]) -> [Int] {
        transform.values.map { value in
            var range = 0..<levels.count
            while !range.isEmpty {
                let middle = (range.lowerBound + range.upperBound) / 2
                range = levels[middle] < value ? middle + 1..<range.upperBound : range.lowerBound..<middle
            }
            return range.lowerBound
        }
    }

    /// The area between the curve, straight from level to level, and the diagonal.
    ///
    /// Where the curve crosses the diagonal between two levels, both triangles count, each by itself.
    public var area: Double {
        var area = 0.0
        for (index, width) in zip(levels.dropFirst(), levels).map(-).enumerated() {
            let start = observed[index] - levels[index]
            let end = observed[index + 1] - levels[index + 1]
            let crosses = (start < 0 && end > 0) || (start > 0 && end < 0)
            let height = crosses ? (start * start + end * end) / (abs(start) + abs(end)) : abs(start) + abs(end)
            area += 0.5 * width * height
        }
        return area
    }

    /// How far the whole curve of calibrated predictions stays from the diagonal with some confidence.
    ///
    /// ε = √(ln(2/α) / 2n): the inequality of Dvoretzky, Kiefer & Wolfowitz with the constant of Massart 1990
    /// (doi:10.1214/aop/1176990746). It holds for all levels at once, for independent observations.
    public func simultaneousMargin(confidence: Double = 0.95) -> Double {
        (naturalLogarithm(2 / (1 - confidence)) / (2 * Double(pointCount))).squareRoot()
    }
}
