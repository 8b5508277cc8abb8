/// One boosted model while it grows.
struct BoostedMember {
    private let growth: HistogramGrowth
    private let depth: Int
    private let learningRate: Double
    private let patience: Int
    private var parameters: NormalParameters
    /// The rows that are not learned from, and their features.
    private var others: NormalParameters
    private let otherPoints: [ArraySlice<Float>]
    /// The state so far: mean and log σ to start from, then two trees for each stage.
    private(set) var state: [Float]
    /// The negative log-likelihood of the rows learned from after each stage.
    private(set) var losses: [Double] = []
    /// The stage after which the mean of those rows is best, and the one after which their noise is.
    private var (mean, noise): (Best, Best)

    /// The stage with the lowest loss so far, and what belongs to it at each of the rows that are not learned from.
    private struct Best {
        var loss: Double
        var stage = 0
        var values: [Double]

        mutating func learn(_ loss: Double, stage: Int, values: [Double]) {
            guard loss < self.loss else { return }
            (self.loss, self.stage, self.values) = (loss, stage, values)
        }
    }

    /// - Parameter counts: how often each row is learned from: `[N]`.
    init(_ problem: Problem, counts: [Int], settings: TrainingSettings) {
        let rows = counts.indices.filter { counts[$0] > 0 }
        let weights = rows.map { Double(counts[$0]) }
        depth = settings[NaturalGradientBoosting.depth]
        learningRate = settings[Descent.learningRate]
        patience = settings[Descent.patience]
        growth = HistogramGrowth(
            FeatureBins(problem, rows: rows), weights: weights, depth: depth,
            leafSize: settings[QuantileForest.leafSize])
        parameters = NormalParameters(targets: rows.map { Double(problem.y[$0]) }, weights: weights)
        let left = counts.indices.filter { counts[$0] == 0 }
        let features = problem.featureCount
        others = NormalParameters(targets: left.map { Double(problem.y[$0]) }, start: parameters)
        otherPoints = left.map { problem.x[$0 * features..<($0 + 1) * features] }
        state = [Float(parameters.means[0]), Float(parameters.logDeviations[0])]
        mean = Best(loss: others.squaredError, values: others.means)
        noise = Best(loss: others.loss, values: others.logDeviations)
    }

    /// The stages so far.
    private var stage: Int { losses.count }
    private var isWatched: Bool { !otherPoints.isEmpty }

    private func isOver(_ best: Best) -> Bool { isWatched && patience > 0 && stage - best.stage >= patience }

    /// Whether the rows that are not learned from still gain.
    var allowsMore: Bool { !(isOver(mean) && isOver(noise)) }

    /// Adds a stage; what the rows that are not learned from no longer gain by rests.
    mutating func boost() {
        let gradients = parameters.naturalGradients()
        let still = (
            tree: BoostedTree(depth: depth), leaves: [0.0], places: [Int](repeating: 0, count: gradients.means.count)
        )
        let trees = [
            isOver(mean) ? still : growth.tree(gradients.means),
            isOver(noise) ? still : growth.tree(gradients.logDeviations),
        ]
        let steps = trees.map { tree in tree.places.map { tree.leaves[$0] } }
        let step = NormalParameters.Step(means: steps[0], logDeviations: steps[1])
        let scale = learningRate * parameters.scale(for: step, start: losses.last ?? parameters.loss)
        parameters.move(step, scale: scale)
        losses.append(parameters.loss)
        let start = state.count
        for (tree, leaves, _) in trees {
            var tree = tree
            for (leaf, value) in leaves.enumerated() { tree.setLeaf(leaf, to: -scale * value) }
            state += tree.values
        }
        if isWatched { watch(from: start) }
    }

    /// Takes the last stage to the rows that are not learned from.
    private mutating func watch(from start: Int) {
        func values(_ start: Int) -> [Double] {
            otherPoints.map { -Double(BoostedTree.value(at: $0, in: state, from: start, depth: depth)) }
        }
        others.move(
            .init(means: values(start), logDeviations: values(start + BoostedTree.count(depth: depth))), scale: 1)
        mean.learn(others.squaredError, stage: stage, values: others.means)
        noise.learn(others.loss, stage: stage, values: others.logDeviations)
    }

    /// The mean and the noise that predict the rows best that are not learned from, with a σ that fits them on the whole;
    /// the last of both if there are none.
    var best: [Float] {
        guard isWatched else { return state }
        let size = BoostedTree.count(depth: depth)
        var best = Array(state.prefix(2 + 2 * size * max(mean.stage, noise.stage)))
        let nothing = BoostedTree(depth: depth).values
        for stage in 0..<(best.count - 2) / (2 * size) {
            let start = 2 + 2 * size * stage
            if stage >= mean.stage { best.replaceSubrange(start..<start + size, with: nothing) }
            if stage >= noise.stage { best.replaceSubrange(start + size..<start + 2 * size, with: nothing) }
        }
        let square = others.meanSquare(means: mean.values, logDeviations: noise.values)
        best[1] += Float(0.5 * ExactExponential.log(max(square, 1e-3)))
        return best
    }
}
