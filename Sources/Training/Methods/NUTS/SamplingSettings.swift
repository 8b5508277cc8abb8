extension NoUTurnSampler {
    /// The shape that the sampler gives to space.
    public enum MassMatrix: String, Sendable, CaseIterable {
        /// A scale for each parameter.
        case diagonal
        /// The covariance of all parameters; its square is held in memory and multiplied in every step.
        case dense
    }

    /// What is known about the noise before the data, for one level at all x.
    public enum NoisePrior: String, Sendable, CaseIterable {
        /// Half-normal: σ is the size of a draw from N(0, s²).
        case halfNormal = "half-normal"
        /// σ is s and is not learned.
        case fixed
    }

    /// What is known about the noise before the data.
    public static let noisePrior = Setting.choice(
        "noise-prior", usual: NoisePrior.halfNormal, "prior on the standard deviation of the noise")
    /// The s of that prior, in units of the scaled target.
    public static let noiseDeviation = Setting.real(
        "noise-deviation", .above(0, to: 1e6), usual: 1, "scale of that prior, in units of the scaled target")

    /// Independent chains.
    public static let chains = Setting.whole("chains", 1...1_000, usual: 4, "independent Markov chains")
    /// Iterations of each chain in which it adapts; their draws are thrown away.
    public static let warmUp = Setting.whole(
        "warm-up", 0...1_000_000, usual: 500, "iterations in which a chain adapts")
    /// Draws of each chain after that.
    public static let draws = Setting.whole("draws", 4...1_000_000, usual: 750, "draws that a chain keeps")
    /// The mean acceptance that the step size is adapted to.
    public static let targetAcceptance = Setting.real(
        "target-acceptance", .within(0.1...0.999), usual: 0.8, "mean acceptance that the step size is adapted to")
    /// The most doublings of a trajectory: at most 2^depth − 1 steps.
    public static let treeDepth = Setting.whole("tree-depth", 1...20, usual: 10, "doublings of a trajectory at most")
    /// The shape that the sampler gives to space.
    public static let massMatrix = Setting.choice(
        "mass-matrix", usual: MassMatrix.diagonal, "shape that a sampler gives to space")
}

/// How a posterior is sampled by a Markov chain.
struct SamplingSettings: Equatable {
    /// Iterations in which the chain adapts.
    var warmUp: Int
    /// Draws after that.
    var draws: Int
    /// The mean acceptance that the step size is adapted to.
    var targetAcceptance: Double
    /// The most doublings of a trajectory.
    var treeDepth: Int
    /// The shape that the sampler gives to space.
    var massMatrix: NoUTurnSampler.MassMatrix

    /// Reads what a chain needs.
    init(_ settings: TrainingSettings) {
        warmUp = settings[NoUTurnSampler.warmUp]
        draws = settings[NoUTurnSampler.draws]
        targetAcceptance = settings[NoUTurnSampler.targetAcceptance]
        treeDepth = settings[NoUTurnSampler.treeDepth]
        massMatrix = settings[NoUTurnSampler.massMatrix]
    }
}
