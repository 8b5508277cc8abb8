internal import Slices

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

    /// Sets where the noise starts: the level that follows the weights, or the bias of the head.
    ///
    /// - Parameters:
    ///   - weights: of a network with this noise.
    ///   - logVariance: of the noise at all x.
    /// - Returns: the weights, and what follows them in a state.
    func start(_ weights: [Float], of network: Network, logVariance: Float = 0) -> [Float] {
        var weights = weights
        switch self {
        case .none: return weights
        case .constant: return weights + [logVariance]
        case .varying:
            if let head = network.heads.last { weights[head.biases] = logVariance }
            return weights
        }
    }

    /// The layers that predict the mean alone.
    func meanLayers(of network: Network) -> ArraySlice<Network.Layer> {
        self == .varying ? network.layers.dropLast() : network.layers[...]
    }

    /// The logarithm of the level's variance in a state, where there is one for all x.
    func logVariance(_ level: ConstantFloats) -> Float? { level.isEmpty ? nil : level[0] }

    /// The predicted variance of a log-variance, in standardised units.
    ///
    /// - Parameter values: log-variances that become variances.
    static func variances(_ values: Floats, kernels: Kernels) {
        for index in 0..<values.count { values[index] = min(max(values[index], -20), 20) }
        kernels.exp(values, values, count: values.count)
        for index in 0..<values.count { values[index] += varianceFloor }
    }
}
