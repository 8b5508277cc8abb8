/// One network function over one flat parameter vector: dense hidden layers, then a head for each output – the mean, and
/// the logarithm of the noise variance where it depends on x, or what a method says.
///
/// The vector holds, layer by layer, the weights `[inputs × outputs]` (rows of one input) and the biases `[outputs]`. What
/// predicts the noise may have hidden layers of its own: a second ``Body``.
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
        /// Whether it belongs to a body of the noise's own.
        public let isOfNoise: Bool
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

    /// Layers on the way from the features to some of the outputs, which share nothing with another body.
    public struct Body: Sendable, Equatable {
        /// The hidden layers, front to back.
        public let hidden: [Layer]
        /// The outputs.
        public let heads: [Layer]
        /// The nonlinearity after each hidden layer.
        public let activation: Activation
        /// All layers in the order of the vector.
        public var layers: [Layer] { hidden + heads }
    }

    /// The number of features, d.
    public let featureCount: Int
    /// What predicts the mean or all outputs; and after it, if the noise has one of its own, what predicts that.
    public let bodies: [Body]
    /// The hidden layers of the first body, front to back.
    public let hidden: [Layer]
    /// The outputs: the mean, then maybe the log-variance, or what the method called them.
    public let heads: [Layer]
    /// All layers in the order of the vector.
    public let layers: [Layer]
    /// The length of the parameter vector.
    public let parameterCount: Int
    /// Hidden units of the first body, all layers together: those that may be dropped.
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
        var bodies: [Body] = []
        if case .separate(let noiseWidths) = noise {
            bodies.append(
                Body(featureCount: featureCount, widths: widths, activation: activation, heads: names.dropLast(), at: 0)
            )
            // Smooth where it is not pinned by data: rectified, the noise would run away outside.
            bodies.append(
                Body(
                    featureCount: featureCount, widths: noiseWidths, activation: .tanh, heads: names.suffix(1),
                    at: bodies[0].layers.last?.end ?? 0, isOfNoise: true))
        } else {
            bodies.append(
                Body(featureCount: featureCount, widths: widths, activation: activation, heads: names[...], at: 0))
        }
        self.featureCount = featureCount
        self.bodies = bodies
        hidden = bodies[0].hidden
        heads = bodies.flatMap(\.heads)
        // Every step asks for these.
        layers = bodies.flatMap(\.layers)
        parameterCount = layers.last?.end ?? 0
        unitCount = widths.reduce(0, +)
        self.noise = noise
    }
}

extension Network.Body {
    /// - Parameters:
    ///   - place: where in the vector it begins.
    ///   - isOfNoise: whether it is the noise's own.
    fileprivate init(
        featureCount: Int, widths: [Int], activation: Activation, heads names: ArraySlice<String>, at place: Int,
        isOfNoise: Bool = false
    ) {
        var hidden: [Network.Layer] = []
        var inputs = featureCount
        var place = place
        for (index, width) in widths.enumerated() {
            let layer = Network.Layer(
                name: "\(isOfNoise ? "noise, " : "")hidden \(index + 1)", inputs: inputs, outputs: width,
                weights: place,
                isOfNoise: isOfNoise)
            hidden.append(layer)
            inputs = width
            place = layer.end
        }
        var heads: [Network.Layer] = []
        for name in names {
            let head = Network.Layer(name: name, inputs: inputs, outputs: 1, weights: place, isOfNoise: isOfNoise)
            heads.append(head)
            place = head.end
        }
        self.hidden = hidden
        self.heads = heads
        self.activation = activation
    }
}
