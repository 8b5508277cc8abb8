/// Predictions of any program at points of the input, as they stand in a file: where they were made, and what was drawn.
///
/// This is how predictions from PyTorch, JAX, NumPyro or Stan enter the program and how its own leave it. Both forms,
/// ``npz(training:)`` and ``csv()``, hold the same numbers.
///
/// ```python
/// numpy.savez("predictions.npz", x=x, mean=mean, variance=variance, y=y)
/// numpy.savez("predictions.npz", x=x, quantiles=quantiles, levels=levels, y=y)
/// numpy.savez("predictions.npz", x=x, lower=lower, upper=upper, level=0.9, y=y)
/// ```
public struct PredictionFile: Sendable, Equatable {
    /// The features of each point: `[N × d]`, points in rows; empty where there are none.
    public let x: [Double]
    /// The number of features, d; 0 where the points have none.
    public let featureCount: Int
    /// The draws, quantiles or intervals at those points.
    public let samples: PredictionSamples
    /// What was observed at each point, where it is known: `[N]`.
    public let y: [Double]?
    /// What was taken off observations and predictions alike, so that single precision loses nothing of values far from
    /// zero; both forms hold the sum.
    public let offset: Double

    /// Puts points and predictions together.
    ///
    /// An observation that is not finite is one that is missing.
    ///
    /// - Parameters:
    ///   - x: the features of each point: `[N × d]`, points in rows.
    ///   - featureCount: the number of features, d.
    ///   - samples: the predictions at those points.
    ///   - y: what was observed at each point, where it is known: `[N]`.
    ///   - offset: what was taken off observations and predictions.
    /// - Throws: ``PredictionFileError`` if their numbers differ, or a feature is not finite.
    public init(
        x: [Double], featureCount: Int = 1, samples: PredictionSamples, y: [Double]? = nil, offset: Double = 0
    ) throws(PredictionFileError) {
        let points = samples.pointCount
        guard featureCount >= 0, x.count == points * featureCount else {
            throw .shape(
                "x", found: [x.count / max(1, featureCount), featureCount],
                expected: "[\(points)] or [\(points) × d], a row for each of the \(points) points of mean")
        }
        if let index = x.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite("x", point: index / featureCount, value: x[index])
        }
        if let y {
            guard y.count == points else {
                throw .shape("y", found: [y.count], expected: "[\(points)], one value for each point of mean")
            }
        }
        self.x = x
        self.featureCount = featureCount
        self.samples = samples
        self.y = y
        self.offset = offset
    }

    /// What the reader of a report should know about the numbers: how many of them are missing or infinite.
    public var warnings: [String] {
        var arrays: [(String, [Float])] = []
        switch samples.form {
        case .draws: arrays = [("mean", samples.mean)]
        case .quantiles(let quantiles): arrays = [("quantiles", quantiles.values)]
        case .interval(let interval):
            // An end may be infinite: it holds whatever lies on its side.
            arrays = [("lower", interval.lower), ("upper", interval.upper)].map { name, ends in
                (name, ends.map { $0.isInfinite ? 0 : Float($0) })
            }
        }
        switch samples.noise {
        case .none: break
        case .perDraw(let variance), .perPoint(let variance): arrays.append(("variance", variance))
        }
        return arrays.compactMap { name, values in
            let count = values.count { !$0.isFinite }
            guard count > 0 else { return nil }
            let missing = values.count { $0.isNaN }
            return "\(count) of \(values.count) values of \(name) are not finite (\(missing) NaN, "
                + "\(count - missing) infinite); the points with them are left out"
        }
    }
}
