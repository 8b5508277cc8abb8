public import Predictions

/// A way to train a network and say how sure it is: a distribution over one flat parameter vector, and how it is found.
///
/// A method trains one or more independent *runs* – the members of an ensemble, the chains of a sampler – each from
/// its own random key, so that they can go in parallel and the result does not depend on the order. What a run has
/// learned is one flat vector, its *state*; the states of all runs together are the posterior that predicts.
public protocol Method: Sendable {
    /// What `report methods` says about it.
    var description: MethodDescription { get }

    /// What it reads, each with its default, in the order of a report.
    var settings: [any DeclaredSetting] { get }

    /// The number of independent runs.
    func runCount(_ settings: TrainingSettings) -> Int

    /// The number of passes that a run makes, of which ``train(run:on:settings:key:observe:)`` tells each.
    func passCount(_ settings: TrainingSettings) -> Int

    /// What such a pass is called.
    var passName: String { get }

    /// Trains one run.
    ///
    /// - Parameters:
    ///   - run: the number of the run, from 0.
    ///   - problem: the standardised data.
    ///   - settings: complete settings.
    ///   - key: the source of all randomness of this run.
    ///   - observe: called after every epoch with the epoch, from 1, and its loss; returns false to stop.
    func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun

    /// Draws from the predictive distribution that the states of all runs make, in the units of the target.
    ///
    /// - Parameters:
    ///   - x: features of the points, `[N × d]`, in the user's units.
    ///   - states: one state from each run.
    func predict(
        at x: [Double], states: [[Float]], problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws -> PredictionSamples

    /// The network as a table, layer by layer, with what the method knows about its weights.
    func summary(states: [[Float]], problem: Problem, settings: TrainingSettings) -> NetworkSummary

    /// What is known of the weights, layer by layer; nothing for a method without a prior and a spread of each weight.
    func weightPosterior(states: [[Float]], problem: Problem, settings: TrainingSettings) -> [LayerPosterior]
}

extension Method {
    /// The settings used where the user gave none.
    public func defaults(for dataSet: DataSet) -> TrainingSettings {
        TrainingSettings { values in
            for setting in settings { setting.setDefault(&values, for: dataSet) }
        }
    }

    /// Passes over the data.
    public func passCount(_ settings: TrainingSettings) -> Int { settings[Descent.epochs] }
    /// An epoch.
    public var passName: String { "epoch" }
}

/// What a method is, in words.
public struct MethodDescription: Sendable, Equatable {
    /// The name on the command line and in file names.
    public let name: String
    /// The name in headings.
    public let title: String
    /// The idea in one sentence.
    public let sentence: String
    /// Authors, title, year and identifier of the paper.
    public let paper: String
    /// What training and prediction cost, compared with one plain network.
    public let cost: String

    /// Makes a description.
    public init(name: String, title: String, sentence: String, paper: String, cost: String) {
        self.name = name
        self.title = title
        self.sentence = sentence
        self.paper = paper
        self.cost = cost
    }
}

/// What one run has learned, and how it got there.
public struct TrainedRun: Sendable {
    /// The state after the last epoch.
    public let state: [Float]
    /// States on the way, for the filmstrip.
    public let checkpoints: [Checkpoint]
    /// Named curves with one value per epoch, such as "negative log-likelihood" and "KL divergence".
    public let curves: [Curve]
    /// The epoch in which the loss stopped being a number, if it did.
    public let divergedAt: Int?
    /// Why the run has learned nothing, if it was impossible from the start.
    public let failure: String?
    /// How the sampler did, if the run was a Markov chain.
    public let chain: ChainRecord?

    /// Makes the result of a run.
    public init(
        state: [Float], checkpoints: [Checkpoint], curves: [Curve], divergedAt: Int? = nil, failure: String? = nil,
        chain: ChainRecord? = nil
    ) {
        self.state = state
        self.checkpoints = checkpoints
        self.curves = curves
        self.divergedAt = divergedAt
        self.failure = failure
        self.chain = chain
    }

    /// A run that was impossible, with the reason.
    public static func failed(_ reason: String) -> TrainedRun {
        TrainedRun(state: [], checkpoints: [], curves: [], failure: reason)
    }

    /// Whether there is a state to predict with.
    public var isUsable: Bool { divergedAt == nil && failure == nil }

    /// A state on the way.
    public struct Checkpoint: Sendable {
        /// The number of epochs done.
        public let epoch: Int
        /// The state after them.
        public let state: [Float]

        /// Makes a checkpoint.
        public init(epoch: Int, state: [Float]) {
            self.epoch = epoch
            self.state = state
        }
    }

    /// A quantity over epochs.
    public struct Curve: Sendable, Equatable {
        /// What it is, as a legend says it.
        public let name: String
        /// Its value after each epoch.
        public let values: [Double]

        /// Makes a curve.
        public init(name: String, values: [Double]) {
            self.name = name
            self.values = values
        }
    }
}

/// A network as a table.
public struct NetworkSummary: Sendable, Equatable {
    /// The headings.
    public let columns: [String]
    /// A row for each layer, cells in the order of the headings.
    public let rows: [[String]]
    /// The number of trained parameters in one run.
    public let parameterCount: Int

    /// Makes a summary.
    public init(columns: [String], rows: [[String]], parameterCount: Int) {
        self.columns = columns
        self.rows = rows
        self.parameterCount = parameterCount
    }
}
