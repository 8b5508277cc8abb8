/// How variational online Newton estimates the curvature of the loss.
public struct NewtonSettings: Sendable, Equatable {
    /// The curvature h₀ of the mean loss that every weight starts with; the first spread is 1 / √(N h₀).
    public var initialHessian = 1.0
    /// The share β₂ of the estimate that each step keeps.
    public var memory = 0.999

    /// Makes settings with the usual values.
    public init() {}
}
