internal import Foundation
import Predictions
import Tables

/// A data set in the form in which the UCI benchmarks are handed on: numbers in a file of text, and files that say which
/// columns are features, which is the target, and which rows each split learns from and is tested on.
///
/// `data.txt` holds a row in each line, its values separated by blanks. `index_features.txt`, `index_target.txt`,
/// `index_train_0.txt`, `index_test_0.txt` and so on hold places from 0 (Hernández-Lobato & Adams 2015, arXiv:1502.05336).
struct UCIFolder: Sendable {
    /// Its name: that of the folder, or of the one that holds it if it is called `data`.
    let name: String
    /// All rows, in the user's units.
    let rows: Observations
    /// The places of the rows of each split: `[K]`.
    let splits: [(training: [Int], test: [Int])]

    /// The largest file that is read, in bytes.
    private static let limit = 1 << 30

    /// Reads all data sets of a directory: itself, or those of its folders that hold a `data.txt`, in the order of their
    /// names.
    ///
    /// - Throws: ``FileError`` if a file can't be read, ``DataProblem`` if there is none or one makes no sense.
    static func all(in directory: String) throws -> [UCIFolder] {
        let files = FileManager.default
        let inside = ((try? files.contentsOfDirectory(atPath: directory)) ?? []).sorted()
        let places = ([directory] + inside.map { directory + "/" + $0 }).flatMap { [$0, $0 + "/data"] }
        let found = places.filter { files.fileExists(atPath: $0 + "/data.txt") }
        guard !found.isEmpty else {
            throw DataProblem(
                "'\(directory)' holds no data.txt, nor does a folder in it; give a folder with data.txt, index_features.txt, index_target.txt, index_train_0.txt and index_test_0.txt, or one that holds such folders"
            )
        }
        return try found.map { try UCIFolder($0) }
    }

    /// Reads a folder.
    ///
    /// - Throws: ``FileError`` if a file can't be read, ``DataProblem`` if one makes no sense.
    init(_ path: String) throws {
        let parts = URL(fileURLWithPath: path).standardizedFileURL.pathComponents
        name = (parts.last == "data" ? parts.dropLast().last : parts.last) ?? "data"
        let table = try Self.numbers(path + "/data.txt")
        guard let width = table.first?.count else { throw DataProblem("'\(path)/data.txt' holds no numbers") }
        if let odd = table.firstIndex(where: { $0.count != width }) {
            throw DataProblem(
                "'\(path)/data.txt' has \(table[odd].count) values in row \(odd + 1) and \(width) in the first; give each row as many"
            )
        }
        let features = try Self.places(path + "/index_features.txt", below: width, of: "columns")
        let target = try Self.places(path + "/index_target.txt", below: width, of: "columns")
        guard target.count == 1, let place = target.first, !features.contains(place) else {
            throw DataProblem("'\(path)/index_target.txt' must name one column that is no feature")
        }
        rows = Observations(
            x: table.flatMap { row in features.map { row[$0] } }, y: table.map { $0[place] },
            featureCount: features.count)
        var splits: [(training: [Int], test: [Int])] = []
        while FileManager.default.fileExists(atPath: path + "/index_train_\(splits.count).txt") {
            let number = splits.count
            splits.append(
                (
                    training: try Self.places(path + "/index_train_\(number).txt", below: table.count, of: "rows"),
                    test: try Self.places(path + "/index_test_\(number).txt", below: table.count, of: "rows")
                ))
        }
        guard !splits.isEmpty else { throw FileError.missing(path + "/index_train_0.txt") }
        self.splits = splits
    }

    /// The numbers of a file, line by line.
    private static func numbers(_ path: String) throws -> [[Double]] {
        let text = String(decoding: try RegularFile.read(path, limit: limit), as: UTF8.self)
        let lines = text.split(whereSeparator: \.isNewline)
        return try lines.enumerated().compactMap { line, text in
            let words = text.split { $0 == " " || $0 == "\t" || $0 == "," }
            guard !words.isEmpty else { return nil }
            return try words.map { word in
                guard let value = Double(decimal: String(word)), value.isFinite else {
                    throw DataProblem("'\(path)' has '\(word.prefix(80))' in line \(line + 1), where a number must be")
                }
                return value
            }
        }
    }

    /// Places from 0, which some programs write with decimals.
    private static func places(_ path: String, below count: Int, of what: String) throws -> [Int] {
        let values = try numbers(path).flatMap(\.self)
        let places = values.compactMap { Int(exactly: $0) }.filter { (0..<count).contains($0) }
        guard !values.isEmpty, places.count == values.count else {
            throw DataProblem("'\(path)' must hold places of \(what) from 0 to \(count - 1), at least one")
        }
        return places
    }
}
