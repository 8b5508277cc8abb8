import Predictions
import Tables

/// What predictions are, in words.
enum PredictionWords {
    /// Their form: `20 draws with noise`, `3 quantiles`.
    static func form(of samples: PredictionSamples) -> String {
        switch samples.form {
        case .draws where samples.holdsNoise && samples.modelsNoise: "mean and standard deviation"
        case .draws where samples.isPointPrediction: "a single value, which carries no uncertainty,"
        case .draws where samples.holdsNoise: NumberText.count(samples.drawCount, "draw") + " of observations"
        case .draws: NumberText.count(samples.drawCount, "draw") + (samples.modelsNoise ? " with noise" : "")
        case .quantiles(let quantiles): NumberText.count(quantiles.levels.count, "quantile")
        case .interval(let interval): "an interval of \(NumberText.percent(interval.level))"
        }
    }
}
