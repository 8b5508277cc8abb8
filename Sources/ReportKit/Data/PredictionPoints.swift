import Predictions
import Tables

/// The points that predictions were made at, from a table of the user's.
struct PredictionPoints {
    let x: [Double]
    let y: [Double]
    let features: [String]
    let target: String
    /// The name of the table.
    let name: String
    /// Whether rows were left out, so that the number of a row says nothing.
    let lacksRows: Bool
    /// What reading the table has to say.
    let remarks: [String]

    /// Reads the points from a table, all rows in their order.
    init(_ table: TableOptions, _ memory: MemoryLimit) throws {
        let result = try TableDataSet.read(table, memory)
        let columns = result.table.columns
        x = (0..<result.table.rowCount).flatMap { row in columns.dropLast().map { $0.values[row] } }
        y = columns.last?.values ?? []
        features = columns.dropLast().map(\.name)
        target = columns.last?.name ?? "y"
        name = table.fileName
        lacksRows = result.droppedRows > 0
        remarks = result.warnings
    }

    /// The number of points.
    var count: Int { y.count }

    /// Gives predictions the features and observations of the table, by features where they have some, else by rows.
    ///
    /// - Throws: ``DataProblem`` if nobody can say which row belongs to which prediction.
    func join(_ source: PredictionSource, offset: Double) throws(DataProblem) -> PredictionSource {
        var joined = source
        let file = source.file
        let rows: [Int]
        if file.featureCount == 0 {
            rows = try byRow(source)
            joined.remarks.append("the points of \(source.name) are taken for the rows of \(name), one after the other")
        } else {
            rows = try byFeatures(source)
            let isInOrder = rows == Array(0..<count)
            if !isInOrder {
                let rest = count - rows.count
                joined.remarks.append(
                    "the points of \(source.name) were found in \(name) by \(NumberText.list(features))"
                        + (rest > 0 ? "; \(NumberText.count(rest, "row")) of it have no prediction" : ""))
            }
        }
        let y = rows.map { self.y[$0] - offset }
        if let own = file.y {
            guard zip(own, y).allSatisfy({ Self.isSame($0, $1) || $0.isNaN || $1.isNaN }) else {
                throw DataProblem(
                    "'\(source.name)' holds other observations than the column '\(target)' of '\(name)': give one of them, or leave its own out with --columns unused=\(source.target ?? "y")"
                )
            }
        }
        let width = features.count
        let x = rows.flatMap { Array(self.x[$0 * width..<($0 + 1) * width]) }
        do {
            joined.file = try PredictionFile(x: x, featureCount: width, samples: file.samples, y: y, offset: offset)
        } catch {
            throw DataProblem("'\(name)': \(error)")
        }
        joined.features = features
        joined.target = target
        return joined
    }

    /// Each point is the row of its number; that is certain only if there are as many of both.
    private func byRow(_ source: PredictionSource) throws(DataProblem) -> [Int] {
        let points = source.file.samples.pointCount
        guard points == count, !lacksRows else {
            throw DataProblem(
                "'\(source.name)' has predictions at \(NumberText.count(points, "point")) without x, and '\(name)' has \(NumberText.count(count, "row"))\(lacksRows ? " left" : ""): give a table with a row for each, or add x to the predictions"
            )
        }
        return Array(0..<count)
    }

    /// Each point is the row with its features.
    private func byFeatures(_ source: PredictionSource) throws(DataProblem) -> [Int] {
        let (file, width) = (source.file, features.count)
        let points = file.samples.pointCount
        guard file.featureCount == width else {
            throw DataProblem(
                "'\(source.name)' has \(NumberText.count(file.featureCount, "feature")) and --x names \(width): name the columns of '\(name)' that are its x, or say --x none to go by the number of the row"
            )
        }
        let origin = RowOrigin(of: file.x, featureCount: width)
        let isInOrder =
            points == count
            && (0..<count).allSatisfy { row in
                zip(origin.key(file.x, row), origin.key(x, row)).allSatisfy { Self.isSame(Double($0), Double($1)) }
            }
        if isInOrder { return Array(0..<count) }
        // Features may have been through single precision.
        var known: [[Float]: Int] = [:]
        var twice: Set<[Float]> = []
        for row in 0..<count {
            let key = origin.key(x, row)
            if known.updateValue(row, forKey: key) != nil { twice.insert(key) }
        }
        var rows: [Int] = []
        var taken: Set<Int> = []
        var missing = 0
        for point in 0..<points {
            let key = origin.key(file.x, point)
            guard let row = known[key] else {
                missing += 1
                continue
            }
            guard !twice.contains(key), taken.insert(row).inserted else {
                throw DataProblem(
                    "several points of '\(source.name)' and rows of '\(name)' have the same \(NumberText.list(features)), in another order: nobody can say which belong together; give both in one order, or add y to the predictions"
                )
            }
            rows.append(row)
        }
        guard missing == 0 else {
            throw DataProblem(
                "\(NumberText.count(missing)) of \(NumberText.count(points, "point")) of '\(source.name)' are not among the \(NumberText.count(count, "row")) of '\(name)' by \(NumberText.list(features)): give the table that they were predicted for"
            )
        }
        return rows
    }

    /// Whether two numbers are the same, but for single precision.
    private static func isSame(_ first: Double, _ second: Double) -> Bool {
        first == second || Float(first) == Float(second) || abs(first - second) <= 1e-6 * max(abs(first), abs(second))
    }
}
