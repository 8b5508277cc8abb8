/// One network function over one flat parameter vector: dense hidden layers, then a head for the mean and, if asked
/// for, a head for the logarithm of the noise variance.
///
/// The vector holds, layer by layer, the weights `[inputs × outputs]` (rows of one input) and the biases `[outputs]`.
public struct Network: Sendable, Equatable {
    /// A dense layer's place in the vector.
    public struct Layer: Sendable, Equatable {
        /// What a summary calls it.
        public let name: String
        /// Width before.
        public let inputs: Int
        /// Width after.
        public let outputs: Int
        /// Where its weights begin.
        public let weights: Int
        /// Where its biases begin.
        public var biases: Int { weights + inputs * outputs }
        /// Where the next layer begins.
        public var end: Int { biases + outputs }
        /// The number of its parameters.
        public var parameterCount: Int { end - weights }
    }

    /// The number of features, d.
    public let featureCount: Int
    /// The hidden layers, front to back.
    public let hidden: [Layer]
    /// The outputs: the mean, then maybe the log-variance.
    public let heads: [Layer]
    /// All layers in the order of the vector.
    public let layers: [Layer]
    /// The nonlinearity after each hidden layer.
    public let activation: Activation
    /// The length of the parameter vector.
    public let parameterCount: Int
    /// Hidden units, all layers together.
    public let unitCount: Int
    /// Whether there is a head for the log-variance.
    public let predictsNoise: Bool

    /// Makes a network.
    ///
    /// - Parameters:
    ///   - widths: the widths of the hidden layers; none gives a linear model.
    ///   - predictsNoise: whether there is a head for the log-variance.
    public init(featureCount: Int, widths: [Int], activation: Activation, predictsNoise: Bool) {
        self.init(
            featureCount: featureCount, widths: widths, activation: activation,
            heads: predictsNoise ? ["mean", Self.noiseHead] : ["mean"])
    }

    private static let noiseHead = "log-variance"

    /// Makes a network with outputs of other meanings.
    ///
    /// - Parameters:
    ///   - widths: the widths of the hidden layers; none gives a linear model.
    ///   - heads: what a summary calls the outputs.
    init(featureCount: Int, widths: [Int], activation: Activation, heads names: [String]) {
        var layers: [Layer] = []
        var inputs = featureCount
        var offset = 0
        for (index, width) in widths.enumerated() {
            let layer = Layer(name: "hidden \(index + 1)", inputs: inputs, outputs: width, weights: offset)
            layers.append(layer)
            inputs = width
            offset = layer.end
        }
        var heads: [Layer] = []
        for name in names {
            let head = Layer(name: name, inputs: inputs, outputs: 1, weights: offset)
            heads.append(head)
            offset = head.end
        }
        self.featureCount = featureCount
        self.hidden = layers
        self.heads = heads
        self.layers = layers + heads
        self.activation = activation
        // Every step asks for these.
        parameterCount = offset
        unitCount = widths.reduce(0, +)
        predictsNoise = heads.last?.name == Self.noiseHead
    }
}
