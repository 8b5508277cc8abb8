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
        let points = featureCount > 0 ? x.count / featureCount : y?.count ?? 0
        guard draws.count > 0 else {
            throw .shape(
                "the array", found: draws.shape,
                expected: "[S × \(points)], a row for each draw and a column for each of the \(points) points")
        }
        var choices = ReadingChoices()
        choices.pointCount = points
        choices.offset = 0
        let file = try Self.only(UnderstoodFile(draws, choices: choices))
        try self.init(x: x, featureCount: featureCount, samples: file.samples, y: y)
    }
}
