/// Minimises an objective: epochs of shuffled mini-batches, a step of the optimiser after each.
struct Descent {
    let problem: Problem
    let settings: TrainingSettings
    let key: RandomKey

    /// Runs all epochs, or as many as `observe` allows.
    ///
    /// A loss that is not a finite number ends the run at once: its state before the fatal epoch is kept.
    func run(
        _ objective: inout some Objective, observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) -> TrainedRun {
        var batches = MiniBatches(problem: problem, size: settings.batch, key: key.child("order"))
        let count = objective.stateCount
        let storage = Storage(parts: count, count)
        let state = storage.take(count)
        let gradient = storage.take(count)
        let start = objective.initialState(key: key.child("start"))
        for index in 0..<count { state[index] = start[index] }
        var optimiser = Adam(count: count, rate: settings.learningRate, kernels: problem.kernels)

        var curves = objective.curveNames.map { _ in [Double]() }
        var checkpoints: [TrainedRun.Checkpoint] = []
        var whole = start
        var divergedAt: Int?
        var step = 0
        for epoch in 1...max(settings.epochs, 1) {
            batches.shuffle(epoch: epoch)
            var total = 0.0
            for batch in 0..<batches.count {
                let rows = batches.load(batch, into: objective.workspace)
                let loss = objective.evaluate(state, gradient: gradient, rows: rows, step: step)
                optimiser.step(state, gradient: gradient, factor: factor(step: step, of: batches.count))
                total += loss * Double(rows)
                step += 1
                if !loss.isFinite { break }
            }
            let values = objective.curves(state, meanLoss: total / Double(problem.count))
            guard values.allSatisfy(\.isFinite) else {
                divergedAt = epoch
                break
            }
            for (index, value) in values.enumerated() { curves[index].append(value) }
            if settings.checkpoints.contains(epoch) {
                whole = copy(state, count: count)
                checkpoints.append(.init(epoch: epoch, state: whole))
            }
            if !observe(epoch, values[0]) { break }
        }
        if divergedAt == nil { whole = copy(state, count: count) }
        return TrainedRun(
            state: whole, checkpoints: checkpoints,
            curves: zip(objective.curveNames, curves).map { .init(name: $0, values: $1) }, divergedAt: divergedAt)
    }

    /// The length of a step relative to the learning rate.
    private func factor(step: Int, of batches: Int) -> Double {
        settings.schedule.factor(progress: Double(step) / Double(max(settings.epochs * batches, 1)))
    }

    private func copy(_ state: Floats, count: Int) -> [Float] {
        Array(UnsafeBufferPointer(start: state, count: count))
    }
}
