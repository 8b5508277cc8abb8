/// One network function over one flat parameter vector: dense hidden layers, then a head for each output – the mean, and
/// the logarithm of the noise variance where it depends on x, or what a method says.
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
        /// The place of its weights.
        public var weightRange: Range<Int> { weights..<biases }
        /// The place of its biases.
        public var biasRange: Range<Int> { biases..<end }
        /// The place of both.
        public var range: Range<Int> { weights..<end }
        /// The number of its parameters.
        public var parameterCount: Int { end - weights }
    }

    /// The number of features, d.
    public let featureCount: Int
    /// The hidden layers, front to back.
    public let hidden: [Layer]
    /// The outputs: the mean, then maybe the log-variance, or what the method called them.
    public let heads: [Layer]
    /// All layers in the order of the vector.
    public let layers: [Layer]
    /// The nonlinearity after each hidden layer.
    public let activation: Activation
    /// The length of the parameter vector.
    public let parameterCount: Int
    /// Hidden units, all layers together.
    public let unitCount: Int
    /// What it knows of the noise around its mean.
    public let noise: Noise

    /// Makes a network for a mean and the noise around it.
    ///
    /// - Parameters:
    ///   - featureCount: the number of features, d.
    ///   - widths: the widths of the hidden layers, `[layers]`; none gives a linear model.
    ///   - activation: the nonlinearity after each of them.
    ///   - noise: what is known of the noise.
    public init(featureCount: Int, widths: [Int], activation: Activation, noise: Noise) {
        self.init(
            featureCount: featureCount, widths: widths, activation: activation, heads: noise.heads, noise: noise)
    }

    /// Makes a network with outputs of other meanings.
    ///
    /// - Parameters:
    ///   - featureCount: the number of features, d.
    ///   - widths: the widths of the hidden layers, `[layers]`; none gives a linear model.
    ///   - activation: the nonlinearity after each of them.
    ///   - heads: what a summary calls the outputs.
    public init(featureCount: Int, widths: [Int], activation: Activation, heads: [String]) {
        self.init(featureCount: featureCount, widths: widths, activation: activation, heads: heads, noise: .none)
    }

    /// Makes the network that settings describe, for a mean and the noise around it.
    public init(_ problem: Problem, _ settings: TrainingSettings, noise: Noise) {
        self.init(
            featureCount: problem.featureCount, widths: settings[Self.hidden], activation: settings[Self.activation],
            noise: noise)
    }

    /// Makes the network that settings describe, with outputs of other meanings.
    public init(_ problem: Problem, _ settings: TrainingSettings, heads: [String]) {
        self.init(
            featureCount: problem.featureCount, widths: settings[Self.hidden], activation: settings[Self.activation],
            heads: heads)
    }

    private init(featureCount: Int, widths: [Int], activation: Activation, heads names: [String], noise: Noise) {
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
        self.noise = noise
    }
}
