internal import Predictions
internal import Slices
internal import Tables

/// What a network knows of the noise around its mean: how many heads and values that takes, and where it starts.
public enum Noise: Sendable, Equatable {
    /// Nothing.
    case none
    /// One level for all x: the logarithm of its variance follows the weights in a state.
    case constant
    /// A level at each x, from a second head of the network.
    case varying
    /// A level at each x, from a network of its own with hidden layers of these widths, `[layers]`: nothing that a
    /// prior, a dropped unit or a misfit does to the mean does it to the noise.
    case separate([Int])

    /// How the noise around the mean is modelled, where a method leaves the choice.
    public static let model = Setting.choice(
        "noise", usual: NoiseModel.constant, "whether the noise is the same for all x")
    /// The fewest rows from which noise that varies is told from noise that happens to.
    ///
    /// Measured with a Gaussian process on draws from known laws: with 50 rows noise that may vary gains 0.3 nats a row
    /// where it does and costs 0.03 where it does not; with 20 it costs half a nat and more either way.
    static let rowsToVary = 50
    /// The choice by the number of rows.
    static let modelByRows = model.defaulting { $0.training.count < rowsToVary ? .constant : .varying }
    /// Widths of the hidden layers of a network of its own for the noise: `[layers]`.
    public static let hidden = Setting.widths(
        "noise-hidden", usual: [16], "widths of the network for the noise, if that varies"
    ).defaulting { [min(max($0.training.count / 16, 4), 16)] }

    /// The power β of each row's variance that weighs its gradient: 0 is the likelihood, 1 ignores the noise when it
    /// learns the mean (Seitzer and others 2022, arXiv:2203.09168).
    public static let beta = Setting.real(
        "beta", .within(0...1), usual: 0, "power of the variance that weighs a row's gradient; 0 is the likelihood")

    /// That rows are weighted, in a sentence after a blank; empty where they are not.
    static func weighting(_ settings: TrainingSettings) -> String {
        let beta = settings[Self.beta]
        guard beta > 0, settings[model] == .varying else { return "" }
        return
            " Each row's gradient was weighted by the power \(NumberText.significant(beta, digits: 3)) of its noise variance, so that the curve of the loss is not quite what was minimised."
    }

    /// Reads the choice from settings; what varies has a second head.
    public init(_ settings: TrainingSettings) {
        self =
            switch settings[Self.model] {
            case .constant: .constant
            case .varying: .varying
            }
    }

    /// Reads the choice from settings; what varies has a network of its own.
    public static func separate(_ settings: TrainingSettings) -> Noise {
        switch settings[model] {
        case .constant: .constant
        case .varying: .separate(settings[hidden])
        }
    }

    /// Whether there is a level at each x.
    public var isVarying: Bool {
        switch self {
        case .none, .constant: false
        case .varying, .separate: true
        }
    }

    /// The variance that is added to every predicted one, in standardised units, so that a point that is hit exactly
    /// can't make the likelihood infinite.
    static let varianceFloor: Float = 1e-4

    /// What a summary calls the outputs of a network with this noise.
    var heads: [String] { isVarying ? ["mean", "log-variance"] : ["mean"] }

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
        case .separate:
            guard let head = network.heads.last else { return weights }
            weights[head.biases] = logVariance
            // Nearly the same level everywhere: what differs is learned.
            for index in head.weightRange { weights[index] *= 0.1 }
            return weights
        }
    }

    /// The layers that predict the mean alone.
    func meanLayers(of network: Network) -> ArraySlice<Network.Layer> {
        switch self {
        case .none, .constant: network.layers[...]
        case .varying: network.layers.dropLast()
        case .separate: network.bodies[0].layers[...]
        }
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
