import Predictions
import Tables
import Training

/// How much memory a run may take, checked against what files and predictions will need before any work is done.
///
/// What they need is an upper bound of what was measured, not the exact number.
struct MemoryLimit: Sendable, Equatable {
    /// The limit in bytes.
    let bytes: Int

    /// The limit where nobody said which.
    static let usual = MemoryLimit(bytes: 4_000_000_000)
    private static let gigabytes = 0.1...10_000

    private init(bytes: Int) { self.bytes = bytes }

    /// A limit in gigabytes.
    init(gigabytes: Double) throws(SettingError) {
        guard Self.gigabytes.contains(gigabytes) else {
            throw .value("memory", found: gigabytes.description, expected: "gigabytes from 0.1 to 10000")
        }
        bytes = Int(gigabytes * 1e9)
    }

    /// The most bytes of the arrays in a file of predictions: they are there as bytes and, twice, as numbers.
    var predictionFile: Int { bytes / 3 }
    /// The most bytes of a table: its text, all cells and the columns that are read.
    var table: Int { bytes / 8 }

    /// What predictions take: draws and their copy as numbers of four bytes, and for each point the scores and their order.
    private static func size(draws: Int, points: Int) -> Double {
        8 * Double(draws) * Double(points) + 600 * Double(points)
    }

    /// Refuses predictions that would take more.
    func check(_ files: [(name: String, samples: PredictionSamples)]) throws {
        let needed = files.reduce(0.0) { $0 + Self.size(draws: $1.samples.drawCount, points: $1.samples.pointCount) }
        guard needed > Double(bytes), let largest = files.max(by: { $0.samples.drawCount < $1.samples.drawCount })
        else {
            return
        }
        throw DataProblem(
            "'\(largest.name)' has \(largest.samples.drawCount) draws at \(largest.samples.pointCount) points: with all files that takes about \(Self.text(needed)), \(advice)"
        )
    }

    /// Refuses to train methods whose predictions would take more.
    func check(
        _ methods: [any Method], on dataSets: [DataSet], _ overrides: SettingOverrides
    ) throws(SettingError) {
        var needed = 0.0
        for dataSet in dataSets {
            let lines = dataSet.features.count * PredictionGrid.fine
            for method in methods {
                let settings = overrides.apply(to: method.defaults(for: dataSet), of: method)
                let draws =
                    method.settings.contains { $0.name == Predictor.samples.name }
                    ? settings[Predictor.samples] : method.runCount(settings)
                needed += Self.size(
                    draws: draws, points: dataSet.test.count + lines + (dataSet.newRows?.count ?? 0))
            }
        }
        guard needed > Double(bytes) else { return }
        throw .combination("the predictions of all methods would take about \(Self.text(needed)), \(advice)")
    }

    /// What to do about it.
    var advice: String {
        "and \(Self.text(Double(bytes))) are allowed; take fewer draws or points, or allow more with --memory"
    }

    private static func text(_ bytes: Double) -> String {
        "\(NumberText.significant(bytes / 1e9, digits: 2)) GB"
    }
}
