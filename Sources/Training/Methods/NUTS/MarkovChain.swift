internal import Slices

/// A chain of draws from a density by the No-U-Turn sampler: a warm-up that adapts step size and mass matrix, then
/// draws that are kept.
struct MarkovChain {
    /// The draws of a chain, and how they came about.
    struct Result {
        /// Positions one after the other: `[draws × n]`.
        var positions: [Float] = []
        /// The negative log-density after each iteration, those of the warm-up included.
        var potentials: [Double] = []
        /// How the sampler did.
        var record = ChainRecord()
    }

    let density: any TargetDensity
    let settings: SamplingSettings
    let kernels: Kernels
    let key: RandomKey

    /// Runs the chain.
    ///
    /// - Parameters:
    ///   - start: where it begins.
    ///   - observe: called after every iteration with its number, from 1, and the negative log-density; returns false
    ///     to stop.
    /// - Returns: nil if there is no density at the start.
    func run(from start: [Float], observe: (_ iteration: Int, _ potential: Double) -> Bool) -> Result? {
        let transition = NoUTurnTransition(density: density, settings: settings, kernels: kernels, key: key)
        transition.begin(at: start)
        guard transition.potential.isFinite else { return nil }
        transition.findStepSize(stream: 0)
        let schedule = WarmUpSchedule(count: settings.warmUp)
        var adaptation = StepSizeAdaptation(start: transition.stepSize, target: settings.targetAcceptance)
        var estimate = MassMatrixEstimate(settings.massMatrix, count: density.count)
        var result = Result()
        result.positions.reserveCapacity(settings.draws * density.count)
        var windows = schedule.windowEnds[...]
        for iteration in 0..<(settings.warmUp + settings.draws) {
            let isWarmUp = iteration < settings.warmUp
            if isWarmUp { transition.stepSize = adaptation.current }
            let outcome = transition.iterate(iteration)
            result.potentials.append(transition.potential)
            result.record.count(outcome, isWarmUp: isWarmUp, treeDepth: settings.treeDepth)
            if isWarmUp {
                adaptation.learn(outcome.acceptance)
                if schedule.isInWindow(iteration) { estimate.add(transition.position) }
                if windows.first == iteration + 1 {
                    windows.removeFirst()
                    if let matrix = estimate.massMatrix(kernels: kernels) { transition.reshape(matrix) }
                    estimate = MassMatrixEstimate(settings.massMatrix, count: density.count)
                    transition.stepSize = adaptation.current
                    transition.findStepSize(stream: 100 * (iteration + 1))
                    adaptation = StepSizeAdaptation(start: transition.stepSize, target: settings.targetAcceptance)
                }
                if iteration + 1 == settings.warmUp { transition.stepSize = adaptation.final }
            } else {
                result.positions += transition.position.array
            }
            if !observe(iteration + 1, transition.potential) { break }
        }
        result.record.stepSize = transition.stepSize
        result.record.meanAcceptance /= Double(max(settings.draws, 1))
        return result
    }
}
