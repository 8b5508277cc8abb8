import Testing

@testable import Predictions

@Suite struct ConformalDistributionTests {
    /// Sixty rows with different residuals, of a model that is off.
    private func fitted(level: Double = 0.9) throws -> ConformalDistribution {
        var (mean, deviation, observed): ([Double], [Double], [Double]) = ([], [], [])
        for row in 0..<60 {
            mean.append(Double(row * 7 % 11) / 4)
            deviation.append(0.5 + Double(row * 5 % 7) / 8)
            observed.append(mean[row] + deviation[row] * Double(row * 37 % 61 - 28) / 16)
        }
        return try ConformalDistribution(
            calibration: try normal(mean, deviation), observed: observed, level: level)
    }

    private func normal(_ mean: [Double], _ deviation: [Double]) throws -> PredictionSamples {
        try PredictionSamples(
            drawCount: 1, pointCount: mean.count, mean: mean.map { Float($0) },
            noise: .perPoint(deviation.map { Float($0 * $0) }), holdsNoise: true)
    }

    private let points = (mean: [-1.5, 0.25, 3], deviation: [0.5, 1, 2], observed: [-1.3, -0.9, 4.6])

    @Test("Percentiles are those of a conformal predictive system")
    func percentiles() throws {
        // ConformalPredictiveSystem().predict_percentiles(…, sigmas=…) with lower_percentiles=[2.275, 5, 15.865, 25],
        // higher_percentiles=[75, 84.135, 95, 97.725]; crepes 0.9.1.
        let theirs: [[Double]] = [
            [-2.375, -1.5, -0.5], [-2.3125, -1.375, -0.25], [-2.125, -1, 0.5], [-1.9375, -0.625, 1.25],
            [-0.9375, 1.375, 5.25], [-0.75, 1.75, 6], [-0.5625, 2.125, 6.75], [-0.5, 2.25, 7],
        ]
        let conformal = try fitted()
        #expect(conformal.isNormalised && conformal.rowCount == 60)
        let samples = try conformal.adjusting(try normal(points.mean, points.deviation))
        let own = samples.quantiles([0.02275, 0.05, 0.15865, 0.25, 0.75, 0.84135, 0.95, 0.97725])
        for (own, theirs) in zip(own, theirs) { #expect(agree(own, theirs, tolerance: 1e-12)) }
        // A level between two ranks widens, and one without a rank is not known: floor(61 · 0.005) = 0.
        #expect(samples.quantiles([0.005])[0].allSatisfy { $0.isNaN })
    }

    @Test("Score and transform are those of the system, but for what lies within one rank")
    func scores() throws {
        var (means, deviation, observed): ([Double], [Double], [Double]) = ([], [], [])
        for point in 0..<200 {
            means.append(Double(point * 3 % 13) / 4)
            deviation.append(0.5 + Double(point * 2 % 5) / 4)
            observed.append(means[point] + deviation[point] * Double(point * 91 % 201 - 95) / 50)
        }
        let scores = try fitted().adjusting(try normal(means, deviation)).rankedProbability(of: observed)
        // .evaluate(…, metrics=["CRPS"]) of a distribution with a step for each of the 60 residuals; crepes 0.9.1.
        let mean = scores.reduce(0, +) / 200
        #expect(abs(mean / 0.6763605349392361 - 1) < 0.01)
        // How many of its 60 values lie below y.
        let samples = try fitted().adjusting(try normal(points.mean, points.deviation))
        for (own, below) in zip(samples.transform(of: points.observed), [34.0, 10, 40]) {
            #expect(below / 61 - 0.01 <= own && own <= (below + 1) / 61 + 0.01, "\(own) beside \(below) of 60")
        }
    }

    @Test("Central intervals hold as much of exchangeable rows as they say", arguments: [20, 21, 45, 99, 150])
    func guarantee(rows: Int) throws {
        // Of n + 1 exchangeable rows the last has each rank equally often, so its level is counted, not drawn.
        let residuals = (0..<rows).map { Double($0 * 2) }
        let silent = { (count: Int) throws in
            try PredictionSamples(
                drawCount: 1, pointCount: count, mean: [Float](repeating: 0, count: count), noise: .none)
        }
        let conformal = try ConformalDistribution(calibration: try silent(rows), observed: residuals, level: 0.8)
        #expect(!conformal.isNormalised)
        let samples = try conformal.adjusting(try silent(1))
        for level in [0.5, 0.6827, 0.8, 0.9] {
            let ends = samples.quantiles([(1 - level) / 2, (1 + level) / 2]).map { $0[0] }
            let held = (0...rows).count { rank in
                let new = Double(rank) * 2 - 1
                return ends[0] <= new && new <= ends[1]
            }
            let share = Double(held) / Double(rows + 1)
            #expect(share >= level - 1e-12 && share <= level + 2 / Double(rows + 1), "\(level): \(share)")
        }
    }

    @Test("Rows too few for the level are refused; those without a prediction are left out")
    func refusals() throws {
        let few = try normal([1, 2, 3], [1, 1, 1])
        #expect(throws: PredictionError.shape(what: "calibration rows", expected: 9, found: 3)) {
            try ConformalDistribution(calibration: few, observed: [1, 2, 3], level: 0.9)
        }
        let mean = [Double.nan] + (0..<9).map(Double.init)
        let conformal = try ConformalDistribution(
            calibration: try normal(mean, mean.map { _ in 1 }), observed: (0..<10).map(Double.init), level: 0.8)
        #expect(conformal.rowCount == 9)
    }

    @Test("Distributions of different numbers of rows are gathered at the levels of all")
    func gathering() throws {
        func part(_ rows: Int) throws -> PredictionSamples {
            let mean = [Double](repeating: 0, count: rows)
            let conformal = try ConformalDistribution(
                calibration: try normal(mean, mean.map { _ in 1 }), observed: (0..<rows).map(Double.init), level: 0.8)
            return try conformal.adjusting(try normal([0], [1]))
        }
        let few = try part(19)
        let samples = try PredictionSamples(gathering: [([1], few), ([0], try part(200))])
        let least = try #require(few.form.levels?.first)
        #expect(samples.form.levels?.first == least && abs(least - 0.05) < 1e-12)
        #expect(samples.quantiles([0.9]) == [[180, 17]])
    }
}

extension PredictionSamples.Form {
    /// The levels of quantiles, if they are some.
    fileprivate var levels: [Double]? {
        if case .quantiles(let quantiles) = self { quantiles.levels } else { nil }
    }
}
