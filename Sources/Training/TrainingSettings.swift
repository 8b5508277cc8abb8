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
    /// How the learning rate changes over the epochs.
    public var schedule: LearningRateSchedule
    /// The epochs after which the state is kept, in rising order.
    public var checkpoints: [Int]
    /// What concerns distributions over weights.
    public var variational: VariationalSettings

    /// Makes settings.
    public init(
        hidden: [Int] = [64, 64], activation: Activation = .relu, epochs: Int = 100, batch: Int = 16,
        learningRate: Double = 0.01, samples: Int = 100, members: Int = 5, dropout: Double = 0.2,
        schedule: LearningRateSchedule = .cosine, checkpoints: [Int] = [],
        variational: VariationalSettings = VariationalSettings()
    ) {
        self.hidden = hidden
        self.activation = activation
        self.epochs = epochs
        self.batch = batch
        self.learningRate = learningRate
        self.samples = samples
        self.members = members
        self.dropout = dropout
        self.schedule = schedule
        self.checkpoints = checkpoints
        self.variational = variational
    }
}

/// How a distribution over the weights starts and what it is held against.
public struct VariationalSettings: Sendable, Equatable {
    /// Standard deviation σ of the prior N(0, σ²) on every weight.
    public var priorDeviation: Double
    /// Standard deviation that every weight's posterior starts with.
    public var initialDeviation: Double
    /// Factor on the divergence of posterior from prior; 1 is Bayes' rule.
    public var divergenceWeight: Double

    /// Makes settings.
    public init(priorDeviation: Double = 1, initialDeviation: Double = 0.05, divergenceWeight: Double = 1) {
        self.priorDeviation = priorDeviation
        self.initialDeviation = initialDeviation
        self.divergenceWeight = divergenceWeight
    }
}
