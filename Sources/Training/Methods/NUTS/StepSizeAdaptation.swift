/// Finds the step size at which a sampler reaches a wanted mean acceptance, by dual averaging (Hoffman & Gelman 2014,
/// arXiv:1111.4246, section 3.2, with its constants γ = 0.05, t₀ = 10, κ = 0.75).
struct StepSizeAdaptation {
    /// The step size to try next.
    private(set) var current: Double
    private let target: Double
    private let center: Double
    private var iteration = 0.0
    private var meanError = 0.0
    private var meanLogarithm = 0.0

    /// Starts from a step size of the right order.
    init(start: Double, target: Double) {
        current = start
        self.target = target
        center = ExactExponential.log(10 * start)
    }

    /// Learns from an iteration's mean acceptance, between 0 and 1.
    mutating func learn(_ acceptance: Double) {
        iteration += 1
        let share = 1 / (iteration + 10)
        meanError += share * (target - acceptance - meanError)
        let root = iteration.squareRoot()
        let logarithm = center - root / 0.05 * meanError
        // t^−0.75.
        let weight = 1 / (root * root.squareRoot())
        meanLogarithm += weight * (logarithm - meanLogarithm)
        current = ExactExponential.exp(logarithm)
    }

    /// The step size to keep: the average over the iterations, in which later ones count more.
    var final: Double { iteration > 0 ? ExactExponential.exp(meanLogarithm) : current }
}
