/// What a network knows of the noise around its mean: how many heads and values that takes, and where it starts.
public enum Noise: Sendable, Equatable {
    /// Nothing.
    case none
    /// One level for all x: the logarithm of its variance follows the weights in a state.
    case constant
    /// A level at each x, from a second head of the network.
    case varying

    /// How the noise around the mean is modelled, where a method leaves the choice.
    public static let model = Setting.choice(
        "noise", usual: NoiseModel.constant, "whether the noise is the same for all x")

    /// Reads the choice from settings.
    public init(_ settings: TrainingSettings) {
        self =
            switch settings[Self.model] {
            case .constant: .constant
            case .varying: .varying
            }
    }

    /// The variance that is added to every predicted one, in standardised units, so that a point that is hit exactly
    /// can't make the likelihood infinite.
    static let varianceFloor: Float = 1e-4

    /// What a summary calls the outputs of a network with this noise.
    var heads: [String] { self == .varying ? ["mean", "log-variance"] : ["mean"] }

    /// How many values follow the weights in a state.
    public var stateCount: Int { self == .constant ? 1 : 0 }

    /// The values that follow the weights when training starts.
    ///
    /// - Parameter logVariance: of the level, if there is one for all x.
    func start(logVariance: Float = 0) -> [Float] {
        [Float](repeating: logVariance, count: stateCount)
    }
}
