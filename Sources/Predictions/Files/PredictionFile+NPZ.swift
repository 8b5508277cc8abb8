import Tables

extension PredictionFile {
    /// The most bytes that the arrays of a file may have together: 2 GiB.
    public static let defaultSizeLimit = 1 << 31

    /// Reads an `.npz` file from `numpy.savez` or `numpy.savez_compressed`.
    ///
    /// Members: `x` `[N]` or `[N × d]`; `mean` `[S × N]`, or `[N]` for one draw; optionally `variance` `[S × N]`, or `[S]`
    /// where the noise is the same at every point; optionally `y` `[N]`. Others are passed over. Draws of observations can
    /// be called `samples` in the place of `mean`.
    ///
    /// In the place of `mean` there may be `quantiles` `[L × N]` with `levels` `[L]`, or `lower` and `upper` `[N]` with one
    /// `level` and maybe a `centre` `[N]`.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - limit: the most bytes that the arrays may have together, decompressed.
    /// - Throws: ``PredictionFileError`` if the file can't be read, an array is missing, or one does not fit the others.
    public init(npz bytes: [UInt8], limit: Int = defaultSizeLimit) throws(PredictionFileError) {
        let arrays = NPZArrays(archive: try Self.archive(bytes, limit: limit))
        guard let x = try arrays.array("x") else { throw arrays.missing("x") }
        let content = try NPZContent(arrays)
        let (name, shape) = (content.name, content.main.shape)
        let points = shape.last ?? 0
        guard (1...2).contains(x.shape.count), x.count > 0, x.shape.first == points else {
            let isTransposed = shape.count == 2 && x.shape.first == shape[0]
            throw .shape(
                "x", found: x.shape,
                expected: "[\(points)] or [\(points) × d], a row for each of the \(points) points of \(name) "
                    + NumPyError.text(shape)
                    + (isTransposed ? "; or is \(name) transposed? Its rows must be \(content.rows)" : ""))
        }
        let y = try arrays.array("y")
        if let y, y.shape != [points] {
            throw .shape("y", found: y.shape, expected: "[\(points)], one value for each point of \(name)")
        }
        try self.init(
            x: x.doubles, featureCount: x.shape.count == 1 ? 1 : x.shape[1],
            samples: try content.samples(arrays, points: points), y: y?.doubles)
    }

    /// The file in NumPy's form: `mean`, `variance` and `quantiles` in single precision, the others in double.
    ///
    /// The same predictions give the same bytes.
    ///
    /// - Parameter training: what the predictions' model learned from, to be kept beside them.
    /// - Throws: ``PredictionFileError/archive(_:)`` if the file would pass 4 GiB.
    public func npz(training: Observations? = nil) throws(PredictionFileError) -> [UInt8] {
        let points = samples.pointCount
        let xShape = featureCount == 1 ? [points] : [points, featureCount]
        let meanShape = [samples.drawCount, points]
        var members = [("x.npy", NumPyArray.file(shape: xShape, values: x))]
        switch samples.form {
        case .draws:
            let name = samples.holdsNoise ? "samples.npy" : "mean.npy"
            members.append((name, NumPyArray.file(shape: meanShape, values: samples.mean)))
        case .quantiles(let quantiles):
            let count = quantiles.levels.count
            members.append(("quantiles.npy", NumPyArray.file(shape: [count, points], values: quantiles.values)))
            members.append(("levels.npy", NumPyArray.file(shape: [count], values: quantiles.levels)))
        case .interval(let interval):
            members.append(("lower.npy", NumPyArray.file(shape: [points], values: interval.lower)))
            members.append(("upper.npy", NumPyArray.file(shape: [points], values: interval.upper)))
            members.append(("level.npy", NumPyArray.file(shape: [], values: [interval.level])))
            if let centre = interval.centre {
                members.append(("centre.npy", NumPyArray.file(shape: [points], values: centre)))
            }
        }
        switch samples.noise {
        case .none: break
        case .perDraw(let variance):
            members.append(("variance.npy", NumPyArray.file(shape: [samples.drawCount, 1], values: variance)))
        case .perPoint(let variance):
            members.append(("variance.npy", NumPyArray.file(shape: meanShape, values: variance)))
        }
        if let y { members.append(("y.npy", NumPyArray.file(shape: [points], values: y))) }
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

    private static func archive(_ bytes: [UInt8], limit: Int) throws(PredictionFileError) -> ZipArchive {
        do {
            return try ZipArchive(bytes, limit: limit)
        } catch {
            throw .archive(error)
        }
    }
}

/// The arrays in an `.npz` file, by name.
struct NPZArrays {
    let archive: ZipArchive

    /// Whether there is an array of this name.
    func has(_ name: String) -> Bool { archive.members.contains { $0.name == name + ".npy" } }

    /// The array of this name, if there is one.
    func array(_ name: String) throws(PredictionFileError) -> NumPyArray? {
        guard let member = archive.members.first(where: { $0.name == name + ".npy" }) else { return nil }
        let content: ArraySlice<UInt8>
        do {
            content = try archive.content(of: member)
        } catch {
            throw .archive(error)
        }
        do {
            return try NumPyArray(content)
        } catch {
            throw .array(name, error)
        }
    }

    /// The error for an array that isn't there.
    func missing(_ name: String) -> PredictionFileError {
        let names = archive.members.map { $0.name.hasSuffix(".npy") ? String($0.name.dropLast(4)) : $0.name }
        return .missing(
            name, nearest: NearestName.of(name, in: names).map(Excerpt.of), names: names.prefix(20).map(Excerpt.of))
    }

    /// The variances, by their shape.
    func noise(draws: Int, points: Int, meanShape: [Int]) throws(PredictionFileError) -> PredictionSamples.Noise {
        guard let variance = try array("variance") else { return .none }
        switch variance.shape {
        case meanShape: return .perPoint(variance.floats)
        case [draws, 1]: return .perDraw(variance.floats)
        // One value for each draw or one for each point: where both are possible, neither is chosen.
        case [draws] where draws != points: return .perDraw(variance.floats)
        default:
            throw .shape(
                "variance", found: variance.shape,
                expected: "\(NumPyError.text(meanShape)) like mean, or [\(draws) × 1] for one value per draw")
        }
    }
}
