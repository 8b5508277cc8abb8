/// How a posterior is sampled by Markov chains, and the parts of its model that only a sampler asks for.
public struct SamplingSettings: Sendable, Equatable {
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

    /// Independent chains.
    public var chains = 4
    /// Iterations of each chain in which it adapts; their draws are thrown away.
    public var warmUp = 500
    /// Draws of each chain after that.
    public var draws = 750
    /// The mean acceptance that the step size is adapted to.
    public var targetAcceptance = 0.8
    /// The most doublings of a trajectory: at most 2^depth − 1 steps.
    public var treeDepth = 9
    /// The shape that the sampler gives to space.
    public var massMatrix: MassMatrix = .diagonal
    /// What is known about the noise before the data.
    public var noisePrior: NoisePrior = .halfNormal
    /// The s of that prior, in units of the scaled target.
    public var noiseDeviation = 1.0

    /// Makes settings with the usual values.
    public init() {}
}
