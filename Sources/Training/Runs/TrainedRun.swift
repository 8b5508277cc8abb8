/// What one run has learned, and how it got there.
public struct TrainedRun: Sendable {
    /// The state after the last epoch.
    public let state: MethodState
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
    /// Of how many rows the descent took a gradient, that of rows held out and of trials among them; 0 without a descent.
    public var gradientRows = 0

    /// Makes the result of a run.
    public init(
        state: MethodState, checkpoints: [Checkpoint] = [], curves: [Curve] = [], divergedAt: Int? = nil,
        failure: String? = nil, chain: ChainRecord? = nil
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
        TrainedRun(state: [], failure: reason)
    }

    /// Whether there is a state to predict with.
    public var isUsable: Bool { divergedAt == nil && failure == nil }

    /// A state on the way.
    public struct Checkpoint: Sendable {
        /// The number of epochs done.
        public let epoch: Int
        /// The state after them.
        public let state: MethodState

        /// Makes a checkpoint.
        public init(epoch: Int, state: MethodState) {
            self.epoch = epoch
            self.state = state
        }
    }

    /// A quantity over epochs.
    public struct Curve: Sendable, Equatable {
        /// What it is, as a legend says it.
        public let name: String
        /// Its value after each epoch: `[epochs]`.
        public let values: [Double]

        /// Makes a curve.
        public init(name: String, values: [Double]) {
            self.name = name
            self.values = values
        }
    }
}

extension TrainedRun {
    /// The same run with other flat states.
    ///
    /// - Throws: ``TrainingError/state(expected:)`` if a state is no flat vector.
    func mapStates(_ transform: ([Float]) -> [Float]) throws(TrainingError) -> TrainedRun {
        TrainedRun(
            state: MethodState(transform(try state.content())),
            checkpoints: try checkpoints.map { checkpoint throws(TrainingError) in
                Checkpoint(epoch: checkpoint.epoch, state: MethodState(transform(try checkpoint.state.content())))
            },
            curves: curves, divergedAt: divergedAt
        ).costing(gradientRows)
    }

    /// The same run, which took the gradient of so many rows.
    package func costing(_ rows: Int) -> TrainedRun {
        var run = self
        run.gradientRows = rows
        return run
    }
}
