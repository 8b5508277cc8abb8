@testable import ReportKit

/// A sweep of units that take milliseconds.
enum SmallSweep {
    /// A plan of methods with few epochs on a built-in data set.
    static func planned(
        _ methods: [String] = ["heteroscedastic", "quantile"], dataSets: [String] = ["cubic"], seeds: Int = 2,
        splits: Int? = nil, shares: [Int] = [], epochs: Int = 1, change: (inout RunOptions) -> Void = { _ in }
    ) throws -> PlannedSweep {
        let runs = dataSets.map { dataSet in
            var options = RunOptions()
            options.methods = methods
            options.dataSets = [dataSet]
            options.settings = [.init(name: "epochs", value: "\(epochs)")]
            change(&options)
            return options
        }
        return try PlannedSweep(runs, seeds: seeds, splits: splits, shares: shares, processors: 1)
    }

    /// The options of a source of such a sweep.
    static func options(_ arguments: [String]) -> RunOptions {
        var options = RunOptions()
        let configuration = Configuration(arguments: arguments)
        options.dataSets = configuration.words("dataset") ?? []
        options.settings = (configuration.words("epochs") ?? []).map { .init(name: "epochs", value: $0) }
        options.table = configuration.words("data").map { TableOptions(path: $0[0]) }
        return options
    }

    /// Does the units of a part.
    @discardableResult static func run(
        _ plan: SweepPlan, in directory: SweepDirectory, shard: Shard = .whole, retries: Bool = false,
        otherVersions: [String] = []
    ) async throws -> SweepWork {
        let work = try SweepWork(
            plan, in: directory, shard: shard, retries: retries, otherVersions: otherVersions, jobs: 2,
            options: options)
        _ = try await work.run(began: { _ in }, ended: { _, _ in })
        return work
    }
}
