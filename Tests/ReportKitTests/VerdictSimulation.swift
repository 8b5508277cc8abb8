import Figures
import Foundation
import Predictions
import Training

@testable import ReportKit

/// How often the verdict is right about a law that is hidden from it, as with real data.
struct VerdictSimulation {
    /// Draws in which some method's expected coverage is within five points of its promise in every region.
    private(set) var decidable = 0
    /// Of these, in how many what is recommended holds the one of them with the lowest expected score.
    private(set) var holdsBest = 0
    /// Of these, in how many the first that is recommended is one of them, or nobody is trusted.
    private(set) var trustsRight = 0
    /// Methods whose bands hold what they promise in every region and fifth, or hardly less, over all draws.
    private(set) var right = 0
    /// Of these, how many are called too narrow, and too narrow in a part of the range.
    private(set) var calledNarrow = 0
    private(set) var calledUneven = 0
    /// Intervals of scores that hold their expectation, of how many.
    private(set) var intervals: [String: (held: Int, count: Int)] = [:]
    /// What kept the best from being recommended, in words.
    private(set) var misses: [String] = []
    /// Draws.
    private(set) var draws = 0

    /// Adds a draw.
    ///
    /// - Parameters:
    ///   - evaluations: of the methods, without the law.
    ///   - hidden: the data without the law.
    ///   - laws: the law at each test point.
    mutating func add(_ evaluations: [Evaluation], on hidden: DataSet, laws: [NormalLaw]) throws {
        let recommendation = try Recommendation(evaluations, on: hidden, seedCount: 1)
        let truths = try evaluations.map { try Truth($0, on: hidden, laws: laws) }
        draws += 1
        let admissible = truths.filter { $0?.isAdmissible ?? false }.compactMap(\.self)
        if let best = admissible.min(by: { $0.score < $1.score }) {
            decidable += 1
            let recommended = recommendation.recommended.map(\.name)
            holdsBest += recommended.contains(best.name) ? 1 : 0
            if !recommended.contains(best.name) { misses.append(Self.miss(of: best.name, in: recommendation)) }
            let trusted = recommendation.trusted.first?.name
            trustsRight += trusted.map { name in admissible.contains { $0.name == name } } ?? true ? 1 : 0
        }
        for truth in truths.compactMap(\.self) {
            if truth.isWideEnough {
                let candidate = recommendation.ordered.first { $0.name == truth.name }
                right += 1
                calledNarrow += candidate?.standing == .narrow ? 1 : 0
                calledUneven += candidate?.standing == .uneven ? 1 : 0
            }
            for (name, isHeld) in truth.intervals {
                let known = intervals[name] ?? (0, 0)
                intervals[name] = (known.held + (isHeld ? 1 : 0), known.count + 1)
            }
        }
    }

    private static func miss(of name: String, in recommendation: Recommendation) -> String {
        guard let choice = recommendation.choice, let best = recommendation.ordered.first(where: { $0.name == name })
        else { return "\(name) is unknown" }
        let parts = [best.inner, best.gap, best.outer].map { $0.map(Recommendation.text) ?? "–" }
        return
            "\(name) is \(best.standing), covers \(parts.joined(separator: ", "))\(best.weakness.map { "; " + $0 }.joined()), CRPS \(best.score / choice.score) of \(choice.name), which is \(choice.standing)"
    }

    /// The table of all shares.
    var table: String {
        func line(_ words: String, _ held: Int, _ count: Int) -> String {
            "\(words): \(held) of \(count) (\(count > 0 ? (1000 * Double(held) / Double(count)).rounded() / 10 : .nan) %)"
        }
        return
            ([
                "\(draws) draws", line("what is recommended holds the best", holdsBest, decidable),
                line("nobody is trusted wrongly", trustsRight, decidable),
                line("too narrow is called what is not", calledNarrow, right),
                line("too narrow in a part is called what is not", calledUneven, right),
            ]
            + intervals.sorted { $0.key < $1.key }.map {
                line("the interval of \($0.key) holds its expectation", $0.value.held, $0.value.count)
            } + misses).joined(separator: "\n")
    }
}

extension VerdictSimulation {
    /// What is expected of a method under the law.
    private struct Truth {
        let name: String
        /// The expected continuous ranked probability score among the training data.
        let score: Double
        /// Whether its coverage is within five points of its promise in every region.
        let isAdmissible: Bool
        /// Whether its coverage is at most two points below its promise in every region, and in every fifth.
        let isWideEnough: Bool
        /// Whether the interval of each score that is a mean over points holds what is expected of it.
        let intervals: [(name: String, isHeld: Bool)]

        /// Nil for a method that has failed, has no band, or has no such score.
        init?(_ evaluation: Evaluation, on hidden: DataSet, laws: [NormalLaw]) throws {
            guard let predictions = evaluation.predictions, !evaluation.isUseless,
                !predictions.test.isPointPrediction, let scores = predictions.rankedProbabilities,
                let expected = try predictions.test.expectedRankedProbabilities(
                    under: laws, scores: scores, observed: hidden.test.y)
            else { return nil }
            let moments = PredictiveMoments(predictions.test)
            let held = laws.indices.map {
                laws[$0].probability(from: moments.band.lower[$0], to: moments.band.upper[$0])
            }
            func mean(_ values: [Double], _ points: [Int]) -> Double {
                points.reduce(0) { $0 + values[$1] } / Double(points.count)
            }
            name = evaluation.name
            let inside = try hidden.testPoints(.inRange)
            score = mean(expected, inside)
            let nominal = predictions.band.nominal
            let regions = try [Region.inRange, .inGap, .outOfRange].map { try hidden.testPoints($0) }
                .filter { $0.count >= Recommendation.fewestOutside }
            let shares = regions.map { mean(held, $0) }
            isAdmissible = shares.allSatisfy { abs($0 - nominal) <= 0.05 }
            let order = inside.sorted { (hidden.test.x[$0], $0) < (hidden.test.x[$1], $1) }
            let fifths = (0..<5).map { part in
                mean(held, Array(order[part * order.count / 5..<(part + 1) * order.count / 5]))
            }
            isWideEnough = (shares + fifths).allSatisfy { $0 >= nominal - 0.02 }
            let squares = laws.indices.map { point in
                let bias = moments.mean[point] - laws[point].mean
                return bias * bias + laws[point].deviation * laws[point].deviation
            }
            let expectations: [(ScoreKey, Double)] = [
                (Score.continuousRankedProbability.key, score), (predictions.band.coverage, mean(held, inside)),
                (Score.rootMeanSquareError.key, mean(squares, inside).squareRoot()),
            ]
            intervals = expectations.compactMap { key, expectation in
                guard let own = evaluation.scores[key, .inRange], let low = own.low, let high = own.high else {
                    return nil
                }
                return (key.name, low <= expectation && expectation <= high)
            }
        }
    }
}

/// A smooth curve with noise that differs from almost none to a fifth of its reach, like the measurements of `motorcycle`.
enum CrashLaw {
    static func mean(_ t: Double) -> Double {
        -115 * bump((t - 21) / 4.5) + 48 * bump((t - 33.5) / 4.5) - 9 * bump((t - 14) / 3)
    }

    static func deviation(_ t: Double) -> Double {
        1.5 + 21 / (1 + exp(-(t - 15) / 1.2)) - 9 / (1 + exp(-(t - 42) / 2))
    }

    private static func bump(_ z: Double) -> Double { exp(-z * z / 2) }

    /// 133 measurements at times that crowd where those of `motorcycle` do.
    static func draw(_ key: RandomKey) -> (data: DataSet, laws: [NormalLaw]) {
        let count = 133
        let kernels = Kernels.best
        let order = kernels.normals(3 * count, key: key.child("times"))
        let times = (0..<count).map { (row: Int) -> Double in
            // Two thirds lie around 25 ms, the others all over.
            row % 3 == 0 ? 30 + 12 * order[row] : 22 + 8 * order[row]
        }.map { min(max($0, 2.4), 57.6) }.sorted()
        let noise = kernels.normals(count, key: key.child("noise"))
        let laws = times.map { NormalLaw(mean: mean($0), deviation: deviation($0)) }
        let rows = Observations(x: times, y: zip(laws, noise).map { $0.mean + $0.deviation * $1 })
        let data = DataSet(
            name: "crash", title: "Crash", summary: "", features: ["t"], target: "a", training: rows, test: rows,
            shown: -5...65
        ).crossValidating(key: key.child("folds"))
        return (data, laws)
    }
}
