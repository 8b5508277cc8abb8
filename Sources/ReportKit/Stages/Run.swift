import Tables
import Training

/// What a run has made.
public struct RunOutcome: Sendable, Equatable {
    /// The paths of the files in their place.
    public let paths: [String]
    /// Whether the training of a method diverged.
    public let hasDiverged: Bool
}

extension RunPlan {
    /// Trains, evaluates, composes, draws, writes and publishes.
    ///
    /// Nothing is published before everything is done; the output directory is checked and reserved before anything
    /// is begun.
    ///
    /// - Throws: ``PublishingError``, or `CancellationError` if the task was cancelled; the earlier report still stands.
    public func run(_ observer: some RunObserver) async throws -> RunOutcome {
        // What several chapters say is said once here.
        var said: Set<String> = []
        for remark in dataSets.flatMap(\.remarks) where said.insert(remark).inserted {
            observer.observe(.remark(remark))
        }
        for warning in warnings + dataSets.flatMap({ $0.warnings + $0.coarseColumns }) {
            observer.observe(.warning(warning))
        }
        let publication = try Publication(to: output, force: force)
        // Refused before any work: what the exports could not be written to.
        for export in exports { _ = try Publication(to: export.directory, force: force) }
        let (report, model) = try await report(observer)
        var paths = try publication.publish(report.files) { observer.observe(.warning($0)) }
        observer.observe(.finished("published \(output)"))
        for export in exports {
            guard let model else { break }
            let results = try RecordedResults(model, hasFeatures: imported?.hasFeatures ?? true, seed: seed)
            let files = try await abandoning { try await export.files(model, results, jobs: jobs) }
            paths += try Publication(to: export.directory, force: force).publish(files) {
                observer.observe(.warning($0))
            }
            observer.observe(.finished("published \(export.directory)"))
        }
        return RunOutcome(paths: paths, hasDiverged: report.hasDiverged)
    }

    /// The report that was kept if everything that it is made from is the same, else one that is made now, with its model.
    private func report(_ observer: some RunObserver) async throws -> (MadeReport, ReportModel?) {
        let key = origin.flatMap { cache?.key(of: $0) }
        // Exports are made of the model, which no report holds.
        if exports.isEmpty, let key, let kept = cache?.value(key, MadeReport.init(_:)) {
            for warning in kept.warnings { observer.observe(.warning(warning)) }
            observer.observe(.finished("nothing has changed: took the report from the cache"))
            return (kept, nil)
        }
        let (made, model) = try await make(observer)
        if let key {
            cache?.keep(key, made.write)
            cache?.trim()
        }
        return (made, model)
    }

    /// Trains, evaluates, composes, draws and writes.
    func make(_ observer: some RunObserver) async throws -> (MadeReport, ReportModel) {
        let record = WarningRecord(passingOnTo: observer)
        let (evaluations, judgements) = try await evaluations(record)
        try Task.checkCancellation()
        let (model, drawings) = try await abandoning {
            let model = try compose(evaluations, judgements, self)
            return (model, try await draw(model.chapters.flatMap(\.figures), files: figures, jobs: jobs, cache: cache))
        }
        observer.observe(.finished("drew \(NumberText.count(drawings.pictures.count, "figure"))"))
        let report = MadeReport(
            files: try write(model, drawings, self) + drawings.files,
            hasDiverged: evaluations.joined().contains(where: \.hasFailedRuns), warnings: record.warnings)
        return (report, model)
    }

    /// What came of every method on every data set, and what a sampled posterior says about them.
    ///
    /// - Throws: `CancellationError` as soon as the task is cancelled, whatever the methods are at.
    func evaluations(
        _ observer: some RunObserver
    ) async throws -> (evaluations: [[Evaluation]], judgements: [ReferenceJudgement?]) {
        if let cache, let complaint = cache.prepare(), cache.isGiven { observer.observe(.warning(complaint)) }
        defer { cache?.trim() }
        return try await abandoning { try await trainAndEvaluate(observer) }
    }

    private func trainAndEvaluate(
        _ observer: some RunObserver
    ) async throws -> (evaluations: [[Evaluation]], judgements: [ReferenceJudgement?]) {
        if let imported {
            let evaluations = try await evaluate(imported, self)
            observer.observe(.finished("scored \(NumberText.count(imported.files.count, "method"))"))
            return (evaluations, dataSets.map { _ in nil })
        }
        let trained = try await train(observer, tellsCost: true)
        let first = try await evaluate(trained, self)
        let repetitions = try await repetitions(observer: observer)
        let evaluations = first.enumerated().map { dataSet, own in
            own.map { $0.summarised(with: repetitions, dataSet: dataSet) }
        }
        observer.observe(.finished("scored \(NumberText.count(trained.count, "method"))"))
        try Task.checkCancellation()
        return (evaluations, try await judge(evaluations, trained, self, observer))
    }
}
