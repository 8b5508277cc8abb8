import Figures
import Predictions
import Tables

/// Merges what units came to into one report, the same bytes whoever did them in what order.
public struct SweepReport: Sendable {
    private let plan: SweepPlan
    private let directory: SweepDirectory
    private let otherVersions: [String]
    private let baseline: String?
    private let figures: FigureFiles
    private let jobs: Int

    /// What a merge has made.
    public struct Outcome: Sendable {
        /// The paths of the files in their place.
        public let paths: [String]
        /// Units that have failed or are missing.
        public let absentCount: Int
    }

    /// Prepares to merge.
    ///
    /// - Parameters:
    ///   - plan: the plan.
    ///   - directory: where its results are.
    ///   - otherVersions: versions whose results stand in for those that this one has not made.
    ///   - baseline: the name of the method that the others are held against; nil for the best.
    ///   - formats: figure formats by name; nil for the usual ones.
    ///   - themes: themes by name; nil for the usual ones.
    ///   - jobs: files read, and figures drawn, at a time.
    /// - Throws: ``SettingError`` for a format or theme that there is not.
    public init(
        _ plan: SweepPlan, in directory: SweepDirectory, otherVersions: [String], baseline: String?,
        formats: [String]?, themes: [String]?, jobs: Int
    ) throws(SettingError) {
        self.plan = plan
        self.directory = directory
        self.otherVersions = otherVersions
        self.baseline = baseline
        figures = FigureFiles(
            formats: try RunPlan.cases("figure-format", formats) ?? FigureFiles().formats,
            themes: try RunPlan.cases("theme", themes) ?? FigureFiles().themes)
        self.jobs = jobs
    }

    /// Reads, compares, draws and publishes.
    ///
    /// - Parameters:
    ///   - output: the directory of the report; nil for `report` beside the plan.
    ///   - force: whether files of others may stay in it.
    ///   - warn: is told what the user should know.
    /// - Throws: ``SweepError/noResults(_:)`` if nothing is done yet, ``SettingError`` for a baseline that there is not,
    ///   ``PublishingError``.
    public func publish(
        to output: String?, force: Bool, warn: @escaping @Sendable (String) -> Void
    ) async throws -> Outcome {
        let publication = try Publication(to: output ?? directory.path + "/report", force: force)
        let units = try await results(warn)
        let story = try SweepStory(SweepResults(plan, units), baseline: baseline)
        let files = try await abandoning { try await self.files(story, units) }
        let paths = try publication.publish(files, warn: warn)
        try directory.collectTimes(plan)
        return Outcome(paths: paths, absentCount: story.results.standings.count { !$0.isDone })
    }

    /// The result of each unit of the plan; nil where there is none.
    func results(_ warn: (String) -> Void = { _ in }) async throws -> [UnitResult?] {
        let inventory = try directory.inventory()
        let earlier = try OtherVersions(otherVersions, of: plan, in: directory)
        let known = plan.units.map { unit -> String? in
            if inventory.done.contains(unit.key) { return unit.key }
            return earlier.key(of: unit) ?? (inventory.failed.contains(unit.key) ? unit.key : nil)
        }
        guard known.contains(where: { $0 != nil }) else { throw SweepError.noResults(directory.planPath) }
        // Several at a time, since most of it is waiting for the file system.
        let parts = stride(from: 0, to: known.count, by: 64).map { Array(known[$0..<min($0 + 64, known.count)]) }
        let results = try await inParallel(parts, limit: jobs) { part in
            try part.map { key in try key.flatMap { try directory.result($0)?.shown } }
        }.flatMap(\.self)
        for (key, result) in zip(known, results) {
            guard let key, result == nil else { continue }
            warn("the result \(key) is damaged and counts as missing; remove its file from 'results' and run again")
        }
        directory.clear(inventory.leftovers)
        return results
    }

    /// Every file of the report.
    private func files(_ story: SweepStory, _ units: [UnitResult?]) async throws -> [PublishedFile] {
        let drawings = try await draw(story.allFigures, files: figures, jobs: jobs)
        let document = story.document
        let page = HTMLWriter(figures: figures, pictures: drawings.pictures)
        let writers: [any DocumentWriter] = [page, MarkdownWriter(figures: figures)]
        return writers.map { PublishedFile($0.fileName, $0.write(document)) }
            + story.allTables.flatMap(\.files) + [story.tables.units(units)] + drawings.files
    }
}
