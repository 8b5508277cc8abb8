import Tables
import Training

/// What a search for better settings of a method has found.
struct Tuning: Sendable {
    /// The number of trials, the settings as they were among them.
    let trials: Int
    /// The settings that predicted best.
    let settings: TrainingSettings
    /// What was searched.
    let keys: [any DeclaredSetting]
    /// The loss on the rows held out: of the settings as they were, and of the best.
    let loss: (start: Double, best: Double)
}

extension RunPlan {
    /// Searches settings for each method on each data set, and on each fold anew: one queue of trials, each independent of the others.
    ///
    /// - Returns: nil for a method that has nothing to search.
    func tune(
        _ tasks: [TrainingTask], _ observer: some RunObserver
    ) async throws -> [Tuning?] {
        guard let trials else { return tasks.map { _ in nil } }
        let root = RandomKey(seed: UInt64(seed)).child("tuning")
        let searches = try tasks.map { task in
            try RandomSearch(
                task.method, on: task.data.training, start: settings(for: task.method, on: task.data),
                fixed: overrides.names(for: task.method), kernels: kernels, key: task.key(root))
        }
        let queue = searches.indices.filter { searches[$0] != nil }.flatMap { search in
            (0..<trials).map { (search: search, trial: $0) }
        }
        let losses = try await inParallel(queue, limit: jobs) { search, trial in
            let task = tasks[search]
            let key = cache?.key(
                ofTrial: trial, task, start: settings(for: task.method, on: task.data),
                fixed: overrides.names(for: task.method), key: task.key(root))
            if let key, let kept = cache?.value(key, { reader throws(ByteReader.Damage) in try reader.double() }) {
                return kept
            }
            let loss = searches[search]?.loss(ofTrial: trial) { !Task.isCancelled } ?? .infinity
            try Task.checkCancellation()
            if let key { cache?.keep(key) { $0.append(loss) } }
            return loss
        }
        observer.observe(
            .finished(
                "tuned \(NumberText.count(zip(tasks, searches).count { $0.fold == nil && $1 != nil }, "method")) with \(NumberText.count(trials, "trial")) each"
            ))
        return searches.indices.map { index in
            guard let search = searches[index] else { return nil }
            let own = zip(queue, losses).filter { $0.0.search == index }.map(\.1)
            guard let start = own.first, let best = own.min(), let trial = own.firstIndex(of: best) else { return nil }
            return Tuning(
                trials: trials, settings: search.candidate(trial), keys: search.keys, loss: (start: start, best: best))
        }
    }
}
