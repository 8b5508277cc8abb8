import Tables
import Predictions
import Training

/// Whether a method has learned anything at all, said in words where it has not.
///
/// A band around a mean that ignores the features can still be calibrated; coverage alone would not show it.
struct FitVerdict {
    /// The share of the variance that the mean explains: R² at the test points among the training data.
    let explained: Double
    /// The learned noise as a share of the target's standard deviation; nil where a method models none.
    let noise: Double?

    /// What predicts: "mean", or what takes its place.
    let centre: String

    /// A share of the variance below which the mean explains too little to be called a fit.
    private static let poorFit = 0.5
    /// A share of the target's spread above which the learned noise leaves little for the curve.
    private static let mostlyNoise = 0.7

    /// Looks at predictions at the test points; nil if none of these lie among the training data.
    init?(_ test: PredictionSamples, on dataSet: DataSet) throws {
        let range = try TrainingRange(inputs: dataSet.training.x, featureCount: dataSet.training.featureCount)
        let points = Region.inRange.points(inputs: dataSet.test.x, range: range).filter { point in
            // Nobody can be blamed for what they predict in a gap.
            dataSet.gap.map { !$0.contains(dataSet.test.x[point]) } ?? true
        }
        let moments = PredictiveMoments(test)
        let observed = Standardisation(of: points.map { dataSet.test.y[$0] })
        let spread = Standardisation(of: dataSet.training.y).deviation
        guard points.count > 1, observed.varies else { return nil }
        let error = points.reduce(0.0) { sum, point in
            let residual = dataSet.test.y[point] - moments.mean[point]
            return sum + residual * residual
        }
        centre = moments.centreName
        explained = 1 - error / (Double(points.count) * observed.deviation * observed.deviation)
        noise = moments.aleatoric.map { aleatoric in
            (points.reduce(0.0) { $0 + aleatoric[$1] } / Double(points.count)).squareRoot() / spread
        }
    }

    /// A sentence about a method that fits worse than it should; nil where there is nothing to warn of.
    var sentence: String? {
        let share = noise.map { noise in
            let size =
                noise < 2
                ? "\(NumberText.percent(noise)) of" : "\(NumberText.significant(noise, digits: 2)) times as large as"
            return "the noise that it has learned is \(size) the target's spread"
        }
        if explained <= 0 {
            let number = NumberText.significant(explained, digits: 2)
            return
                "Among the training data it fits worse than the mean of the observations would (R² \(number))\(share.map { ", and \($0)" } ?? "")."
        }
        guard explained < Self.poorFit, let noise, noise > Self.mostlyNoise, let share else { return nil }
        return
            "It has learned little: among the training data its \(centre) explains \(NumberText.percent(explained)) of the variance, and \(share)."
    }
}
