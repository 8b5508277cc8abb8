import Predictions
import Testing
import Training

@testable import ReportKit

@Suite("Predictions and scores that are kept")
struct ScoredPredictionsCacheTests {
    private static let x = (0..<12).map(Double.init)

    private static func data(
        y: [Double] = x.map { $0 / 2 }, truth: (@Sendable (Double) -> Double)? = nil, gap: ClosedRange<Double>? = nil
    ) -> DataSet {
        let rows = Observations(x: x, y: y)
        return DataSet(
            name: "line", title: "Line", summary: "", features: ["x"], target: "y", training: rows, test: rows,
            shown: -1...12, gap: gap, truth: truth)
    }

    private static func draws(
        _ noise: PredictionSamples.Noise, count: Int = 3, holdsNoise: Bool = false, student: Bool = false
    ) throws -> PredictionSamples {
        var mean: [Float] = []
        for draw in 0..<count {
            let shift = 0.1 * Double(draw)
            for place in x { mean.append(Float(place / 2 + shift)) }
        }
        return try PredictionSamples(
            drawCount: count, pointCount: x.count, mean: mean, noise: noise, holdsNoise: holdsNoise,
            centre: holdsNoise ? x : nil,
            student: student ? x.map { StudentDistribution(location: $0 / 2, scale: 0.3, freedom: 4) } : nil)
    }

    /// Predictions in every form.
    private static func forms() throws -> [PredictionSamples] {
        let wide = [Float](repeating: 0.25, count: 3 * x.count)
        var broken = try draws(.none).mean
        broken[3] = .nan
        return [
            try draws(.none), try draws(.perDraw([0.04, 0.09, 0.16])), try draws(.perPoint(wide)),
            try draws(.none, holdsNoise: true), try draws(.perPoint(wide), student: true),
            try PredictionSamples(drawCount: 3, pointCount: x.count, mean: broken, noise: .none),
            PredictionSamples(
                try PredictiveQuantiles(
                    levels: [0.05, 0.5, 0.95], values: [-1, 0, 1].flatMap { shift in x.map { Float($0 / 2 + shift) } },
                    epistemicDeviation: x.map { _ in 0.5 })),
            PredictionSamples(
                try PredictiveInterval(level: 0.9, lower: x.map { $0 - 1 }, upper: x.map { $0 + 1 }, centre: x)),
        ]
    }

    @Test(arguments: 0..<8) func `Predictions of every form are read back as they were, with their scores`(
        form: Int
    ) async throws {
        let samples = try Self.forms()[form]
        let data = Self.data()
        let line = PredictionGrid(values: Self.x, points: Self.x)
        var predictions = MethodPredictions(test: samples, lines: [samples])
        predictions.frames = [.init(epoch: 3, samples: samples)]
        predictions.newRows = samples
        let scores = try await Scoring(dataSet: data).score(&predictions, line: line)
        let made = ScoredPredictions(predictions: predictions, scores: scores, isOfOneFunction: form == 1)
        var writer = ByteWriter()
        made.write(&writer)
        var reader = ByteReader(writer.bytes[...])
        let read = try ScoredPredictions(&reader, observed: data.test.y, on: .best)
        #expect(reader.count == 0)
        // Not a number is not equal to itself.
        func text(_ samples: PredictionSamples) -> String { "\(samples)" }
        #expect(text(read.predictions.test) == text(samples))
        #expect(
            read.predictions.lines.map(text) == [text(samples)] && read.predictions.newRows.map(text) == text(samples))
        #expect(
            read.predictions.frames.map(\.epoch) == [3] && read.predictions.fitted == nil && read.predictions.map == nil
        )
        #expect(read.scores == scores && !scores.numbers.isEmpty && read.isOfOneFunction == made.isOfOneFunction)
        #expect("\(read.predictions.rankedProbabilities ?? [])" == "\(predictions.rankedProbabilities ?? [])")
        let known = try #require(predictions.observed?.known)
        #expect(!known.columns.isEmpty)
        #expect("\(try #require(read.predictions.observed?.known))" == "\(known)")
        var (before, after) = (try #require(predictions.observed), try #require(read.predictions.observed))
        #expect("\(after.transform.values)" == "\(before.transform.values)")
        #expect("\(after.quantile(0.3))" == "\(before.quantile(0.3))")
        for end in stride(from: 0, to: writer.bytes.count, by: 97) {
            var short = ByteReader(writer.bytes[..<end])
            #expect(throws: ByteReader.Damage.self) {
                try ScoredPredictions(&short, observed: data.test.y, on: .best)
            }
        }
    }

    @Test func `Predictions are kept for what they were made from, and for nothing else`() throws {
        let cache = try #require(WorkCache(directory: "unused"))
        func trained(
            _ settings: TrainingSettings = TrainingSettings(), seed: UInt64 = 0,
            run: TrainedRun = TrainedRun(state: [1])
        ) throws -> TrainedMethod {
            TrainedMethod(
                method: BayesianNetwork(), dataSet: 0, settings: settings,
                problem: try Problem(Observations(x: [1, 2, 3, 5], y: [2, 1, 4, 1])), runs: [run],
                key: RandomKey(seed: seed))
        }
        func key(
            _ trained: TrainedMethod, _ data: DataSet = Self.data(), line: [Double] = [0, 1],
            scores: [Score] = Score.all
        ) -> WorkCache.Key {
            let grid = PredictionGrid(values: line, points: line)
            return cache.key(of: trained, data: Digest(of: data, lines: [grid]), scores: scores, Bootstrap())
        }
        let own = key(try trained())
        #expect(key(try trained()) == own)
        var folded = try trained()
        folded.folds = [try trained(seed: 2)]
        let others = [
            key(try trained(TrainingSettings { $0[Predictor.samples] = 7 })),
            key(try trained(seed: 1)), key(try trained(run: .failed("why"))), key(folded),
            key(try trained(run: TrainedRun(state: [1], checkpoints: [.init(epoch: 1, state: [1])]))),
            key(try trained(), Self.data(y: Self.x)), key(try trained(), Self.data { $0 }),
            key(try trained(), Self.data { 2 * $0 }), key(try trained(), Self.data(gap: 2...3)),
            key(try trained(), line: [0, 2]), key(try trained(), scores: [.rootMeanSquareError]),
        ]
        #expect(Set(others + [own]).count == others.count + 1)
    }
}
