import Foundation
import Predictions
import Training

/// All scores together: 100 draws at 10⁶ points, with noise and without.
enum ScoreStage {
    private static let draws = 100
    private static let points = 1_000_000

    static func rows(rounds: Int) async throws -> [Row] {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        var rows: [Row] = []
        for hasNoise in [true, false] {
            let group = "100 × 10⁶, \(hasNoise ? "mixture" : "no noise")"
            let (samples, observed) = try material(hasNoise: hasNoise)
            var whole: [Double] = []
            var processor: [Double] = []
            var preparation: [Double] = []
            var each = [[Double]](repeating: [], count: Score.all.count)
            for round in 0..<max(rounds, 1) {
                let start = DispatchTime.now().uptimeNanoseconds
                let ticks = clock()
                var predictions = try ObservedPredictions(samples, observed: observed)
                await predictions.prepare(workers: cores)
                preparation.append(seconds(since: start))
                _ = await Score.values(Score.all, &predictions, workers: cores)
                whole.append(seconds(since: start))
                processor.append(Double(clock() - ticks) / Double(CLOCKS_PER_SEC))
                guard round == 0 else { continue }
                for (index, score) in Score.all.enumerated() {
                    let start = DispatchTime.now().uptimeNanoseconds
                    _ = score.value(&predictions)
                    each[index].append(seconds(since: start))
                }
            }
            rows += [
                Row(
                    group: group, name: "all \(Score.all.count) scores, \(cores) cores", value: Bench.median(whole),
                    unit: "s", floor: hasNoise ? floor(cores: cores) : nil),
                // What they would take on cores that nobody else uses, or less: busy neighbours slow down memory too.
                Row(
                    group: group, name: "processor time of all, per core",
                    value: Bench.median(processor) / Double(cores),
                    unit: "s"),
                Row(group: group, name: "what they share", value: Bench.median(preparation), unit: "s"),
            ]
            rows += zip(Score.all, each).map { score, times in
                Row(group: group, name: "\(score.name), one core", value: Bench.median(times), unit: "s")
            }
        }
        return rows
    }

    /// The least that could do: one exponential in double precision for each draw and point, which is some twenty
    /// multiply-adds, at the measured peak.
    private static func floor(cores: Int) -> Double {
        let peak = KernelWork(.peak)
        var operations = 0.0
        let time = Measurement(repetitions: 5) { operations = peak.run(repetitions: 1_000_000) }
        let doubles = operations / (time.seconds.first ?? .infinity) / 2
        return 40 * Double(draws * points) / doubles / Double(cores)
    }

    private static func seconds(since start: UInt64) -> Double {
        Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
    }

    /// Draws that part where there are no data, with a noise that each sees a little differently.
    private static func material(hasNoise: Bool) throws -> (samples: PredictionSamples, observed: [Double]) {
        var state: UInt64 = 1
        func normal() -> Double {
            (0..<4).reduce(-2.0) { sum, _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return sum + Double(state >> 11) / 9_007_199_254_740_992
            } * 1.732
        }
        let x = (-10...10).grid(points)
        let truth = x.map { sin($0 / 2) }
        let noise = x.map { 0.05 + abs(7 - abs($0)) / 16 }
        let spread = x.map { 0.05 + 0.2 * max(0, abs($0) - 6) }
        let waves = (x.map { cos($0) }, x.map { sin(1.3 * $0) })
        var mean = [Float](repeating: 0, count: draws * points)
        var variance = hasNoise ? mean : []
        for draw in 0..<draws {
            let (a, b, scale) = (normal(), normal(), exp(0.15 * normal()))
            for point in 0..<points {
                mean[draw * points + point] = Float(
                    truth[point] + spread[point] * (a * waves.0[point] + b * waves.1[point]))
            }
            guard hasNoise else { continue }
            for point in 0..<points {
                let deviation = noise[point] * scale
                variance[draw * points + point] = Float(deviation * deviation)
            }
        }
        let observed = x.indices.map { truth[$0] + noise[$0] * normal() }
        return (
            try PredictionSamples(
                drawCount: draws, pointCount: points, mean: mean, noise: hasNoise ? .perPoint(variance) : .none),
            observed
        )
    }
}
