public import Predictions
internal import Tables

/// Boosted trees for the mean and the noise of a normal distribution, along the natural gradient of its likelihood.
///
/// Each stage fits a small tree to the natural gradient by the mean and another to that by log σ, and takes a short step.
/// One such model knows of noise alone; several, each from its own draw of the rows, disagree where the rows don't settle
/// the function. Beyond the rows trees are flat, and so is what is known of their doubts.
///
/// Boosting learns residuals by heart if it goes on. The third of the rows that a member's draw left out says when to stop,
/// and by what factor its σ is too small for rows that it did not see.
///
/// A member's state is a flat vector: the mean and log σ that it starts from, then two trees (`BoostedTree`) for each
/// stage, whose leaves hold the steps.
public struct NaturalGradientBoosting: Method {
    /// Makes the method.
    public init() {}

    /// Splits from the root of a tree to a leaf.
    public static let depth = Setting.whole(
        "split-levels", 1...8, usual: 3, "levels of splits in a boosted tree")

    /// What `report methods` says about it.
    public let description = MethodDescription(
        name: "ngboost", title: "Natural gradient boosting",
        sentence:
            "Boosted trees for the mean and the noise along the natural gradient; several from resampled rows disagree where these settle little, but not beyond the data.",
        paper:
            "Duan and others, NGBoost: Natural Gradient Boosting for Probabilistic Prediction, ICML 2020, arXiv:1910.03225",
        cost: "two small trees for each of up to 1000 stages and each member; seconds for a thousand rows")

    /// It is no network, and stands beside those only where it is asked for.
    public var traits: Set<MethodTrait> { [.onRequest] }

    /// What it reads.
    ///
    /// Epochs are stages, and the learning rate is the share of each step that is taken.
    public var settings: [any DeclaredSetting] {
        [
            DeepEnsemble.members.defaulting(10), Descent.epochs.defaulting(1000), Descent.learningRate.defaulting(0.01),
            Descent.patience.defaulting(100), Self.depth, QuantileForest.leafSize.defaulting(1),
        ]
    }

    /// One for each member.
    public func runCount(_ settings: TrainingSettings) -> Int { settings[DeepEnsemble.members] }

    /// A member.
    public var runName: String { "member" }

    /// A stage.
    public var passName: String { "stage" }

    /// Boosts one member, on rows drawn with replacement; a single member learns from all rows.
    public func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        var counts = [Int](repeating: 1, count: problem.count)
        if settings[DeepEnsemble.members] > 1 {
            counts = [Int](repeating: 0, count: problem.count)
            for draw in 0..<problem.count { counts[key.child(draw).index(below: problem.count)] += 1 }
        }
        var member = BoostedMember(problem, counts: counts, settings: settings)
        var checkpoints: [TrainedRun.Checkpoint] = []
        for stage in 1...settings[Descent.epochs] {
            member.boost()
            if settings.checkpoints.contains(stage) {
                checkpoints.append(.init(epoch: stage, state: MethodState(member.state)))
            }
            guard observe(stage, member.losses[stage - 1]), member.allowsMore else { break }
        }
        let state = MethodState(member.best)
        // From where it stopped, the run is what it keeps.
        let end = member.losses.count
        checkpoints.removeAll { $0.epoch >= end }
        checkpoints += settings.checkpoints.filter { $0 >= end }.map { .init(epoch: $0, state: state) }
        return TrainedRun(
            state: state, checkpoints: checkpoints,
            curves: [.init(name: "negative log-likelihood", values: member.losses)])
    }

    /// One draw from each member.
    public func predict(
        at x: [Double], states: [MethodState], problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws -> PredictionSamples {
        let states: [[Float]] = try states.contents()
        let depth = settings[Self.depth]
        let size = BoostedTree.count(depth: depth)
        guard states.allSatisfy({ $0.count >= 2 && ($0.count - 2) % (2 * size) == 0 }) else {
            throw TrainingError.state(expected: "pairs of trees of depth \(depth)")
        }
        let points = problem.standardise(x)
        let features = problem.featureCount
        let count = points.count / features
        var (mean, variance) = ([Float](), [Float]())
        let square = problem.target.deviation * problem.target.deviation
        for state in states {
            for point in 0..<count {
                let place = points[point * features..<(point + 1) * features]
                var (value, logDeviation) = (Double(state[0]), Double(state[1]))
                for start in stride(from: 2, to: state.count, by: 2 * size) {
                    value += Double(BoostedTree.value(at: place, in: state, from: start, depth: depth))
                    logDeviation += Double(
                        BoostedTree.value(at: place, in: state, from: start + size, depth: depth))
                }
                mean.append(Float(problem.target.restored(value)))
                let noise = ExactExponential.exp(2 * min(max(logDeviation, -10), 10)) + Double(Noise.varianceFloor)
                variance.append(Float(square * noise))
            }
        }
        return try PredictionSamples(
            drawCount: states.count, pointCount: count, mean: mean, noise: .perPoint(variance))
    }

    /// How many members with how many stages.
    public func learned(_ runs: [TrainedRun], settings: TrainingSettings, rowCount: Int) -> String {
        let stages = runs.compactMap { $0.curves.first?.values.count }.max() ?? 0
        return
            "\(NumberText.count(runs.count, "member")) of \(NumberText.count(stages, "stage")), two trees each, from \(NumberText.count(rowCount, "row"))."
    }
}
