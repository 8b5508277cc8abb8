extension RecordedResults {
    /// Reads the results of a report.
    ///
    /// Beside `metrics.json` these are the predictions that `--save-predictions` keeps; a `metrics.json` on its own has
    /// none.
    ///
    /// - Throws: ``GateError`` or ``FileError`` if there is no report, or it can't be read.
    public static func read(_ location: ResultLocation) throws -> RecordedResults {
        switch location {
        case .path(let path):
            guard try Disk().resolve(BytePath(path)) != nil else { throw GateError.noReport(path) }
            guard try isDirectory(path) else {
                let bytes = try RegularFile.read(path, limit: MemoryLimit.usual.table)
                return RecordedResults(try metrics(bytes, path))
            }
            return try read(DirectoryFiles(path: path), location)
        case .commit(let reference, let path):
            let files = GitFiles(reference: reference, path: path)
            guard try !files.isFile() else {
                return RecordedResults(try metrics(files.readItself(), location.description))
            }
            return try read(files, location)
        }
    }

    private static func read(_ files: some ResultFiles, _ location: ResultLocation) throws -> RecordedResults {
        guard let bytes = try files.read("metrics.json") else { throw GateError.noReport(location.description) }
        let file = try metrics(bytes, location.description)
        let kept = Set(try files.names(in: "predictions"))
        var predictions: [Method: PointPredictions] = [:]
        for method in RecordedResults(file).methods where kept.contains(method.predictionFile) {
            predictions[method] = try files.read("predictions/" + method.predictionFile).flatMap(PointPredictions.init)
        }
        let directory: String? = if case .path(let path) = location { path } else { nil }
        return RecordedResults(
            file, predictions: predictions, figures: try files.names(in: "figures"), directory: directory)
    }

    private static func metrics(_ bytes: [UInt8], _ place: String) throws(GateError) -> MetricsFile {
        do {
            return try MetricsFile.read(bytes)
        } catch {
            throw .metrics(place, error)
        }
    }

    private static func isDirectory(_ path: String) throws -> Bool {
        // The link that a path may be is followed.
        guard let place = try Disk().resolve(BytePath(path)) else { return false }
        return try Disk().status(place)?.kind == .directory
    }
}

extension RecordedResults.Method {
    /// The name of the file in which a report keeps its predictions.
    fileprivate var predictionFile: String { PublishedFile.predictions(dataSet: dataSet, method: name) }
}
