import Figures
import Predictions
import Training

@testable import ReportKit

/// Chapters made of a handful of numbers, without any training.
enum Chapters {
    /// Ten rows of a line, which are the test rows, too.
    static let line: DataSet = {
        let x = (0..<10).map(Double.init)
        let rows = Observations(x: x, y: x)
        return DataSet(
            name: "line", title: "Line", summary: "Ten points of a line.", features: ["x"], target: "y", training: rows,
            test: rows, shown: -5...14)
    }()

    /// Two draws around the line, as far apart as ±`spread`, with noise.
    static func predictions(spread: Float = 0.1, noise: Float = 0.2) throws -> MethodPredictions {
        let mean = line.test.x.map { Float($0) }
        let samples = try PredictionSamples(
            drawCount: 2, pointCount: mean.count, mean: mean.map { $0 - spread } + mean.map { $0 + spread },
            noise: .perDraw([noise * noise, noise * noise]))
        var predictions = MethodPredictions(test: samples, lines: [samples])
        predictions.observed = try ObservedPredictions(samples, observed: line.test.y)
        return predictions
    }

    /// A method with some scores.
    static func evaluation(_ title: String, _ scores: [EvaluatedScore]) throws -> Evaluation {
        var evaluation = Evaluation(name: title.lowercased(), title: title)
        evaluation.sentence = "It draws lines."
        evaluation.predictions = try predictions()
        evaluation.scores = ScoreTable(scores)
        evaluation.training = TrainingRecord()
        evaluation.training?.learned = "One model learned for 3 epochs from 10 rows."
        return evaluation
    }

    /// A score with an interval around it, at ten points.
    static func score(
        _ key: ScoreKey, _ region: Region = .inRange, _ value: Double, margin: Double = 0.01, points: Int = 10
    ) -> EvaluatedScore {
        EvaluatedScore(key, region, value, low: value - margin, high: value + margin, points: points, form: .mixture)
    }
}
