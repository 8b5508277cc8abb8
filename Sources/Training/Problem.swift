/// The training data as the methods see them: standardised, in single precision.
public struct Problem: Sendable {
    /// Features with mean 0 and standard deviation 1: `[N × d]`.
    public let x: [Float]
    /// Targets with mean 0 and standard deviation 1: `[N]`.
    public let y: [Float]
    /// The number of features, d.
    public let featureCount: Int
    /// Mean of each feature in the user's units.
    public let featureMean: [Double]
    /// Standard deviation of each feature in the user's units; 1 for a constant feature.
    public let featureDeviation: [Double]
    /// Mean of the target in the user's units.
    public let targetMean: Double
    /// Standard deviation of the target in the user's units.
    public let targetDeviation: Double
}
