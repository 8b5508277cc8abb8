/// How snapshots are taken on the way of stochastic gradient descent.
public struct SnapshotSettings: Sendable, Equatable {
    /// Networks that are trained, each from its own start.
    public var networks = 1
    /// Share of the epochs, the last ones, after each of which a snapshot is taken.
    public var share = 0.5
    /// Constant step size in these epochs.
    public var learningRate = 0.005
    /// The number of the last snapshots whose deviations from the mean are kept as they are.
    public var rank = 20

    /// Makes settings with the usual values.
    public init() {}
}
