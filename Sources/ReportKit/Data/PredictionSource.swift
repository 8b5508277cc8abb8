import Predictions
import Tables

/// A file of predictions as a user names it, with the points of a table where the file has none.
struct PredictionSource {
    /// The points that predictions were made at, from a table of the user's.
    struct Points {
        let x: [Double]
        let y: [Double]
        let features: [String]
        let target: String
    }

    /// What stands in the file.
    let file: PredictionFile
    /// What the predictions' model learned from, where the file says it.
    let training: Observations?
    /// The name of the file without the directories around it.
    let name: String

    /// Reads a file in the form that its first bytes tell: an archive of arrays, an array, or else CSV.
    ///
    /// - Throws: ``FileError`` if it can't be read, ``SettingError`` if an array comes without a table of points,
    ///   ``DataProblem`` if its content can't be used.
    init(_ path: String, points: Points?, _ memory: MemoryLimit) throws {
        let bytes = try RegularFile.read(path, limit: memory.predictionFile)
        name = FileName.last(of: path)
        let isArray = path.hasSuffix(".npy") || bytes.starts(with: [0x93] + Array("NUMPY".utf8))
        let isArchive = path.hasSuffix(".npz") || bytes.starts(with: [0x50, 0x4B])
        if isArray, points == nil {
            throw SettingError.combination(
                "'\(name)' holds draws without their points: give those with --data FILE.csv --x COLUMN … --y COLUMN, a row for each column of the array"
            )
        }
        do throws(PredictionFileError) {
            if isArray, let points {
                file = try PredictionFile(npy: bytes, x: points.x, featureCount: points.features.count, y: points.y)
                training = nil
            } else if isArchive {
                file = try PredictionFile(npz: bytes, limit: memory.predictionFile)
                training = try Observations(trainingRowsOf: bytes, featureCount: file.featureCount)
            } else {
                file = try PredictionFile(csv: bytes)
                training = nil
            }
        } catch .archive(.tooLarge) {
            throw DataProblem(
                "'\(path)': its arrays have more than \(memory.predictionFile) bytes together, \(memory.advice)")
        } catch {
            throw DataProblem("'\(path)': \(error)")
        }
    }
}

extension PredictionSource.Points {
    /// Reads the points from a table, all rows in their order.
    init(_ table: TableOptions, _ memory: MemoryLimit) throws {
        let result = try TableDataSet.read(table, memory)
        let columns = result.table.columns
        x = (0..<result.table.rowCount).flatMap { row in columns.dropLast().map { $0.values[row] } }
        y = columns.last?.values ?? []
        features = columns.dropLast().map(\.name)
        target = columns.last?.name ?? "y"
    }
}
