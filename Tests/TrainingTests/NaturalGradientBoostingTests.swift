import Foundation
import Predictions
import Testing

@testable import Training

/// Natural gradient boosting.
///
/// References are ngboost 0.6.0 (`NGBRegressor` with its defaults and so many stages) on data standardised as ``Problem``
/// does.
@Suite("Natural gradient boosting")
struct NaturalGradientBoostingTests {
    static let rows = 40
    let observations: Observations
    let problem: Problem

    init() throws {
        var (x, y) = ([Double](), [Double]())
        for i in 0..<Self.rows {
            let (a, b) = (Double(i * 7 % 40) / 10, Double(i * 11 % 40) / 8 - 2)
            x += [a, b]
            y.append(a * (a - 2) * 0.5 + 1 / (1 + b * b) + Double(i * i * 13 % 17 - 8) / 60)
        }
        observations = Observations(x: x, y: y, featureCount: 2)
        problem = try Problem(observations)
    }

    func settings(stages: Int, members: Int = 1) -> TrainingSettings {
        var settings = TrainingSettings()
        for setting in NaturalGradientBoosting().settings {
            setting.setDefault(&settings, for: data(observations))
        }
        settings[Descent.epochs] = stages
        settings[DeepEnsemble.members] = members
        return settings
    }

    func data(_ rows: Observations) -> DataSet {
        DataSet(
            name: "small", title: "Small", summary: "", features: ["a", "b"], target: "y", training: rows, test: rows,
            shown: 0...4)
    }

    func trained(_ problem: Problem, _ settings: TrainingSettings) throws -> [TrainedRun] {
        let method = NaturalGradientBoosting()
        return try (0..<method.runCount(settings)).map { run in
            try method.train(
                run: run, on: problem, settings: settings, key: RandomKey(seed: 0).child(run)
            ) { _, _ in true }
        }
    }

    /// Later σ hang on which of two equally good splits was taken.
    @Test(
        "A single member is the package's",
        arguments: [
            (
                1, [1.0760857711319771, 1.107326790675531, 1.0785013252134734],
                [1.279360068785826, 1.298927173996353, 1.279360068785826]
            ),
            (
                10, [0.9444495332515103, 1.4635726874545143, 1.0010340950900127],
                [1.2077327772462993, 1.4781295288066105, 1.2077327772462993]
            ),
            (
                100, [0.4348057578034079, 3.1091013008950923, 0.504190793186971],
                []
            ),
        ])
    func package(stages: Int, means: [Double], deviations: [Double]) throws {
        let settings = settings(stages: stages)
        let samples = try NaturalGradientBoosting().predict(
            at: [1, 0.5, 3.5, -1, 2, 2], states: try trained(problem, settings).map(\.state), problem: problem,
            settings: settings, key: RandomKey(seed: 0))
        for point in means.indices {
            #expect(abs(Double(samples.mean[point]) - means[point]) < 1e-4)
            guard point < deviations.count else { continue }
            // Ours have the floor of all variances.
            let floor = Double(Noise.varianceFloor) * problem.target.deviation * problem.target.deviation
            let variance = deviations[point] * deviations[point] + floor
            #expect(abs(samples.variance(draw: 0, point: point) / variance - 1) < 1e-4)
        }
    }

    @Test("The natural gradient is the derivative of the loss over Fisher's information")
    func naturalGradient() {
        let targets = [-1.2, 0.3, 2]
        var parameters = NormalParameters(targets: targets, weights: [1, 1, 1])
        parameters.move(.init(means: [0.2, -0.1, 0.4], logDeviations: [0.1, 0.3, -0.5]), scale: 1)
        let gradients = parameters.naturalGradients()
        for row in targets.indices {
            func slope(mean: Double, logDeviation: Double) -> Double {
                var (means, logDeviations) = ([0.0, 0, 0], [0.0, 0, 0])
                (means[row], logDeviations[row]) = (mean, logDeviation)
                let step = NormalParameters.Step(means: means, logDeviations: logDeviations)
                let change = parameters.loss(after: step, scale: -1e-5) - parameters.loss(after: step, scale: 1e-5)
                return 3 * change / 2e-5
            }
            let variance = exp(2 * parameters.logDeviations[row])
            #expect(abs(gradients.means[row] - variance * slope(mean: 1, logDeviation: 0)) < 1e-6)
            #expect(abs(gradients.logDeviations[row] - 0.5 * slope(mean: 0, logDeviation: 1)) < 1e-6)
        }
    }

    @Test("The first split is the best of all", arguments: [1, 8])
    func split(leafSize: Int) {
        let rows = Array(0..<Self.rows)
        let weights = rows.map { Double(1 + $0 % 3) }
        let targets = problem.y.map(Double.init)
        let growth = HistogramGrowth(
            FeatureBins(problem, rows: rows), weights: weights, depth: 1, leafSize: leafSize)
        let (tree, _, places) = growth.tree(targets)
        func score(_ isLeft: (Int) -> Bool) -> Double? {
            var (left, right) = ((0.0, 0.0), (0.0, 0.0))
            for row in rows {
                let (weight, sum) = (weights[row], weights[row] * targets[row])
                if isLeft(row) {
                    left = (left.0 + weight, left.1 + sum)
                } else {
                    right = (right.0 + weight, right.1 + sum)
                }
            }
            guard left.0 >= Double(leafSize), right.0 >= Double(leafSize) else { return nil }
            return left.1 * left.1 / left.0 + right.1 * right.1 / right.0
        }
        let best = (0..<2).flatMap { feature in
            rows.compactMap { cut in
                score { problem.x[2 * $0 + feature] <= problem.x[2 * cut + feature] }
            }
        }.max()
        let found = score { places[$0] == 0 }
        #expect(abs((found ?? 0) - (best ?? 1)) < 1e-9)
        // The flat form sends each row to the leaf that it was grown on.
        for row in rows {
            let point = problem.x[2 * row..<2 * row + 2]
            let value = BoostedTree.value(at: point, in: tree.values, from: 0, depth: 1)
            #expect(value == tree.values[2 + places[row]])
        }
    }

    @Test("More values than bins are cut into bins of about as many rows each")
    func bins() throws {
        let x = (0..<1000).map { Double($0 * $0) }
        let bins = FeatureBins(try Problem(Observations(x: x, y: x)), rows: Array(0..<1000))
        #expect(bins.edges[0].count == FeatureBins.limit - 1)
        let counts = (0..<FeatureBins.limit).map { bin in bins.bins[0].count { $0 == UInt8(bin) } }
        #expect(counts.allSatisfy { (14...17).contains($0) })
    }

    @Test("Members stop where rows that they did not learn from do no better, and their band holds those")
    func calibrated() throws {
        let count = 150
        let draws = Kernels.best.normals(2 * count, key: RandomKey(seed: 3))
        let x = (-1.0...1.0).grid(2 * count)
        let y = zip(x, draws).map { x, draw -> Double in sin(3 * x) + 0.3 * draw }
        func half(_ first: Int) -> Observations {
            let rows = Array(stride(from: first, to: 2 * count, by: 2))
            return Observations(x: rows.map { x[$0] }, y: rows.map { y[$0] })
        }
        let problem = try Problem(half(0))
        let settings = settings(stages: 1000, members: 5)
        let runs = try trained(problem, settings)
        #expect(runs.contains { ($0.curves.first?.values.count ?? 0) < 1000 })
        let samples = try NaturalGradientBoosting().predict(
            at: half(1).x, states: runs.map(\.state), problem: problem, settings: settings, key: RandomKey(seed: 0))
        let moments = PredictiveMoments(samples)
        let held = half(1).y.indices.count { point in
            abs(half(1).y[point] - moments.mean[point]) < 2 * moments.deviation[point]
        }
        #expect(Double(held) / Double(count) > 0.9)
        #expect(moments.epistemicDeviation.allSatisfy { $0 > 0 })
    }

    @Test("A state of another depth is refused, and what was learned is told in members and stages")
    func words() throws {
        let settings = settings(stages: 3, members: 2)
        let runs = try trained(problem, settings)
        let text = NaturalGradientBoosting().learned(runs, settings: settings, rowCount: Self.rows)
        #expect(text == "2 members of 3 stages, two trees each, from 40 rows.")
        var deeper = settings
        deeper[NaturalGradientBoosting.depth] = 4
        #expect(throws: TrainingError.self) {
            try NaturalGradientBoosting().predict(
                at: [1, 0.5], states: runs.map(\.state), problem: problem, settings: deeper, key: RandomKey(seed: 0))
        }
    }
}
