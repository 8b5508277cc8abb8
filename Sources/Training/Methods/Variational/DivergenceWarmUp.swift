/// How the divergence from the prior comes in: its weight rises linearly over the first steps, so that a network that has
/// learned nothing yet is not pulled to the prior, from where it would not come back (Sønderby and others 2016,
/// arXiv:1602.02282).
struct DivergenceWarmUp {
    /// Share of all steps over which the weight rises.
    static let share = Setting.real(
        "divergence-warm-up", .within(0...1), usual: 0.5, "share of the steps over which the divergence comes in")

    private let steps: Double

    /// Counts the steps of a descent over all rows.
    init(problem: Problem, settings: TrainingSettings) {
        let batch = min(settings[Descent.batch], problem.count)
        let batches = (problem.count + batch - 1) / batch
        steps = settings[Self.share] * Double(settings[Descent.epochs] * batches)
    }

    /// The factor on the divergence in a step, from 0; whole where a step only watches, before 0.
    func factor(step: Int) -> Double {
        step < 0 ? 1 : min(Double(step + 1) / max(steps, 1), 1)
    }
}
