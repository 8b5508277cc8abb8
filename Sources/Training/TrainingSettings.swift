/// How networks are trained; every method reads what concerns it.
public struct TrainingSettings: Sendable, Equatable {
    /// Widths of the hidden layers.
    public var hidden: [Int]
    /// The nonlinearity between layers.
    public var activation: Activation
    /// Passes over the training data.
    public var epochs: Int
    /// Rows in a mini-batch.
    public var batch: Int
    /// Step size of the optimiser.
    public var learningRate: Double
    /// Draws from the posterior when predicting.
    public var samples: Int
    /// Networks in an ensemble.
    public var members: Int
    /// Probability that a hidden unit is dropped.
    public var dropout: Double

    /// Makes settings.
    public init(
        hidden: [Int] = [64, 64], activation: Activation = .relu, epochs: Int = 100, batch: Int = 16,
        learningRate: Double = 0.01, samples: Int = 100, members: Int = 5, dropout: Double = 0.2
    ) {
        self.hidden = hidden
        self.activation = activation
        self.epochs = epochs
        self.batch = batch
        self.learningRate = learningRate
        self.samples = samples
        self.members = members
        self.dropout = dropout
    }
}

/// The nonlinearity between layers.
public enum Activation: String, Sendable, CaseIterable {
    /// max(0, x).
    case relu
    /// The hyperbolic tangent.
    case tanh
}

/// Why training could not be done.
public enum TrainingError: Error, Equatable {
    /// A setting is outside its range; the text says which range.
    case setting(name: String, found: String, expected: String)
    /// The data can't be learned from; the text says why.
    case data(String)
}
