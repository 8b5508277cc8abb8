import Training

extension RunPlan {
    /// Trains all methods on all data sets: one queue of independent runs, results independent of who does what.
    func train(_ observer: some RunObserver) async throws -> [TrainedMethod] {
        let root = RandomKey(seed: UInt64(seed)).child("training")
        let problems = try dataSets.map { dataSet in
            try ([dataSet.training] + dataSet.folds.map(\.training)).map { try Problem($0, kernels: kernels) }
        }
        for (problem, dataSet) in zip(problems, dataSets) where dataSet.coarseColumns.isEmpty {
            if let warning = problem.lazy.compactMap(\.warning).first { observer.observe(.warning(warning)) }
        }
        let tasks = trainingTasks
        let tunings = try await tune(tasks, observer)
        let planned = zip(tasks, tunings).map { task, tuning in
            let method = task.method
            var settings = tuning?.settings ?? settings(for: method, on: task.data)
            settings.checkpoints = task.fold == nil ? FilmstripEpochs.of(settings[Descent.epochs]) : []
            let problem = problems[task.dataSet][task.fold.map { $0 + 1 } ?? 0]
            return TrainedMethod(
                method: method, dataSet: task.dataSet, settings: settings,
                problem: method.traits.contains(.readsScaling) ? problem.scaled(settings[Scaling.setting]) : problem,
                runs: [], key: task.key(root), tuning: tuning)
        }
        let runCounts = planned.map { $0.method.runCount($0.settings) }
        let wholes = tasks.indices.filter { tasks[$0].fold == nil }
        /// The place of a run among all of its job.
        func place(_ run: Int, of task: Int) -> Int {
            let first = tasks.indices.prefix(task).filter { tasks[$0].job == tasks[task].job }
            return run + first.reduce(0) { $0 + runCounts[$1] }
        }
        observer.observe(
            .training(
                wholes.map { task in
                    let job = planned[task]
                    let runs = tasks.indices.filter { tasks[$0].job == tasks[task].job }
                    return TrainingJob(
                        method: job.method.description.title, dataSet: dataSets[job.dataSet].name,
                        runs: runs.reduce(0) { $0 + runCounts[$1] }, epochs: job.method.passCount(job.settings),
                        unit: job.method.passName, runName: job.method.runName)
                }))
        let queue = planned.indices.flatMap { task in
            (0..<runCounts[task]).map { (task: task, run: $0, job: tasks[task].job, place: place($0, of: task)) }
        }
        let data = cache == nil ? [] : planned.map { Digest(of: $0.problem) }
        let runs = try await inParallel(queue, limit: jobs) { task, run, job, place in
            let plan = planned[task]
            let key = cache?.key(of: plan, data: data[task], run: run)
            if let key, let kept = cache?.value(key, TrainedRun.init(_:)) {
                tell(kept)
                observer.observe(.reused(job: job, run: place, divergedAt: kept.divergence))
                return kept
            }
            func tell(_ run: TrainedRun) {
                guard let failure = run.failure else { return }
                observer.observe(.warning("\(plan.method.description.title) is left out: \(failure)"))
            }
            var trained: TrainedRun
            do {
                trained = try plan.method.train(
                    run: run, on: plan.problem, settings: plan.settings, key: plan.key.child("run").child(run)
                ) { epoch, loss in
                    observer.observe(.epoch(job: job, run: place, epoch: epoch, loss: loss))
                    return !Task.isCancelled
                }
            } catch let error as TrainingError {
                // One method that can't be used on these data must not cost the others.
                trained = .failed(error.description)
            }
            try Task.checkCancellation()
            if let key { cache?.keep(key, trained.write) }
            tell(trained)
            observer.observe(.trained(job: job, run: place, divergedAt: trained.divergence))
            return trained
        }
        let trained = planned.indices.map { task in
            planned[task].replacing(
                runs: queue.indices.filter { queue[$0].task == task }.map { runs[$0] },
                key: planned[task].key.child("prediction"))
        }
        return wholes.map { whole in
            var method = trained[whole]
            method.folds = tasks.indices.filter { tasks[$0].job == tasks[whole].job && tasks[$0].fold != nil }
                .map { trained[$0] }
            return method
        }
    }
}

extension TrainedRun {
    /// The epoch in which the run diverged, 0 if it was impossible from the start; nil if it can predict.
    fileprivate var divergence: Int? { isUsable ? nil : divergedAt ?? 0 }
}
