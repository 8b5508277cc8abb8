extension PredictionFile {
    /// Reads draws from an `.npy` file from `numpy.save`, `[S × N]` or `[N]` for one draw; points come from elsewhere.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - x: the features of each point, `[N × d]`.
    ///   - featureCount: the number of features, d.
    ///   - y: the observation at each of them, `[N]`.
    /// - Throws: ``PredictionFileError`` if the file can't be read, or its array does not fit the points.
    public init(npy bytes: [UInt8], x: [Double], featureCount: Int, y: [Double]?) throws(PredictionFileError) {
        let draws: NumPyArray
        do {
            draws = try NumPyArray(bytes)
        } catch {
            throw .array("draws", error)
        }
        let points = featureCount > 0 ? x.count / featureCount : 0
        guard (1...2).contains(draws.shape.count), draws.count > 0, draws.shape.last == points else {
            let isTransposed = draws.shape.count == 2 && draws.shape.first == points
            throw .shape(
                "the array", found: draws.shape,
                expected: "[S × \(points)], a row for each draw and a column for each of the \(points) points"
                    + (isTransposed ? "; save its transpose" : ""))
        }
        let samples: PredictionSamples
        do {
            samples = try PredictionSamples(
                drawCount: draws.shape.count == 1 ? 1 : draws.shape[0], pointCount: points, mean: draws.floats,
                noise: .none)
        } catch {
            throw .predictions(error)
        }
        try self.init(x: x, featureCount: featureCount, samples: samples, y: y)
    }
}
