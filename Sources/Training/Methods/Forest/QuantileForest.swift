public import Predictions
internal import Tables

/// A forest of regression trees whose leaves keep their rows, so that it knows the distribution of the observations.
///
/// A forest weighs the training rows by how often they share a leaf with a point; the weighted rows are the predictive
/// distribution there (Meinshausen 2006), and its quantiles are aleatoric. How far the mean would move with other
/// training rows is the epistemic σ, by the jackknife after bootstrap.
///
/// A run grows a group of trees, so that groups can grow in parallel. There is no network and no descent.
public struct QuantileForest: Method {
    /// The most trees that a run grows.
    static let treesPerRun = 25

    /// The number of trees.
    ///
    /// The mean and the quantiles settle with a few hundred; the jackknife's variance takes at least as many as there are
    /// rows (Wager, Hastie & Efron 2014, section 4), and is mostly chance where the trees are far fewer.
    public static let trees = Setting.whole("trees", 1...100_000, usual: 500, "trees in the forest")

    /// The smallest leaf; 5 is what Breiman's forests take for regression.
    public static let leafSize = Setting.whole(
        "leaf-size", 1...1_000_000, usual: 5, "different training rows in a leaf, at least")

    /// Whether the rows that trees did not draw say how far the quantiles must lie from the median.
    public static let calibrates = Setting.flag(
        "out-of-bag-calibration", usual: false, "whether rows that trees did not draw calibrate the quantiles")

    /// Makes the method.
    public init() {}

    /// What `report methods` says about it.
    public let description = MethodDescription(
        name: "forest", title: "Quantile regression forest",
        sentence:
            "Many trees on resampled rows; the rows that share leaves with a point are its predictive distribution, and how the mean depends on single rows is its epistemic σ.",
        paper:
            "Meinshausen, Quantile Regression Forests, JMLR 7, 2006; its epistemic σ by the jackknife after bootstrap: Wager, Hastie & Efron, Confidence Intervals for Random Forests, JMLR 15, 2014, arXiv:1311.4555",
        cost: "seconds for thousands of rows; memory for each row in each tree")

    /// It is no network, and stands beside those only where it is asked for.
    public var traits: Set<MethodTrait> { [.onRequest] }

    /// What it reads.
    public var settings: [any DeclaredSetting] {
        [Self.trees, Self.leafSize, FeaturesASplit.setting, Self.calibrates.defaulting(true)]
    }

    /// One for each group of trees.
    public func runCount(_ settings: TrainingSettings) -> Int {
        (settings[Self.trees] + Self.treesPerRun - 1) / Self.treesPerRun
    }

    /// A group of trees.
    public var runName: String { "group" }

    /// The trees of the largest group.
    public func passCount(_ settings: TrainingSettings) -> Int { min(settings[Self.trees], Self.treesPerRun) }

    /// A tree.
    public var passName: String { "tree" }

    /// Grows a group of trees, each on rows drawn with replacement; the loss of a tree is the variance left in its leaves.
    public func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        let growth = TreeGrowth(
            SortedRows(problem), leafSize: settings[Self.leafSize],
            featuresASplit: settings[FeaturesASplit.setting].count(of: problem.featureCount))
        let count = min(Self.treesPerRun, settings[Self.trees] - run * Self.treesPerRun)
        var trees: [RegressionTree] = []
        for number in 0..<count {
            let key = key.child(number)
            let tree = growth.tree(
                counts: Self.resample(problem.count, key: key.child("rows")), key: key.child("splits"))
            trees.append(tree)
            guard observe(number + 1, tree.variance(of: problem.y)) else { break }
        }
        return TrainedRun(
            state: MethodState(
                TreeGroup(rowCount: problem.count, featureCount: problem.featureCount, trees: trees)))
    }

    /// How often each row is drawn when as many are drawn as there are.
    private static func resample(_ count: Int, key: RandomKey) -> [Int] {
        var counts = [Int](repeating: 0, count: count)
        for draw in 0..<count { counts[key.child(draw).index(below: count)] += 1 }
        return counts
    }

    /// The quantiles of the rows that share leaves with each point, and the jackknife's σ of the forest's mean.
    public func predict(
        at x: [Double], states: [MethodState], problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws -> PredictionSamples {
        let trees = try trees(states, problem)
        let means = trees.map { $0.means(of: problem.y) }
        let levels = QuantileRegression.levels
        let jackknife = JackknifeAfterBootstrap(trees: trees, rowCount: problem.count)
        let stretch =
            settings[Self.calibrates]
            ? QuantileStretch(try OutOfBag(trees: trees, problem: problem, levels: levels).held, levels: levels) : nil
        var distribution = LeafDistribution(targets: problem.y)
        let points = problem.standardise(x)
        let count = points.count / problem.featureCount
        var values = [Float](repeating: 0, count: levels.count * count)
        var deviations: [Float] = []
        deviations.reserveCapacity(count)
        for point in 0..<count {
            let features = points[point * problem.featureCount..<(point + 1) * problem.featureCount]
            let leaves = trees.map { $0.leaf(of: features) }
            for (tree, leaf) in zip(trees, leaves) { distribution.add(tree.rows(in: leaf)) }
            let quantiles = distribution.removeQuantiles(levels).map(Double.init)
            for (level, quantile) in (stretch?.values(quantiles) ?? quantiles).enumerated() {
                values[level * count + point] = Float(problem.target.restored(quantile))
            }
            let variance = jackknife.variance(of: zip(means, leaves).map { $0[$1] })
            deviations.append(Float(problem.target.deviation * variance.squareRoot()))
        }
        return PredictionSamples(
            try PredictiveQuantiles(levels: levels, values: values, epistemicDeviation: deviations))
    }

    /// The trees of all groups.
    ///
    /// - Throws: ``TrainingError/state(expected:)`` if they were not grown on rows like these.
    private func trees(_ states: [MethodState], _ problem: Problem) throws(TrainingError) -> [RegressionTree] {
        let groups: [TreeGroup] = try states.contents()
        guard groups.allSatisfy({ $0.rowCount == problem.count && $0.featureCount == problem.featureCount }) else {
            throw .state(expected: "\(TreeGroup.self)")
        }
        return groups.flatMap(\.trees)
    }

    /// How many trees with how many leaves, or that too few rows left nothing to split.
    public func learned(_ runs: [TrainedRun], settings: TrainingSettings, rowCount: Int) -> String {
        let trees = runs.compactMap { try? $0.state.content(as: TreeGroup.self) }.flatMap(\.trees)
        let grown = "\(NumberText.count(trees.count, "tree")) from \(NumberText.count(rowCount, "row"))"
        guard trees.contains(where: { $0.leafCount > 1 }) else {
            return
                "\(grown), of which none could be split: it predicts the same everywhere. A smaller leaf-size may help."
        }
        let leaves = NumberText.fixed(Self.mean(trees.map(\.leafCount)), decimals: 0)
        return "\(grown), \(trees.count == 1 ? "with \(leaves) leaves" : "\(leaves) leaves each on average")."
    }

    /// The size of the trees, and how much of the variance that they explain is due to splits of each feature.
    public func summary(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> NetworkSummary {
        let trees = try trees(states, problem)
        let sums = (0..<problem.featureCount).map { feature in
            trees.reduce(0.0) { $0 + $1.decreases[feature] }
        }
        let total = sums.reduce(0, +)
        func row(_ name: String, _ counts: [Int]) -> [String] {
            [name, NumberText.fixed(Self.mean(counts), decimals: 1)]
        }
        return NetworkSummary(
            columns: ["quantity", "value"],
            rows: [["trees", "\(trees.count)"], ["trees in a run", "\(min(trees.count, Self.treesPerRun))"]]
                + [row("leaves of a tree", trees.map(\.leafCount)), row("depth of a tree", trees.map(\.depth))]
                + sums.enumerated().map { feature, sum in
                    [
                        "importance of feature \(feature + 1)",
                        NumberText.fixed(total > 0 ? sum / total : 0, decimals: 3),
                    ]
                },
            parameterCount: trees.prefix(Self.treesPerRun).reduce(0) { $0 + $1.nodes.count }, title: "trees")
    }

    private static func mean(_ counts: [Int]) -> Double {
        Double(counts.reduce(0, +)) / Double(max(counts.count, 1))
    }
}
