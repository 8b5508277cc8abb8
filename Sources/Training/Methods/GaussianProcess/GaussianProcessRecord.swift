extension GaussianProcess {
    /// What happened in a search, step by step.
    struct Record {
        /// The steps after which the state is kept.
        let kept: Set<Int>
        private var values: [MarginalLikelihood.Value] = []
        /// The states that were kept.
        private(set) var checkpoints: [TrainedRun.Checkpoint] = []

        init(checkpoints: Set<Int>) {
            kept = checkpoints
        }

        /// The steps so far.
        var count: Int { values.count }

        /// Adds a step.
        mutating func add(_ value: MarginalLikelihood.Value, state: GaussianProcessState) {
            values.append(value)
            if kept.contains(count) {
                checkpoints.append(.init(epoch: count, state: MethodState(state.values)))
            }
        }

        /// The likelihood over the steps, and its two parts.
        var curves: [TrainedRun.Curve] {
            [
                .init(name: "negative log marginal likelihood", values: values.map(\.total)),
                .init(name: "misfit", values: values.map(\.misfit)),
                .init(name: "complexity", values: values.map(\.complexity)),
            ]
        }
    }
}
