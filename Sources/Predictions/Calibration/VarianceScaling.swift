/// One factor on the total variance, so that σ is as large as the errors are: the factor that a normal distribution
/// with the predictive moments finds most likely on rows that the model has not learned from
/// (Laves and others 2021, arXiv:2104.12376; Levi and others 2019, arXiv:1905.11659).
///
/// It makes σ right on average; it can't make a band wider in one place and narrower in another.
public struct VarianceScaling: Sendable, Equatable {
    /// The factor on the total variance, mean (y − μ*)² / σ².
    public let factor: Double
    /// The number of rows that it comes from.
    public let rowCount: Int

    /// Finds the factor.
    ///
    /// - Parameters:
    ///   - calibration: predictions at rows that the model has not learned from.
    ///   - observed: the observation at each of them: `[N]`.
    /// - Throws: ``PredictionError`` if the counts differ, no row has a prediction, or there is no variance to scale.
    public init(calibration: PredictionSamples, observed: [Double]) throws(PredictionError) {
        var predictions = try ObservedPredictions(calibration, observed: observed)
        let variance = predictions.moments.total
        guard variance.allSatisfy({ $0 > 0 }) else { throw .noVariance }
        let squares = zip(predictions.error, variance).map { $0 * $0 / $1 }
        rowCount = squares.count
        factor = squares.reduce(0, +) / Double(rowCount)
    }

    /// The same draws further from their mean, or closer, and their noise changed by the same factor.
    ///
    /// - Throws: ``PredictionError/noVariance`` if there are no draws, ``PredictionError/allMissing`` if
    ///   no draw is finite.
    public func adjusting(_ samples: PredictionSamples) throws(PredictionError) -> PredictionSamples {
        guard samples.hasDraws else { throw .noVariance }
        let moments = PredictiveMoments(samples)
        let root = factor.squareRoot()
        var mean = samples.mean
        for draw in 0..<samples.drawCount {
            for point in 0..<samples.pointCount {
                let center = moments.mean[point]
                let index = draw * samples.pointCount + point
                mean[index] = Float(center + root * (Double(mean[index]) - center))
            }
        }
        func scaled(_ variance: [Float]) -> [Float] { variance.map { Float(factor * Double($0)) } }
        let noise: PredictionSamples.Noise =
            switch samples.noise {
            case .none: .none
            case .perDraw(let variance): .perDraw(scaled(variance))
            case .perPoint(let variance): .perPoint(scaled(variance))
            }
        return try PredictionSamples(
            drawCount: samples.drawCount, pointCount: samples.pointCount, mean: mean, noise: noise,
            student: samples.student?.map { $0.scaled(by: root) })
    }
}
