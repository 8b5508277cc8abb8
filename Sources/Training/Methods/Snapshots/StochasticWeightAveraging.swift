public import Predictions
internal import Slices

/// SWAG: a Gaussian fitted to the weights that stochastic gradient descent passes through once it has arrived.
///
/// The first epochs train as usual. In the last ones the step size is constant, so that descent keeps moving about the
/// minimum, and each epoch ends in a snapshot. With several networks the posterior is a mixture of their Gaussians
/// (multi-SWAG: Wilson & Izmailov 2020, arXiv:2002.08791).
public struct StochasticWeightAveraging: NetworkMethod {
    /// Makes the method.
    public init() {}

    /// Networks that are trained, each from its own start.
    public static let networks = Setting.whole(
        "networks", 1...10_000, usual: 1, "networks whose snapshots are taken")
    /// Share of the epochs, the last ones, after each of which a snapshot is taken.
    public static let share = Setting.real(
        "snapshot-share", .within(0.01...0.99), usual: 0.5, "share of the epochs that ends in a snapshot each")
    /// Constant step size in these epochs.
    public static let learningRate = Setting.real(
        "snapshot-rate", .above(0, to: 1e6), usual: 0.005, "constant step size while taking snapshots")
    /// The number of the last snapshots whose deviations from the mean are kept as they are.
    public static let rank = Setting.whole(
        "rank", 0...10_000, usual: 20, "snapshots whose deviations are kept; below 2, the diagonal alone")

    /// What `report methods` says about it.
    public let description = MethodDescription(
        name: "swag", title: "SWAG",
        sentence:
            "A Gaussian is fitted to the weights that gradient descent passes through around its goal; each draw from it gives one function.",
        paper:
            "Maddox, Garipov, Izmailov, Vetrov & Wilson, A Simple Baseline for Bayesian Uncertainty in Deep Learning, NeurIPS 2019, arXiv:1902.02476",
        cost: "one training for each network with K + 2 copies of the weights, S predictions")

    /// What it reads.
    public var settings: [any DeclaredSetting] {
        NetworkSettings.all(
            replacing: Descent.watched + [
                Descent.epochs.defaulting(200),
                // At a constant rate a head for the noise can run away on one steep gradient.
                Descent.gradientLimit.defaulting(1),
            ])
            + [
                Noise.modelByRows, Predictor.samples, Self.networks.defaulting(5), Self.share,
                Self.learningRate,
                Self.rank,
            ]
    }

    /// One run for each network.
    public func runCount(_ settings: TrainingSettings) -> Int { settings[Self.networks] }

    /// Trains one network, then takes its snapshots.
    public func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        let rank = settings[Self.rank]
        let (approach, wandering) = phases(settings)
        var objective = GaussianObjective(
            problem: problem, network: network(problem, settings), settings: settings, dropout: 0, key: key)
        var goesOn = true
        let arrived = Descent(problem: problem, settings: approach, key: key)
            .run(&objective) { epoch, loss in
                goesOn = observe(epoch, loss)
                return goesOn
            }
        let before = try arrived.mapStates { SnapshotMoments.state(at: $0, rank: rank) }
        guard goesOn, before.divergedAt == nil else { return before }

        var moments = SnapshotMoments(count: objective.stateCount, rank: rank)
        var checkpoints = before.checkpoints
        var optimiser = Optimiser(count: objective.stateCount, settings: wandering, kernels: problem.kernels)
        let after = Descent(problem: problem, settings: wandering, key: key.child("snapshots"))
            .run(
                &objective, with: &optimiser, from: try arrived.state.content(),
                afterEpoch: { epoch, state in
                    moments.add(state)
                    if settings.checkpoints.contains(approach[Descent.epochs] + epoch) {
                        checkpoints.append(
                            .init(epoch: approach[Descent.epochs] + epoch, state: MethodState(moments.state)))
                    }
                },
                observe: { epoch, loss in observe(approach[Descent.epochs] + epoch, loss) })
        return TrainedRun(
            state: moments.snapshots > 0 ? MethodState(moments.state) : before.state, checkpoints: checkpoints,
            curves: zip(arrived.curves, after.curves).map { .init(name: $0.name, values: $0.values + $1.values) },
            divergedAt: after.divergedAt.map { approach[Descent.epochs] + $0 }
        ).costing(before.gradientRows + after.gradientRows)
    }

    /// Draws weights from the Gaussian of each network in turn.
    public func predict(
        at x: [Double], states: [MethodState], problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws -> PredictionSamples {
        let states: [[Float]] = try states.contents()
        let network = network(problem, settings)
        let count = network.layout.count
        let rank = settings[Self.rank]
        let storage = Storage(parts: count + rank, count)
        let normals = storage.take(count + rank)
        let weights = storage.take(count)
        return try Predictor(network: network, problem: problem)
            .samples(at: x, draws: settings[Predictor.samples]) { index, use in
                problem.kernels.gaussian(normals, count: count + rank, key: key, stream: index)
                states[index % states.count].withFloats {
                    SnapshotMoments.draw(weights, from: $0, normals: ConstantFloats(normals), rank: rank)
                }
                use(.init(weights, of: network))
            }
    }

    /// Training as usual, then descent at a constant rate.
    private func phases(_ settings: TrainingSettings) -> (approach: TrainingSettings, wandering: TrainingSettings) {
        var (approach, wandering) = (settings, settings)
        let share = settings[Self.share] * Double(settings[Descent.epochs])
        wandering[Descent.epochs] = min(max(Int(share.rounded()), 1), max(settings[Descent.epochs] - 1, 1))
        wandering[Descent.optimiser] = .sgd
        wandering[Descent.learningRate] = settings[Self.learningRate]
        wandering[Descent.schedule] = .constant
        wandering.checkpoints = []
        wandering[Descent.patience] = 0
        approach[Descent.epochs] = max(settings[Descent.epochs] - wandering[Descent.epochs], 1)
        return (approach, wandering)
    }

    /// One level for all x or one at each, as the settings say.
    public func noise(_ settings: TrainingSettings) -> Noise { Noise(settings) }
}
