internal import Slices

/// The step of improved variational online Newton (Shen and others 2024, arXiv:2402.17641, algorithm 1, lines 4 to 8).
///
/// The means move along the averaged gradient over the curvature; the curvature itself follows its estimates on a
/// curve of the posterior's own geometry, whose last term keeps it above −δ without any clipping.
struct VariationalOnlineNewtonStep: StepRule {
    private let count: Int
    private let layout: StateLayout
    private let rate: Double
    private let decay: [Float]
    private let first: Float
    private let keep: Float
    private let renew: Float
    private let momentum: Floats
    private let storage: Storage
    private var power = 1.0

    private static let beta1 = 0.9

    init(posterior: FactorisedPosterior, settings: TrainingSettings) {
        count = posterior.count
        layout = posterior.layout
        decay = posterior.decay
        rate = settings[Descent.learningRate]
        first = Float(settings[VariationalOnlineNewton.initialHessian])
        keep = Float(settings[VariationalOnlineNewton.memory])
        renew = Float(1 - settings[VariationalOnlineNewton.memory])
        let storage = Storage(parts: count)
        momentum = storage.take(count)
        self.storage = storage
    }

    mutating func step(_ state: Floats, gradient: ConstantFloats, factor: Double) {
        power *= Self.beta1
        let full = Float(self.rate * factor)
        let correction = Float(1 / (1 - power))
        let (old, new) = (Float(Self.beta1), Float(1 - Self.beta1))
        let (means, hessian) = (state[layout[.means]], state[layout[.curvatures]])
        let (slope, estimate) = (gradient[layout[.means]], gradient[layout[.curvatures]])
        let half = 0.5 * renew * renew
        for index in 0..<count {
            let decay = decay[index]
            // Scaled so that the first steps have the length that the learning rate says, whatever h₀.
            let rate = full * (first + decay)
            let average = old * momentum[index] + new * slope[index]
            let (h, found) = (hessian[index], estimate[index])
            let distance = h - found
            let updated = keep * h + renew * found + half * distance * distance / (h + decay)
            momentum[index] = average
            hessian[index] = updated
            means[index] -= rate * (average * correction + decay * means[index]) / (updated + decay)
        }
    }
}
