/// How a sampler did in one chain.
public struct ChainRecord: Sendable, Equatable {
    /// The step size that the warm-up found.
    public var stepSize = 0.0
    /// Mean acceptance of the draws; the step size is adapted so that it comes near its target.
    public var meanAcceptance = 0.0
    /// Draws whose trajectory diverged; where there are some, the posterior has corners that the chain can't enter.
    public var divergences = 0
    /// Draws whose trajectory was cut off before it turned.
    public var cutOff = 0
    /// Leapfrog steps of the warm-up.
    public var warmUpSteps = 0
    /// Leapfrog steps of the draws.
    public var steps = 0

    /// A chain that has done nothing.
    public init() {}

    /// Adds an iteration; ``meanAcceptance`` is a sum until the chain ends.
    mutating func count(_ outcome: NoUTurnTransition.Outcome, isWarmUp: Bool, treeDepth: Int) {
        guard !isWarmUp else {
            warmUpSteps += outcome.steps
            return
        }
        steps += outcome.steps
        meanAcceptance += outcome.acceptance
        if outcome.isDivergent { divergences += 1 } else if outcome.depth == treeDepth { cutOff += 1 }
    }
}
