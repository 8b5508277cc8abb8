import Predictions
import Training

extension RunPlan {
    /// Trains all methods on all data sets: one queue of independent runs, results independent of who does what.
    ///
    /// - Parameter tellsCost: whether it is told before a long training how long it will take.
    func train(_ observer: some RunObserver, tellsCost: Bool = false) async throws -> [TrainedMethod] {
        let root = RandomKey(seed: UInt64(seed)).child("training")
        let problems = try dataSets.map { dataSet in
            try ([dataSet.training] + dataSet.folds.map(\.training)).map { try Problem($0, kernels: kernels) }
        }
        for (problem, dataSet) in zip(problems, dataSets) where dataSet.coarseColumns.isEmpty {
            if let warning = problem.lazy.compactMap(\.warning).first { observer.observe(.warning(warning)) }
        }
        let tasks = trainingTasks
        let data = cache == nil ? [] : problems.map { $0.map { Digest(of: $0) } }
        func key(of planned: TrainedMethod, _ task: TrainingTask, run: Int) -> WorkCache.Key? {
            cache?.key(of: planned, data: data[task.dataSet][task.problem], run: run)
        }
        func planned(_ task: TrainingTask, _ tuning: Tuning?) -> TrainedMethod {
            let method = task.method
            var settings = tuning?.settings ?? settings(for: method, on: task.data)
            settings.checkpoints = task.fold == nil ? FilmstripEpochs.of(settings[Descent.epochs]) : []
            let problem = problems[task.dataSet][task.problem]
            return TrainedMethod(
                method: method, dataSet: task.dataSet, settings: settings,
                problem: method.traits.contains(.readsScaling) ? problem.scaled(settings[Scaling.setting]) : problem,
                runs: [], key: task.key(root), tuning: tuning, bandLevel: bandLevel)
        }
        if tellsCost {
            let start = tasks.map { planned($0, nil) }
            tellCost(start, observer) { place, run in
                key(of: start[place], tasks[place], run: run).map { cache?.holds($0) ?? false } ?? false
            }
        }
        let tunings = try await tune(tasks, observer)
        let planned = zip(tasks, tunings).map { planned($0, $1) }
        let keys = zip(planned, tasks).map { planned, task in
            (0..<planned.method.runCount(planned.settings)).map { key(of: planned, task, run: $0) }
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
        let runs = try await inParallel(queue, limit: jobs) { task, run, job, place in
            let plan = planned[task]
            let key = keys[task][run]
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

extension RunPlan {
    /// Says how long all of it will take, if that is long.
    ///
    /// - Parameter isKept: whether a run of a method is there from an earlier time.
    private func tellCost(
        _ planned: [TrainedMethod], _ observer: some RunObserver, isKept: (_ method: Int, _ run: Int) -> Bool
    ) {
        let work = planned.indices.map { place in
            let (method, dataSet) = (planned[place], dataSets[planned[place].dataSet])
            let runs = (0..<method.method.runCount(method.settings)).count { !isKept(place, $0) }
            let lines = dataSet.features.count * PredictionGrid.fine
            return (method: method, runs: runs, points: runs > 0 ? dataSet.test.count + lines : 0)
        }
        let start = ContinuousClock.now
        let times = Double((repetitions.count + 1) * ((trials ?? 0) + 1))
        guard let cost = CostEstimate(work, times: times, now: { (.now - start) / .seconds(1) }) else {
            return
        }
        let seconds = cost.seconds(cores: jobs)
        guard seconds > CostEstimate.worthTelling else { return }
        observer.observe(.expected(seconds: seconds, quicker: cost.quickest))
    }
}

extension TrainedRun {
    /// The epoch in which the run diverged, 0 if it was impossible from the start; nil if it can predict.
    fileprivate var divergence: Int? { isUsable ? nil : divergedAt ?? 0 }
}
