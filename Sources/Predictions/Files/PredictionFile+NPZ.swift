import Tables

extension PredictionFile {
    /// The most bytes that the arrays of a file may have together: 2 GiB.
    public static let defaultSizeLimit = 1 << 31

    /// Reads an `.npz` file from `numpy.savez` or `numpy.savez_compressed`.
    ///
    /// Members: `x` `[N]` or `[N × d]`; `mean` `[S × N]`, or `[N]` for one draw; optionally `variance` `[S × N]`, or `[S]`
    /// where the noise is the same at every point; optionally `y` `[N]`. Others are passed over.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - limit: the most bytes that the arrays may have together, decompressed.
    /// - Throws: ``PredictionFileError``.
    public init(npz bytes: [UInt8], limit: Int = defaultSizeLimit) throws(PredictionFileError) {
        let arrays = NPZArrays(archive: try Self.archive(bytes, limit: limit))
        guard let x = try arrays.array("x") else { throw arrays.missing("x") }
        guard let mean = try arrays.array("mean") else { throw arrays.missing("mean") }
        guard !mean.shape.isEmpty, mean.shape.count <= 2, mean.count > 0 else {
            throw .shape("mean", found: mean.shape, expected: "[S × N], a row for each draw, neither of them 0")
        }
        let points = mean.shape.last ?? 0
        let draws = mean.shape.count == 1 ? 1 : mean.shape[0]
        guard (1...2).contains(x.shape.count), x.count > 0, x.shape.first == points else {
            let isTransposed = mean.shape.count == 2 && x.shape.first == draws
            throw .shape(
                "x", found: x.shape,
                expected: "[\(points)] or [\(points) × d], a row for each of the \(points) points of mean "
                    + NumPyError.text(mean.shape)
                    + (isTransposed ? "; or is mean transposed? Its rows must be draws" : ""))
        }
        let noise = try arrays.noise(draws: draws, points: points, meanShape: mean.shape)
        let y = try arrays.array("y")
        if let y, y.shape != [points] {
            throw .shape("y", found: y.shape, expected: "[\(points)], one value for each point of mean")
        }
        let samples: PredictionSamples
        do {
            samples = try PredictionSamples(drawCount: draws, pointCount: points, mean: mean.floats, noise: noise)
        } catch {
            throw .predictions(error)
        }
        try self.init(
            x: x.doubles, featureCount: x.shape.count == 1 ? 1 : x.shape[1], samples: samples, y: y?.doubles)
    }

    /// The file in NumPy's form: `mean` and `variance` in single, `x` and `y` in double precision.
    ///
    /// The same predictions give the same bytes.
    ///
    /// - Throws: ``PredictionFileError/archive(_:)`` if the file would pass 4 GiB.
    public func npz() throws(PredictionFileError) -> [UInt8] {
        let points = samples.pointCount
        let xShape = featureCount == 1 ? [points] : [points, featureCount]
        let meanShape = [samples.drawCount, points]
        var members = [
            ("x.npy", NumPyArray.file(shape: xShape, values: x)),
            ("mean.npy", NumPyArray.file(shape: meanShape, values: samples.mean)),
        ]
        switch samples.noise {
        case .none: break
        case .perDraw(let variance):
            members.append(("variance.npy", NumPyArray.file(shape: [samples.drawCount, 1], values: variance)))
        case .perPoint(let variance):
            members.append(("variance.npy", NumPyArray.file(shape: meanShape, values: variance)))
        }
        if let y { members.append(("y.npy", NumPyArray.file(shape: [points], values: y))) }
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
private struct NPZArrays {
    let archive: ZipArchive

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
