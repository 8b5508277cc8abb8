/// Finds the mode in two phases: a mean with one noise level, then mean and noise with the prior that the first phase's
/// marginal likelihood asks for.
struct LaplaceTraining {
    let problem: Problem
    let form: LaplaceState
    let settings: TrainingSettings
    let key: RandomKey

    /// Runs both phases.
    ///
    /// - Parameters:
    ///   - precision: of the prior on every weight in the first phase.
    ///   - choose: the precision for the second phase, given the state after the first.
    /// - Returns: a run whose states are complete but for the prior's precision.
    func run(
        precision: Double, observe: (_ epoch: Int, _ loss: Double) -> Bool, choose: ([Float]) -> Double
    ) throws(TrainingError) -> TrainedRun {
        let epochs = settings[Descent.epochs]
        let share = epochs / 3
        guard share > 0 else {
            return phase(1...epochs, precision: precision, learnsNoise: true, from: nil, observe: observe)
        }
        var isWanted = true
        let first = phase(1...share, precision: precision, learnsNoise: false, from: nil) { epoch, loss in
            isWanted = observe(epoch, loss)
            return isWanted
        }
        guard first.divergedAt == nil, isWanted else { return first }
        let state: [Float] = try first.state.content()
        let second = phase(
            (share + 1)...epochs, precision: choose(state), learnsNoise: true, from: state, observe: observe)
        return TrainedRun(
            state: second.state, checkpoints: first.checkpoints + second.checkpoints,
            curves: zip(first.curves, second.curves).map { .init(name: $0.name, values: $0.values + $1.values) },
            divergedAt: second.divergedAt
        ).costing(first.gradientRows + second.gradientRows)
    }

    private func phase(
        _ epochs: ClosedRange<Int>, precision: Double, learnsNoise: Bool, from start: [Float]?,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) -> TrainedRun {
        guard let noise = form.noise else {
            var objective = PosteriorObjective(
                problem: problem, network: form.network, settings: settings, precision: precision, key: key)
            return run(&objective, epochs, from: start, observe: observe)
        }
        var objective = VaryingPosteriorObjective(
            problem: problem, network: form.network, noise: noise, settings: settings, precision: precision,
            learnsNoise: learnsNoise)
        return run(&objective, epochs, from: start, observe: observe)
    }

    private func run(
        _ objective: inout some Objective, _ epochs: ClosedRange<Int>, from start: [Float]?,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) -> TrainedRun {
        let done = epochs.lowerBound - 1
        var settings = settings
        settings[Descent.epochs] = epochs.count
        settings.checkpoints = settings.checkpoints.filter(epochs.contains).map { $0 - done }
        var optimiser = Optimiser(count: objective.stateCount, settings: settings, kernels: problem.kernels)
        let run = Descent(problem: problem, settings: settings, key: key)
            .run(&objective, with: &optimiser, from: start, afterEpoch: { _, _ in }) { observe(done + $0, $1) }
        return TrainedRun(
            state: run.state, checkpoints: run.checkpoints.map { .init(epoch: done + $0.epoch, state: $0.state) },
            curves: run.curves, divergedAt: run.divergedAt.map { done + $0 }
        ).costing(run.gradientRows)
    }
}
