public import Predictions
internal import Tables

/// The training data as the methods see them: standardised, in single precision.
public struct Problem: Sendable {
    /// Features with mean 0 and standard deviation 1: `[N × d]`.
    public let x: [Float]
    /// Targets with mean 0 and standard deviation 1: `[N]`.
    public let y: [Float]
    /// The number of features, d.
    public let featureCount: Int
    /// How features were standardised.
    public let features: [Standardisation]
    /// How targets were standardised.
    public let target: Standardisation
    /// The hot loops to compute with.
    public let kernels: Kernels

    /// Standardises observations with their own means and standard deviations.
    ///
    /// - Throws: ``TrainingError/data(_:)`` if there are fewer than two rows or the target is constant.
    public init(_ observations: Observations, kernels: Kernels = .best) throws(TrainingError) {
        let target = try Self.scale(of: observations.y)
        let features = (0..<observations.featureCount).map { Standardisation(of: observations.feature($0)) }
        for (index, feature) in features.enumerated() { try Self.check(feature, "feature \(index + 1)") }
        guard features.contains(where: \.varies) else {
            throw .data("every feature is constant, so there is nothing to learn from")
        }
        self.kernels = kernels
        featureCount = observations.featureCount
        self.features = features
        self.target = target
        y = observations.y.map { Float(target.standardised($0)) }
        x = Self.standardise(observations.x, features)
    }

    /// The same rows with features divided by their standard deviation and the target in the user's units.
    init(dividingFeaturesOf problem: Problem) {
        kernels = problem.kernels
        featureCount = problem.featureCount
        features = problem.features.map { Standardisation(mean: 0, deviation: $0.deviation, varies: $0.varies) }
        target = Standardisation(mean: 0, deviation: 1, varies: true)
        y = problem.y.map { Float(problem.target.restored(Double($0))) }
        let shifts = problem.features.map { $0.mean / $0.deviation }
        x = problem.x.indices.map { Float(Double(problem.x[$0]) + shifts[$0 % shifts.count]) }
    }

    /// The same data with some of the rows, standardised as all of them were.
    ///
    /// - Parameter rows: their numbers, in the order that they are to have.
    init(_ problem: Problem, rows: [Int]) {
        let count = problem.featureCount
        kernels = problem.kernels
        featureCount = count
        features = problem.features
        target = problem.target
        x = rows.flatMap { problem.x[$0 * count..<($0 + 1) * count] }
        y = rows.map { problem.y[$0] }
    }

    /// The same data with some of the rows, standardised as all of them were.
    ///
    /// - Parameter rows: their numbers, in the order that they are to have.
    package func taking(rows: [Int]) -> Problem { Problem(self, rows: rows) }

    /// The rows in the user's units, as precisely as they are kept.
    package var observations: Observations {
        Observations(
            x: x.indices.map { features[$0 % featureCount].restored(Double(x[$0])) },
            y: y.map { target.restored(Double($0)) }, featureCount: featureCount)
    }

    /// The scale of a target, `[N]`.
    ///
    /// - Throws: ``TrainingError/data(_:)`` if it has fewer than two values, or nothing can be learned or judged by them.
    public static func scale(of target: [Double]) throws(TrainingError) -> Standardisation {
        guard target.count >= 2 else { throw .data("training needs at least 2 rows; found \(target.count)") }
        let scale = Standardisation(of: target)
        guard scale.varies else { throw .data("the target is constant, so there is nothing to learn") }
        try check(scale, "target")
        return scale
    }

    /// Refuses a column whose spread can't be computed with.
    ///
    /// - Throws: ``TrainingError/data(_:)`` if single precision, in which predictions are kept, can't hold its square.
    public static func check(_ column: Standardisation, _ name: String) throws(TrainingError) {
        guard column.varies, !scales.contains(column.deviation) else { return }
        let spread = NumberText.significant(column.deviation, digits: 2)
        let size = column.deviation < 1 ? "small" : "large"
        throw .data(
            "the values of \(name) are spread over \(spread), which is too \(size) to compute with: give them in another unit"
        )
    }

    /// Standard deviations that single precision, in which predictions are kept, can hold with their squares.
    private static let scales = 1e-15...1e15

    /// What a reader must know about the scale of the target, if anything.
    ///
    /// Predictions are kept with seven digits; where the values are that much larger than their spread, none are left for
    /// the differences.
    public var warning: String? {
        guard abs(target.mean) > 1e4 * target.deviation else { return nil }
        return
            "the target's values are \(NumberText.fixed(abs(target.mean) / target.deviation, decimals: 0)) times as large as their spread, and predictions have seven digits: subtract a constant from them first"
    }

    /// The number of rows, N.
    public var count: Int { y.count }

    /// Standardises features in the user's units, `[N × d]`, as those of the training data.
    public func standardise(_ x: [Double]) -> [Float] {
        Self.standardise(x, features)
    }

    private static func standardise(_ x: [Double], _ features: [Standardisation]) -> [Float] {
        var result = [Float](repeating: 0, count: x.count)
        var feature = 0
        for index in x.indices {
            result[index] = Float(features[feature].standardised(x[index]))
            feature = feature + 1 == features.count ? 0 : feature + 1
        }
        return result
    }
}
