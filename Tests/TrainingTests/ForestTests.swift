import Predictions
import Testing

@testable import Training

/// The quantile regression forest.
///
/// References are scikit-learn 1.9.1 (`RandomForestRegressor`) and quantile-forest 1.4.2 (`RandomForestQuantileRegressor`
/// with `max_samples_leaf=None`), both with 500 trees, `min_samples_leaf=5` and `max_features=1`, on the same rows. As
/// their resamples are others, numbers stand as mean ± standard deviation over their seeds 0 to 19, and ours, one more
/// such forest, must lie within four standard deviations.
@Suite("Quantile regression forest")
struct ForestTests {
    private let method = QuantileForest()

    /// The numbers of a linear congruential generator, which are as easily had in Python.
    private struct Congruence {
        var state: Int
        mutating func draw() -> Double {
            state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
            return Double(state) / 2_147_483_648
        }

        mutating func rows(_ count: Int) throws -> Observations {
            var (x, y) = ([Double](), [Double]())
            for _ in 0..<count {
                let (a, b, c) = (draw(), draw(), draw())
                let noise = draw() + draw() + draw() + draw() - 2
                x += [a, b, c]
                y.append(10 * a * b + 5 * (c - 0.5) * (c - 0.5) + (0.2 + a) * noise)
            }
            return try Observations(x: x, y: y, featureCount: 3)
        }
    }

    private func states(
        _ problem: Problem, _ settings: TrainingSettings, seed: UInt64 = 1
    ) throws -> [MethodState] {
        try (0..<method.runCount(settings)).map { run in
            try method.train(run: run, on: problem, settings: settings, key: RandomKey(seed: seed).child(run)) { _, _ in
                true
            }.state
        }
    }

    private func tree(_ problem: Problem, leafSize: Int = 1, features: Int? = nil) -> RegressionTree {
        TreeGrowth(SortedRows(problem), leafSize: leafSize, featuresASplit: features ?? problem.featureCount)
            .tree(counts: [Int](repeating: 1, count: problem.count), key: RandomKey(seed: 3))
    }

    // MARK: Against other programs

    @Test("Mean and quantiles agree with scikit-learn and quantile-forest as far as their seeds agree")
    func references() throws {
        var draws = Congruence(state: 1)
        let (training, test) = (try draws.rows(300), try draws.rows(200))
        // X[0], Y[0] and the last test target in NumPy.
        #expect(abs(training.x[0] - 0.51387008) < 1e-8 && abs(training.y[0] - 1.340383222030083) < 1e-12)
        #expect(abs(test.y[199] - 1.075386442271577) < 1e-12)
        let problem = try Problem(training)
        let settings = TrainingSettings()
        let states = try states(problem, settings)

        let trees = try states.contents(as: TreeGroup.self).flatMap(\.trees)
        let points = problem.standardise(test.x)
        let means = trees.map { $0.means(of: problem.y) }
        let predicted = (0..<200).map { point in
            let x = points[3 * point..<3 * point + 3]
            let sum = zip(trees, means).reduce(0.0) { sum, pair in sum + pair.1[pair.0.leaf(of: x)] }
            return problem.target.restored(sum / 500)
        }
        func error(_ values: [Double]) -> Double {
            let squares: [Double] = zip(values, test.y).map { value, observed in
                (value - observed) * (value - observed)
            }
            return (squares.reduce(0, +) / 200).squareRoot()
        }
        #expect(abs(error(predicted) - 0.950107) < 4 * 0.011005)
        let theirMeans = [(0.853838, 0.012871), (1.988739, 0.035253), (3.299765, 0.053263), (2.128308, 0.053048)]
        for (point, (mean, deviation)) in theirMeans.enumerated() {
            #expect(abs(predicted[point] - mean) < 4 * deviation, "\(point)")
        }
        // `get_n_leaves` and `get_depth` of seed 19.
        let leaves = Double(trees.reduce(0) { $0 + $1.leafCount }) / 500
        let depth = Double(trees.reduce(0) { $0 + $1.depth }) / 500
        #expect(abs(leaves - 30.51) < 0.3 && abs(depth - 7.892) < 0.3)

        let samples = try method.predict(
            at: test.x, states: states, problem: problem, settings: settings, key: RandomKey(seed: 0))
        let quantiles = samples.quantiles([0.05, 0.5, 0.95])
        // The median's error, and the quantiles averaged over the points; interpolation="higher".
        #expect(abs(error(quantiles[1]) - 0.832624) < 4 * 0.008871)
        let averages = [(0.740214, 0.014888), (2.798776, 0.006294), (5.317691, 0.021428)]
        for (row, (mean, deviation)) in averages.enumerated() {
            #expect(abs(quantiles[row].reduce(0, +) / 200 - mean) < 4 * deviation, "\(row)")
        }
        let first = [(-0.019153, 0.006967), (0.796650, 0.021318), (2.329614, 0.055972)]
        for (row, (mean, deviation)) in first.enumerated() {
            #expect(abs(quantiles[row][0] - mean) < 4 * deviation, "\(row)")
        }
    }

    @Test("The jackknife after bootstrap is its definition, evaluated in NumPy 2.4.6 on the same draws")
    func jackknife() {
        var draws = Congruence(state: 7)
        var counts = [[Int]](repeating: [Int](repeating: 0, count: 25), count: 40)
        for tree in 0..<40 {
            for _ in 0..<25 { counts[tree][Int(draws.draw() * 25)] += 1 }
        }
        let jackknife = JackknifeAfterBootstrap(counts: counts)
        for (row, expected) in [1.1144634467270103, 0.5296422142757979, 1.7568086429296443].enumerated() {
            let predictions = (0..<40).map { _ in draws.draw() }
            let moved = zip(predictions, counts).map { $0 + ($1[row] == 0 ? 2 : 0) }
            #expect(abs(jackknife.variance(of: moved) - expected) < 1e-12)
        }
        #expect(jackknife.variance(of: [Double](repeating: 3, count: 40)) == 0)
    }

    // MARK: By hand

    @Test("One tree on all rows with leaves of one row gives back the targets")
    func memory() throws {
        var draws = Congruence(state: 5)
        let problem = try Problem(try draws.rows(50))
        let tree = tree(problem)
        let means = tree.means(of: problem.y)
        for row in 0..<50 {
            #expect(means[tree.leaf(of: problem.x[3 * row..<3 * row + 3])] == Double(problem.y[row]))
        }
        #expect(tree.leafCount == 50 && tree.variance(of: problem.y) == 0)
    }

    @Test("A constant feature is never split, and takes no place among those that a split chooses from")
    func constant() throws {
        let problem = try Problem(
            Observations(x: [7, 1, 7, 2, 7, 3, 7, 4], y: [1, 5, 2, 8], featureCount: 2))
        let tree = tree(problem, features: 1)
        #expect(tree.nodes.allSatisfy { $0.feature != 0 })
        #expect(tree.leafCount == 4 && tree.decreases[0] == 0)
    }

    @Test("Of equal splits the lowest feature counts, then the lowest threshold")
    func ties() throws {
        // Both features are the same, and the splits after the first and before the last row are as good.
        let problem = try Problem(
            Observations(x: [1, 1, 2, 2, 3, 3], y: [0, 1, 0], featureCount: 2))
        let tree = tree(problem)
        #expect(tree.nodes.compactMap(\.feature) == [0, 0])
        let (low, high) = (problem.x[0], problem.x[2])
        #expect(tree.nodes[0].threshold > low && tree.nodes[0].threshold < high)
        // Rows, leaves in their order: 0, then 1 and 2.
        #expect(tree.rows == [0, 1, 2] && tree.nodes[0].right == 2)
    }

    @Test("A leaf keeps as many rows as it must, and rows that can't be told apart together")
    func leaves() throws {
        let problem = try Problem(Observations(x: [1, 1, 1, 2, 3, 4], y: [0, 1, 2, 3, 4, 9], featureCount: 1))
        #expect(tree(problem, leafSize: 3).nodes.map(\.rows.count) == [6, 3, 3])
        #expect(tree(problem, leafSize: 4).leafCount == 1)
        #expect(tree(problem).leafCount == 4)
    }

    @Test("Quantiles are the least targets up to which the weight reaches the level")
    func quantiles() {
        var distribution = LeafDistribution(targets: [3, 1, 2, 2])
        // Weights of the targets: 1: ¼, 2: ¼ + ½, 3: 0.
        distribution.add([1, 2])
        distribution.add([2, 3])
        #expect(distribution.removeQuantiles([0.2, 0.25, 0.26, 1]) == [1, 1, 2, 2])
        distribution.add([0])
        #expect(distribution.removeQuantiles([0.5]) == [3])
    }

    // MARK: As a method

    @Test("Two workers give the bytes of one, and other seeds other trees")
    func determinism() async throws {
        var draws = Congruence(state: 9)
        let problem = try Problem(try draws.rows(60))
        let settings = TrainingSettings { $0[QuantileForest.trees] = 60 }
        let alone = try states(problem, settings)
        #expect(alone.count == 3)
        let method = method
        let together = try await withThrowingTaskGroup(of: (Int, MethodState).self) { group in
            for run in (0..<3).reversed() {
                group.addTask {
                    let key = RandomKey(seed: 1).child(run)
                    let trained = try method.train(run: run, on: problem, settings: settings, key: key) { _, _ in true }
                    return (run, trained.state)
                }
            }
            return try await group.reduce(into: [Int: MethodState]()) { $0[$1.0] = $1.1 }
        }
        #expect((0..<3).map { together[$0]?.encoded } == alone.map(\.encoded))
        #expect(try states(problem, settings, seed: 2) != alone)
        let groups: [TreeGroup] = try alone.contents()
        #expect(groups.map(\.trees.count) == [25, 25, 10])
    }

    @Test("What was learned survives its bytes, and damaged bytes are refused or predict without harm")
    func bytes() throws {
        var draws = Congruence(state: 11)
        let problem = try Problem(try draws.rows(20))
        let settings = TrainingSettings { $0[QuantileForest.trees] = 3 }
        let state = try #require(try states(problem, settings).first)
        let bytes = state.encoded
        #expect(try MethodState(encoded: bytes).content(as: TreeGroup.self) == state.content(as: TreeGroup.self))
        for count in 0..<bytes.count { #expect(TreeGroup(encoded: Array(bytes[..<count])) == nil) }
        #expect(TreeGroup(encoded: bytes + [0, 0, 0, 0]) == nil)
        var refused = 0
        for index in stride(from: 0, to: bytes.count, by: 3) {
            for value: UInt8 in [0x00, 0x7F, 0xFF] where bytes[index] != value {
                var damaged = bytes
                damaged[index] = value
                guard TreeGroup(encoded: damaged) != nil else {
                    refused += 1
                    continue
                }
                // What is read must be safe to walk; numbers of rows or features that differ are refused here.
                _ = try? method.predict(
                    at: [0.1, 0.9, 0.5], states: [MethodState(encoded: damaged)], problem: problem, settings: settings,
                    key: RandomKey(seed: 0))
            }
        }
        #expect(refused > bytes.count / 3)
        #expect(throws: TrainingError.state(expected: "TreeGroup")) {
            try method.predict(
                at: [1, 2, 3], states: [[1, 2]], problem: problem, settings: settings, key: RandomKey(seed: 0))
        }
        let other = try Problem(try draws.rows(21))
        #expect(throws: TrainingError.state(expected: "TreeGroup")) {
            try method.predict(
                at: [1, 2, 3], states: [state], problem: other, settings: settings, key: RandomKey(seed: 0))
        }
    }

    @Test("It says what it has learned, stands on request, and splits no variance")
    func words() throws {
        var draws = Congruence(state: 13)
        let problem = try Problem(try draws.rows(40))
        let settings = TrainingSettings { $0[QuantileForest.trees] = 30 }
        let runs = try (0..<2).map { run in
            try method.train(run: run, on: problem, settings: settings, key: RandomKey(seed: 1).child(run)) { _, _ in
                true
            }
        }
        let learned = method.learned(runs, settings: settings, rowCount: 40)
        #expect(learned.hasPrefix("30 trees from 40 rows, ") && learned.hasSuffix(" leaves each on average."))
        #expect(method.traits == [.onRequest])
        let summary = try method.summary(states: runs.map(\.state), problem: problem, settings: settings)
        #expect(summary.rows.count == 4 + 3 && summary.rows[0] == ["trees", "30"])
        let shares = summary.rows.suffix(3).compactMap { Double($0[1]) }
        let total: Double = shares.reduce(0, +)
        #expect(abs(total - 1) < 0.002)
        let moments = PredictiveMoments(
            try method.predict(
                at: [0.5, 0.5, 0.5, 0.9, 0.1, 0.2], states: runs.map(\.state), problem: problem, settings: settings,
                key: RandomKey(seed: 0)))
        #expect(moments.knowsEpistemic && !moments.hasVariance && !moments.hasParts)
        #expect(moments.epistemic.allSatisfy { $0 >= 0 })
    }

    @Test("Rows that trees did not draw stretch the quantiles until they hold what is new")
    func calibration() throws {
        let noise = Kernels.best.normals(600, key: RandomKey(seed: 4))
        let x = Kernels.best.normals(600, key: RandomKey(seed: 5))
        let all = Observations(x: x, y: zip(x, noise).map { 3 * $0 + $1 })
        let problem = try Problem(all.rows(Array(0..<200)))
        let test = all.rows(Array(200..<600))
        func coverage(_ calibrates: Bool) throws -> Double {
            let settings = TrainingSettings {
                $0[QuantileForest.trees] = 100
                $0[QuantileForest.leafSize] = 2
                $0[QuantileForest.calibrates] = calibrates
            }
            let states = try (0..<4).map { run in
                try method.train(run: run, on: problem, settings: settings, key: RandomKey(seed: 1).child(run)) {
                    _, _ in
                    true
                }.state
            }
            let ends = try method.predict(
                at: test.x, states: states, problem: problem, settings: settings, key: RandomKey(seed: 0)
            ).quantiles([0.05, 0.95])
            let inside = test.y.indices.count { ends[0][$0] <= test.y[$0] && test.y[$0] <= ends[1][$0] }
            return Double(inside) / Double(test.count)
        }
        #expect(try coverage(false) < 0.84)
        let calibrated = try coverage(true)
        #expect((0.86...0.95).contains(calibrated), "\(calibrated)")
    }

    @Test("Rows that are too few to split are no forest, and that is said")
    func tooFewRows() throws {
        let method = QuantileForest()
        let problem = try Problem(Observations(x: [1, 2, 3, 4, 5, 6, 7], y: [3, 4, 6, 8, 9, 12, 15]))
        let settings = TrainingSettings()
        let run = try method.train(
            run: 0, on: problem, settings: settings, key: RandomKey(seed: 0), observe: { _, _ in true })
        let learned = method.learned([run], settings: settings, rowCount: 7)
        #expect(learned.contains(" from 7 rows, of which none could be split: it predicts the same everywhere."))
        let samples = try method.predict(
            at: [1, 7], states: [run.state], problem: problem, settings: settings, key: RandomKey(seed: 0))
        let median = PredictiveMoments(samples).mean
        #expect(median[0] == median[1])
    }

    @Test("A split chooses from a third of the features, at least one, or from as many as are asked for")
    func featuresASplit() throws {
        #expect([1, 2, 3, 8, 9].map { FeaturesASplit.third.count(of: $0) } == [1, 1, 1, 2, 3])
        #expect(FeaturesASplit.number(4).count(of: 3) == 3)
        var settings = TrainingSettings()
        for text in ["third", "2"] {
            try FeaturesASplit.setting.set(&settings, to: text)
            #expect(FeaturesASplit.setting.text(settings) == text)
        }
        for text in ["0", "half", ""] {
            #expect(throws: TrainingError.self) { try FeaturesASplit.setting.set(&settings, to: text) }
        }
    }
}
