import Training

extension RunPlan {
    /// Trains all methods on all data sets: one queue of independent runs, results independent of who does what.
    func train(_ observer: some RunObserver) async throws -> [TrainedMethod] {
        let root = RandomKey(seed: UInt64(seed)).child("training")
        let problems = try dataSets.map {
            try Problem($0.training, kernels: kernels)
        }
        for (problem, dataSet) in zip(problems, dataSets) where dataSet.coarseColumns.isEmpty {
            if let warning = problem.warning { observer.observe(.warning(warning)) }
        }
        let pairs = dataSets.indices.flatMap { dataSet in methods.map { (dataSet: dataSet, method: $0) } }
        let tunings = try await tune(pairs, observer)
        let planned = zip(pairs, tunings).map { pair, tuning in
            let (dataSet, method) = pair
            var settings = tuning?.settings ?? settings(for: method, on: dataSets[dataSet])
            settings.checkpoints = FilmstripEpochs.of(settings[Descent.epochs])
            let scales = method.traits.contains(.readsScaling)
            return TrainedMethod(
                method: method, dataSet: dataSet, settings: settings,
                problem: scales ? problems[dataSet].scaled(settings[Scaling.setting]) : problems[dataSet], runs: [],
                key: root.child(dataSets[dataSet].name).child(method.description.name), tuning: tuning)
        }
        observer.observe(
            .training(
                planned.map { job in
                    TrainingJob(
                        method: job.method.description.title, dataSet: dataSets[job.dataSet].name,
                        runs: job.method.runCount(job.settings), epochs: job.method.passCount(job.settings),
                        unit: job.method.passName, runName: job.method.runName)
                }))
        let queue = planned.indices.flatMap { job in
            (0..<planned[job].method.runCount(planned[job].settings)).map { (job: job, run: $0) }
        }
        let cache = referenceCache.map { ChainCache(directory: $0) }
        let runs = try await inParallel(queue, limit: jobs) { job, run in
            let plan = planned[job]
            let chain = cache == nil ? nil : ChainIdentity(plan, run: run)
            if let chain, let kept = cache?.run(chain) {
                observer.observe(.trained(job: job, run: run, divergedAt: nil))
                return kept
            }
            var trained: TrainedRun
            do {
                trained = try plan.method.train(
                    run: run, on: plan.problem, settings: plan.settings, key: plan.key.child("run").child(run)
                ) { epoch, loss in
                    observer.observe(.epoch(job: job, run: run, epoch: epoch, loss: loss))
                    return !Task.isCancelled
                }
            } catch let error as TrainingError {
                // One method that can't be used on these data must not cost the others.
                trained = .failed(error.description)
            }
            try Task.checkCancellation()
            if let chain, let warning = cache?.keep(trained, chain) { observer.observe(.warning(warning)) }
            if let failure = trained.failure {
                observer.observe(.warning("\(plan.method.description.title) is left out: \(failure)"))
            }
            observer.observe(.trained(job: job, run: run, divergedAt: trained.isUsable ? nil : trained.divergedAt ?? 0))
            return trained
        }
        return planned.indices.map { job in
            let plan = planned[job]
            let own = queue.indices.filter { queue[$0].job == job }.map { runs[$0] }
            return TrainedMethod(
                method: plan.method, dataSet: plan.dataSet, settings: plan.settings, problem: plan.problem, runs: own,
                key: plan.key.child("prediction"), tuning: plan.tuning)
        }
    }
}
