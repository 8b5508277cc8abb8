/// The noise around the mean, where a method leaves the choice.
public enum NoiseModel: String, Sendable, CaseIterable {
    /// One level for all x.
    case constant
    /// A level at each x, from a second head of the network.
    case varying
}
