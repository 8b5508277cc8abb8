import Predictions
import Tables
import Training

extension ImportedPredictions {
    /// The same predictions with points that a column of a file of them parts into kinds, a row for each point.
    ///
    /// - Throws: ``FileError`` if the file can't be read, ``DataProblem`` if it is no table, has no such column or another
    ///   number of rows, or its values are too many.
    func parted(
        by column: String, of path: String, _ reader: CSVReader, _ memory: MemoryLimit
    ) throws -> ImportedPredictions {
        let name = FileName.last(of: path)
        let bytes = try TableDataSet.bytes(of: path, memory)
        let words = try Self.words(column, in: bytes, of: name, reader)
        guard words.count == pointCount else {
            throw DataProblem(
                "'\(name)' has \(NumberText.count(words.count, "row")) for \(NumberText.count(pointCount, "point")), and --by needs a row for each"
            )
        }
        var parted = self
        parted.dataSet.subgroups = try Subgroups(column, words: dataSet.fileOrder.map { words[$0] }, file: name)
        return parted
    }

    private static func words(
        _ column: String, in bytes: [UInt8], of file: String, _ reader: CSVReader
    ) throws(DataProblem) -> [String] {
        do throws(CSVError) {
            let places = try reader.indices(of: [column], in: bytes)
            return try reader.words(in: bytes, at: places)[0].cells
        } catch {
            throw DataProblem("'\(file)': \(error)")
        }
    }
}
