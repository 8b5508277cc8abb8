import Predictions
import Training

/// Does the units of a plan that are not done yet.
public struct SweepWork: Sendable {
    /// What is to be done, the largest first.
    public let units: [SweepUnit]
    /// The number of units of the shard that were done before.
    public let doneBefore: Int
    /// Those that have failed before and are left at that.
    public let failedBefore: [SweepUnit]
    private let plan: SweepPlan
    private let directory: SweepDirectory
    private let sources: [RunOptions]
    private let jobs: Int

    /// Looks at what there is to do.
    ///
    /// - Parameters:
    ///   - plan: the plan.
    ///   - directory: where its results are.
    ///   - shard: whose units.
    ///   - retries: whether units that have failed are done again.
    ///   - otherVersions: versions whose results count, too.
    ///   - jobs: units at a time.
    ///   - options: reads a command line that names a source and its settings.
    /// - Throws: ``SweepError`` if the plan is another version's, or its data are not there.
    public init(
        _ plan: SweepPlan, in directory: SweepDirectory, shard: Shard, retries: Bool, otherVersions: [String] = [],
        jobs: Int, options: ([String]) throws -> RunOptions
    ) throws {
        guard plan.version == Version.ofBuild else {
            throw SweepError.otherVersion(directory.planPath, found: plan.version)
        }
        self.plan = plan
        self.directory = directory
        self.jobs = jobs
        let own = shard.units(of: plan)
        let earlier = try OtherVersions(otherVersions, of: plan, in: directory)
        let inventory = try shard == .whole ? directory.inventory() : nil
        let standings = try own.map { unit -> (isDone: Bool, hasFailed: Bool) in
            if earlier.hasResult(of: unit) { return (true, false) }
            if let inventory { return (inventory.done.contains(unit.key), inventory.failed.contains(unit.key)) }
            return try directory.standing(of: unit.key)
        }
        doneBefore = standings.count { $0.isDone }
        failedBefore = retries ? [] : zip(own, standings).filter(\.1.hasFailed).map(\.0)
        units = zip(own, standings).filter { !$1.isDone && (retries || !$1.hasFailed) }.map(\.0)
        // Only what is learned from is read.
        let needed = Set(units.map { plan.cells[$0.cell].source })
        try directory.check(needed.sorted().map { plan.sources[$0] })
        sources = try plan.sources.indices.map { source in
            needed.contains(source) ? try options(plan.sources[source].arguments(in: directory.path)) : RunOptions()
        }
    }

    /// Does them; each that is done stays done, whatever happens after.
    ///
    /// - Parameters:
    ///   - began: called when a unit begins.
    ///   - ended: called when its result is filed, with what went wrong, if anything did.
    /// - Returns: the number of units that have failed.
    /// - Throws: ``PublishingError`` if results can't be filed, `CancellationError` if the task is cancelled.
    public func run(
        began: @escaping @Sendable (SweepUnit) -> Void,
        ended: @escaping @Sendable (SweepUnit, _ failure: String?) -> Void
    ) async throws -> Int {
        try await abandoning {
            try await inParallel(units, limit: jobs) { unit in
                began(unit)
                // Somebody else may have done it meanwhile.
                guard try !directory.standing(of: unit.key).isDone else {
                    ended(unit, nil)
                    return false
                }
                let result = try await result(of: unit)
                try Task.checkCancellation()
                try directory.write(result)
                ended(unit, result.reason)
                return result.hasFailed
            }
        }.count { $0 }
    }

    /// What comes of a unit.
    func result(of unit: SweepUnit) async throws -> UnitResult {
        let cell = plan.cells[unit.cell]
        var asked = sources[cell.source]
        asked.methods = [cell.method]
        asked.seed = unit.seed
        asked.dataSeed = unit.split ?? asked.dataSeed
        asked.jobs = 1
        // Results of units are kept themselves, and thousands of tasks must not meet in one directory.
        asked.cache = .none
        var result = UnitResult(
            version: plan.version, key: unit.key, source: plan.sources[cell.source].name, method: cell.method,
            share: unit.share, split: unit.split, seed: unit.seed)
        do {
            var run = try RunPlan(asked, processors: 1).learning(
                fromPercent: unit.share, root: asked.dataSeed ?? unit.seed)
            // How far a score could be off by chance is told by the repetitions.
            run.bootstrap = Bootstrap(resampleCount: 20)
            result.outcomes = zip(run.dataSets, try await run.scored()).flatMap { dataSet, evaluations in
                evaluations.map { UnitResult.Outcome($0, on: dataSet) }
            }
        } catch let error as CancellationError {
            throw error
        } catch {
            // What one unit lacks must not cost the others; where the directory lies is no part of it.
            result.error = "\(error)".replacing(directory.path + "/", with: "")
        }
        return result
    }
}
