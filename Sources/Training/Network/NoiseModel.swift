/// The noise around the mean.
public enum NoiseModel: String, Sendable, CaseIterable {
    /// One level for all x.
    case constant
    /// A level at each x, from a second head of the network.
    case varying
}

/// What is modelled of the noise around a network's mean.
public enum Noise {
    /// How the noise around the mean is modelled, where a method leaves the choice.
    public static let model = Setting.choice(
        "noise", usual: NoiseModel.constant, "whether the noise is the same for all x")
}
