extension Observations {
    /// Reads what a model learned from, as far as a file with its predictions says; nil if an `.npz` file has none.
    ///
    /// `x_train` and `y_train` tell where the range of the training data ends.
    ///
    /// - Throws: ``PredictionFileError`` if there is only one of the two, they don't fit together, or a value isn't finite.
    public init?(trainingRowsOf bytes: [UInt8], featureCount: Int) throws(PredictionFileError) {
        let arrays: NPZArrays
        do {
            arrays = NPZArrays(archive: try ZipArchive(bytes, limit: PredictionFile.defaultSizeLimit))
        } catch {
            throw .archive(error)
        }
        guard arrays.has("x_train") || arrays.has("y_train") else { return nil }
        let (x, y) = (try arrays.needed("x_train"), try arrays.needed("y_train"))
        guard y.shape.count == 1, y.count > 0 else {
            throw .shape("y_train", found: y.shape, expected: "[N], one value for each row of x_train")
        }
        guard x.shape == [y.count, featureCount] || (featureCount == 1 && x.shape == [y.count]) else {
            throw .shape("x_train", found: x.shape, expected: "[\(y.count) × \(featureCount)], as wide as x")
        }
        self.init(x: x.doubles, y: y.doubles, featureCount: featureCount)
        if let index = self.x.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite("x_train", point: index / featureCount, value: self.x[index])
        }
        if let index = self.y.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite("y_train", point: index, value: self.y[index])
        }
    }
}
