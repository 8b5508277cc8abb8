import Tables
import Predictions
import Training

/// Whether a method has learned anything at all, said in words where it has not.
///
/// A band around a mean that ignores the features can still be calibrated, and one around numbers that exploded can
/// still cover all; coverage alone would not show it. A method has *failed* where the mean of the training targets
/// predicts better for sure, or where it predicts what nobody can mean.
struct FitVerdict: Sendable {
    /// The share of the variance that the mean explains: R² at the test points among the training data.
    let explained: Double
    /// The learned noise as a share of the target's standard deviation; nil where a method models none.
    let noise: Double?
    /// What shows that it has failed for sure, as "it predicts …"; nil if it has not.
    let failure: String?

    /// What predicts: "mean", or what takes its place.
    let centre: String

    /// A share of the variance below which the mean explains too little to be called a fit.
    private static let poorFit = 0.5
    /// A share of the target's spread above which the learned noise leaves little for the curve.
    private static let mostlyNoise = 0.7
    /// So many standard deviations from the mean of the training targets nothing is predicted on purpose.
    private static let farAway = 1000.0

    /// Looks at predictions at the test points; nil if none of these lie among the training data.
    init?(_ test: PredictionSamples, on dataSet: DataSet) throws {
        let points = try dataSet.testPoints(.inRange)
        let moments = PredictiveMoments(test)
        let observed = Standardisation(of: points.map { dataSet.test.y[$0] })
        let known = dataSet.training.count > 0 ? Standardisation(of: dataSet.training.y) : observed
        guard points.count > 1, observed.varies else { return nil }
        let error = points.reduce(0.0) { sum, point in
            let residual = dataSet.test.y[point] - moments.mean[point]
            return sum + residual * residual
        }
        centre = moments.centreName
        explained = 1 - error / (Double(points.count) * observed.deviation * observed.deviation)
        noise = moments.aleatoric.map { aleatoric in
            (points.reduce(0.0) { $0 + aleatoric[$1] } / Double(points.count)).squareRoot() / known.deviation
        }
        let hasExploded = dataSet.test.y.indices.contains { point in
            let (predicted, target) = (moments.mean[point], dataSet.test.y[point])
            return abs(predicted - known.mean) > Self.farAway * max(known.deviation, abs(target - known.mean))
        }
        // Chance makes a method that knows nothing a little better or worse than the mean; that is no failure.
        if hasExploded {
            failure =
                "it predicts what is \(NumberText.significant(Self.farAway, digits: 4)) times as far from the training targets as they are from each other"
        } else if explained <= 0, Self.isWorse(moments, than: known, at: points, dataSet.test.y) {
            failure = "it predicts worse than the mean of the training targets does"
        } else {
            failure = nil
        }
    }

    /// Whether the errors of a method are larger than those of a constant, for sure.
    private static func isWorse(
        _ moments: PredictiveMoments, than known: Standardisation, at points: [Int], _ observed: [Double]
    ) -> Bool {
        func loss(_ error: Double) -> Double { (error / known.deviation) * (error / known.deviation) }
        let difference = PairedDifference(
            points.map { loss(observed[$0] - moments.mean[$0]) }, points.map { loss(observed[$0] - known.mean) })
        return difference.map { $0.low > 0 } ?? false
    }

    /// A sentence about a method that fits worse than it should; nil where there is nothing to warn of.
    var sentence: String? {
        let share = noise.map { noise in
            let size =
                noise < 2
                ? "\(NumberText.percent(noise)) of" : "\(NumberText.significant(noise, digits: 2)) times as large as"
            return "the noise that it has learned is \(size) the target's spread"
        }
        if let failure {
            let number = "R² \(NumberText.significant(explained, digits: 2)) among the training data"
            return "It has failed: \(failure) (\(number))\(share.map { ", and \($0)" } ?? ""). Do not use what it says."
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
