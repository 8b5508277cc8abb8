/// How networks are trained; every method reads what concerns it.
public struct TrainingSettings: Sendable, Equatable {
    /// Widths of the hidden layers.
    public var hidden: [Int] = [64, 64]
    /// The nonlinearity between layers.
    public var activation: Activation = .relu
    /// The spread that weights start with.
    public var initialisation: Initialisation = .he
    /// Passes over the training data.
    public var epochs = 100
    /// Rows in a mini-batch.
    public var batch = 16
    /// How a gradient becomes a step.
    public var optimiser: OptimiserKind = .adam
    /// Step size of the optimiser.
    public var learningRate = 0.01
    /// How the learning rate changes over the epochs.
    public var schedule: LearningRateSchedule = .cosine
    /// Share of each weight that AdamW and SGD take away per unit of learning rate.
    public var weightDecay = 0.0
    /// The norm that a gradient is cut down to; 0 for no limit.
    public var gradientLimit = 0.0
    /// Epochs without a better validation loss after which training stops; 0 for never.
    public var patience = 0
    /// Share of the training rows that are held out to watch, if there is a patience.
    public var validationShare = 0.1
    /// The epochs after which the state is kept, in rising order.
    public var checkpoints: [Int] = []

    /// How the noise around the mean is modelled, where a method leaves the choice.
    public var noise: NoiseModel = .constant
    /// Draws from the posterior when predicting.
    public var samples = 100
    /// Probability that a hidden unit is dropped.
    public var dropout = 0.2
    /// The length scale l of a prior N(0, 1/l²) on the weights of a network with learned dropout.
    public var lengthScale = 1.0
    /// The units that the network computes in.
    public var scaling: Scaling = .standard
    /// What concerns Markov chains.
    public var sampling = SamplingSettings()
    /// What concerns ensembles.
    public var ensemble = EnsembleSettings()
    /// What concerns distributions over weights.
    public var variational = VariationalSettings()
    /// What concerns variational online Newton.
    public var newton = NewtonSettings()
    /// What concerns snapshots on the way of stochastic gradient descent.
    public var snapshots = SnapshotSettings()
    /// The weights that Laplace's approximation lets vary.
    public var laplace: LaplaceWeights = .full
    /// Factor on what evidential regression pays for evidence where it errs.
    public var evidencePenalty = 0.01

    /// Makes settings with the values that most methods start from.
    public init() {}

    /// The epochs that make a number of steps on a data set: at least 20, so that large sets are seen more than once, and
    /// at most 10,000.
    ///
    /// For methods whose training is as long on 20 rows as on 300: a distribution over weights has to settle.
    func epochs(steps: Int, on dataSet: DataSet) -> Int {
        let batches = max((dataSet.training.count + batch - 1) / batch, 1)
        return min(max(steps / batches, 20), 10_000)
    }

    /// The settings that networks for mean and noise start from: weights that decay, and the state that predicts best
    /// rows held out to watch.
    ///
    /// A second head for the noise has a bad end that a mean alone has not: on a table of many features and few rows it
    /// learns the training residuals by heart, and its band then covers far too little of what is new.
    static func watched(on dataSet: DataSet) -> TrainingSettings {
        TrainingSettings {
            $0.optimiser = .adamw
            $0.weightDecay = 0.02
            $0.patience = $0.patience(50, on: dataSet)
        }
    }

    /// A patience for data of which a tenth is enough to watch, ten rows at least; none for others.
    func patience(_ epochs: Int, on dataSet: DataSet) -> Int { dataSet.training.count >= 100 ? epochs : 0 }

    /// The settings that distributions over weights start from: one hidden layer as wide as the rows can pay for, and a
    /// prior under which its functions don't grow with the width.
    ///
    /// A unit that the data don't need costs a factorised posterior some nats, because its weight must be held near zero.
    /// Rows pay for that with what they gain in likelihood; where there are more units than they can pay for, the bound
    /// is highest where the network learns nothing and all is noise (Coker and others 2022, Wide Mean-Field Bayesian
    /// Neural Networks Ignore the Data, arXiv:2202.11670).
    static func factorised(on dataSet: DataSet) -> TrainingSettings {
        TrainingSettings {
            $0.hidden = [min(max(dataSet.training.count / 2, 8), 50)]
            $0.epochs = $0.epochs(steps: 19_000, on: dataSet)
            $0.variational.priorScale = .fanIn
            $0.variational.priorDeviation = 3
            $0.variational.initialDeviation = 0.01
            $0.variational.initialNoise = 0.1
        }
    }

    /// Makes settings with some values changed.
    public init(_ change: (inout TrainingSettings) -> Void) {
        change(&self)
    }
}

/// The noise around the mean.
public enum NoiseModel: String, Sendable, CaseIterable {
    /// One level for all x.
    case constant
    /// A level at each x, from a second head of the network.
    case varying
}

/// How the members of an ensemble are made to differ.
public struct EnsembleSettings: Sendable, Equatable {
    /// Networks in the ensemble.
    public var members = 5
    /// Step of adversarial examples as a share of each feature's range; 0 for none.
    public var adversarialStep = 0.0
    /// Standard deviation of the prior whose draws the members are pulled to, each to its own; 0 for none.
    public var anchorDeviation = 0.0
    /// Whether each member learns from its own draw, with replacement, of the training rows.
    public var bootstrap = false

    /// Makes settings with the usual values.
    public init() {}
}

/// How a distribution over the weights starts and what it is held against.
public struct VariationalSettings: Sendable, Equatable {
    /// The prior on every weight.
    public enum Prior: String, Sendable, CaseIterable {
        /// N(0, σ²), whose divergence has a closed form.
        case gaussian
        /// π N(0, σ²) + (1 − π) N(0, σ₂²), whose divergence is estimated from each draw.
        case mixture
    }

    /// What is minimised.
    public enum Objective: String, Sendable, CaseIterable {
        /// The negative evidence lower bound with a learned noise level.
        case likelihood
        /// Mean squared error plus the weighted divergence, as notebooks often have it: noise is not modelled, and a
        /// noise variance of ½ in standardised units is implied that nobody chose.
        case mse
    }

    /// Where the posterior starts.
    public enum Start: String, Sendable, CaseIterable {
        /// Means like the weights of a plain network, and one spread for all.
        case random
        /// Means, and the prior's means, from a plain network trained before; spread in proportion to each weight
        /// (MOPED: Krishnan and others 2020, arXiv:1906.05323).
        case moped
    }

    /// The prior on every weight.
    public var prior: Prior = .gaussian
    /// Standard deviation σ of the prior.
    public var priorDeviation = 1.0
    /// How the prior's width depends on the layer.
    public var priorScale: PriorScale = .equal
    /// Standard deviation σ₂ of the mixture's second part.
    public var secondDeviation = 0.1
    /// Share π of the mixture's first part.
    public var firstShare = 0.5
    /// What is minimised.
    public var objective: Objective = .likelihood
    /// Factor on the divergence of posterior from prior; 1 is Bayes' rule.
    public var divergenceWeight = 1.0
    /// Draws of the weights per step.
    public var drawsPerStep = 1
    /// Where the posterior starts.
    public var start: Start = .random
    /// Standard deviation that every weight's posterior starts with; with MOPED, relative to the weight.
    public var initialDeviation = 0.05
    /// Standard deviation of the noise that training starts with, in standardised units.
    ///
    /// From noise as large as the target's spread, descent may end where nothing is learned, because there a posterior
    /// that is no narrower than the prior costs least.
    public var initialNoise = 1.0
    /// Whether predictions use the means alone.
    public var freeze = false

    /// Makes settings with the usual values.
    public init() {}
}
