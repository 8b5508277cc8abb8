import Foundation
import Predictions

@testable import ReportKit

/// Models that cost nothing to train: a curve with noise that is known, and predictors that are wrong about both by
/// chance, each in its own way.
///
/// What a model gets wrong is smooth over x, as the errors of networks are, so that points don't err independently of
/// each other; and each is a little too sure or too unsure everywhere.
struct SyntheticModels {
    /// How much models of a kind differ from each other.
    struct Effect {
        /// What it is, in words.
        let name: String
        /// Of the mean, as a share of the noise.
        let mean: Double
        /// Of the logarithm of σ, over x.
        let deviation: Double
        /// Of the logarithm of σ, everywhere alike.
        let shift: Double

        /// CRPS varies over seeds by 1.4 % then, as that of deep ensembles and of variational networks does here.
        static let usual = Effect(name: "usual", mean: 0.2, deviation: 0.05, shift: 0.05)
        /// A third of that in CRPS, as of dropout and of larger ensembles.
        static let small = Effect(name: "small", mean: 0.1, deviation: 0.03, shift: 0.03)
    }

    /// What was changed between the baseline and the new results.
    enum Change: String, CaseIterable {
        case nothing = "another seed"
        case narrow = "σ 25 % too small"
        case worse = "CRPS 10 % worse"
    }

    /// The number of test points.
    let count: Int
    /// How models of a kind differ.
    let effect: Effect

    private static let noise = 0.3

    /// Results of some models of the same data, those of the first with predictions.
    ///
    /// - Parameters:
    ///   - change: what is different from the baseline.
    ///   - seeds: the number of models.
    ///   - data: names the data.
    ///   - models: names the models.
    func results(_ change: Change, seeds: Int, data: UInt64, models: UInt64) async throws -> RecordedResults {
        var points = Chance(data)
        let x = (0..<count).map { _ in points.uniform() * 8 - 4 }
        let y = x.map { sin($0) + Self.noise * points.normal() }
        let range = try TrainingRange(inputs: [-3, 3], featureCount: 1)
        var metrics: [Metric] = []
        let method = RecordedResults.Method(dataSet: "curve", name: "model")
        var kept: PointPredictions?
        for seed in 0..<seeds {
            let samples = try model(at: x, change, SplitMix64.mix(models &+ UInt64(seed) &* SplitMix64.step))
            // Intervals of the seeds are not asked for.
            var observed = try ObservedPredictions(samples, observed: y, bootstrap: Bootstrap(resampleCount: 20))
            let rows = try await ScoreRow.rows(
                [.continuousRankedProbability, .negativeLogLikelihood] + Score.ofInterval(level: 0.9).prefix(1),
                of: &observed, inputs: x, range: range)
            metrics += rows.map {
                Metric(EvaluatedScore($0), dataSet: method.dataSet, method: method.name, seed: seed)
            }
            if seed == 0 { kept = PointPredictions(inputs: x, observed: y, range: range, samples: samples) }
        }
        return RecordedResults(
            MetricsFile(metrics: metrics, seed: 0), predictions: kept.map { [method: $0] } ?? [:])
    }

    private func model(at x: [Double], _ change: Change, _ seed: UInt64) throws -> PredictionSamples {
        var chance = Chance(seed)
        let error = Wave(effect.mean * Self.noise, &chance)
        let doubt = Wave(effect.deviation, &chance)
        let shift = effect.shift * chance.normal()
        // Errors that σ knows of make CRPS 10 % worse where they make the whole spread 10 % larger.
        let added = Self.noise * (1.1 * 1.1 - 1).squareRoot() * (1 + effect.mean * effect.mean).squareRoot()
        var (mean, variance): ([Float], [Float]) = ([], [])
        for point in x {
            var (centre, deviation) = (sin(point) + error(point), Self.noise * exp(doubt(point) + shift))
            switch change {
            case .nothing: break
            case .narrow: deviation *= 0.75
            case .worse:
                centre += added * chance.normal()
                deviation = (deviation * deviation + added * added).squareRoot()
            }
            mean.append(Float(centre))
            variance.append(Float(deviation * deviation))
        }
        return try PredictionSamples(drawCount: 1, pointCount: x.count, mean: mean, noise: .perPoint(variance))
    }
}

/// A smooth function with values of a size, drawn at random: a few waves (Rahimi & Recht 2007).
private struct Wave {
    private let parts: [(size: Double, speed: Double, phase: Double)]

    init(_ size: Double, _ chance: inout Chance) {
        let count = 6
        parts = (0..<count).map { _ in
            (size * (2 / Double(count)).squareRoot() * chance.normal(), 3 * chance.normal(), 2 * .pi * chance.uniform())
        }
    }

    func callAsFunction(_ x: Double) -> Double { parts.reduce(0) { $0 + $1.size * cos($1.speed * x + $1.phase) } }
}

/// Random numbers in a fixed order.
struct Chance {
    private var state: UInt64

    init(_ seed: UInt64) { state = SplitMix64.mix(seed &+ SplitMix64.step) }

    /// A number between 0 and 1, both excluded.
    mutating func uniform() -> Double {
        state &+= SplitMix64.step
        return (Double(SplitMix64.mix(state) >> 11) + 0.5) / 9_007_199_254_740_992
    }

    /// A standard normal number (Box & Muller 1958).
    mutating func normal() -> Double {
        let radius = (-2 * log(uniform())).squareRoot()
        return radius * cos(2 * .pi * uniform())
    }
}
