import Tables

extension PredictionFile {
    /// The most bytes that the arrays of a file may have together: 2 GiB.
    public static let defaultSizeLimit = 1 << 31

    /// Reads an `.npz` file from `numpy.savez` or `numpy.savez_compressed`.
    ///
    /// Members: `x` `[N]` or `[N × d]`; `mean` `[S × N]`, or `[N]` for one draw; optionally `variance` `[S × N]`, or `[S]`
    /// where the noise is the same at every point; optionally `y` `[N]`. Draws of observations are called `samples`. In the
    /// place of `mean` there may be `quantiles` `[L × N]` with `levels` `[L]`, or `lower` and `upper` `[N]` with one
    /// `level`. ``UnderstoodFile`` knows more names and shapes, and says what was not used.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - limit: the most bytes that the arrays may have together, decompressed.
    /// - Throws: ``PredictionFileError`` if the file can't be read, makes no predictions or those of several models.
    public init(npz bytes: [UInt8], limit: Int = defaultSizeLimit) throws(PredictionFileError) {
        self = try Self.only(UnderstoodFile(npz: bytes, limit: limit))
    }

    /// The predictions of a file that holds those of one model.
    static func only(_ file: UnderstoodFile) throws(PredictionFileError) -> PredictionFile {
        guard let first = file.models.first, file.models.count == 1 else {
            throw .undecided("the file holds predictions of \(file.models.count) models; read it as an UnderstoodFile")
        }
        return first.predictions
    }

    /// The file in NumPy's form: `mean`, `variance` and `quantiles` in single precision, the others in double; all in double
    /// where there is an offset.
    ///
    /// The same predictions give the same bytes.
    ///
    /// - Parameter training: what the predictions' model learned from, to be kept beside them.
    /// - Throws: ``PredictionFileError/archive(_:)`` if the file would pass 4 GiB.
    public func npz(training: Observations? = nil) throws(PredictionFileError) -> [UInt8] {
        let points = samples.pointCount
        let xShape = featureCount == 1 ? [points] : [points, featureCount]
        let meanShape = [samples.drawCount, points]
        var members = featureCount == 0 ? [] : [("x.npy", NumPyArray.file(shape: xShape, values: x))]
        func file(shape: [Int], _ values: [Float]) -> [UInt8] {
            offset == 0
                ? NumPyArray.file(shape: shape, values: values)
                : NumPyArray.file(shape: shape, values: values.map { Double($0) + offset })
        }
        func file(shape: [Int], _ values: [Double]) -> [UInt8] {
            NumPyArray.file(shape: shape, values: offset == 0 ? values : values.map { $0 + offset })
        }
        switch samples.form {
        case .draws:
            let name = samples.holdsNoise && !samples.modelsNoise ? "samples.npy" : "mean.npy"
            members.append((name, file(shape: meanShape, samples.mean)))
        case .quantiles(let quantiles):
            let count = quantiles.levels.count
            members.append(("quantiles.npy", file(shape: [count, points], quantiles.values)))
            members.append(("levels.npy", NumPyArray.file(shape: [count], values: quantiles.levels)))
        case .interval(let interval):
            members.append(("lower.npy", file(shape: [points], interval.lower)))
            members.append(("upper.npy", file(shape: [points], interval.upper)))
            members.append(("level.npy", NumPyArray.file(shape: [], values: [interval.level])))
            if let centre = interval.centre { members.append(("centre.npy", file(shape: [points], centre))) }
        }
        if let centre = samples.centre { members.append(("centre.npy", file(shape: [points], centre))) }
        switch samples.noise {
        case .none: break
        case .perDraw(let variance):
            members.append(("variance.npy", NumPyArray.file(shape: [samples.drawCount, 1], values: variance)))
        case .perPoint(let variance):
            members.append(("variance.npy", NumPyArray.file(shape: meanShape, values: variance)))
        }
        if let y { members.append(("y.npy", file(shape: [points], y))) }
        if let training {
            let rows = training.y.count
            let shape = featureCount == 1 ? [rows] : [rows, featureCount]
            members.append(("x_train.npy", NumPyArray.file(shape: shape, values: training.x)))
            members.append(("y_train.npy", NumPyArray.file(shape: [rows], values: training.y)))
        }
        do {
            return try ZipArchive.file(members)
        } catch {
            throw .archive(error)
        }
    }
}
