/// Coverage and width of the bands μ* ± σ and μ* ± 2σ that the figures draw.
///
/// The nominal coverage is that of a normal distribution. σ is the total standard deviation; where the method models
/// no noise it is the epistemic one alone, and such a band is no promise about observations. A method that gives
/// quantiles or an interval has no σ: there, it is the interval of the nominal level that counts.
extension Score {
    /// Coverage of the band that figures draw, μ* ± 2σ.
    public static let twoSigmaCoverage = coverage(sigmas: 2, label: "2", nominal: 0.9545)
    /// The mean width of the band of two standard deviations on either side of the mean.
    public static let twoSigmaWidth = width(sigmas: 2, label: "2", nominal: 0.9545)

    /// Coverage and width of the band of a level; of any other than two standard deviations, their names hold the level.
    public static func ofBand(_ level: BandLevel) -> (coverage: Score, width: Score) {
        guard level != .twoSigma else { return (twoSigmaCoverage, twoSigmaWidth) }
        let name = "band-\(PredictiveInterval.text(of: level.probability).dropLast(2))-percent"
        return (
            coverage(sigmas: level.factor, label: level.label, nominal: level.probability, name: "coverage-\(name)"),
            width(sigmas: level.factor, label: level.label, nominal: level.probability, name: "width-\(name)")
        )
    }

    /// The score of a band by such a name; nil if it is none.
    static func ofBand(named name: String) -> Score? {
        let parts = name.split(separator: "-")
        guard parts.count == 4, parts[1] == "band", let level = Double(parts[2]).flatMap({ BandLevel($0 / 100) })
        else { return nil }
        let band = ofBand(level)
        return [band.coverage, band.width].first { $0.name == name }
    }

    /// The share of observations within `factor` standard deviations of the mean.
    static func coverage(sigmas factor: Double, label: String, nominal: Double, name: String? = nil) -> Score {
        Score(
            name: name ?? "coverage-\(label)sigma", title: "coverage of ±\(label)σ",
            definition:
                "Share of observations within \(label) total standard deviation\(factor == 1 ? "" : "s") of the predictive mean: "
                + "mean 1[|y − μ*| ≤ \(label)σ]; a normal distribution holds \(nominal) there; of a method "
                + "that gives quantiles or an interval, the interval of that level counts.",
            need: .interval(nominal), aim: .value(nominal)
        ) { predictions in
            guard predictions.samples.hasDraws else {
                return .share(predictions.isInside(nominal), form: predictions.distributionForm)
            }
            let isInside = zip(predictions.error, predictions.moments.deviation).map { error, deviation in
                abs(error) <= factor * deviation
            }
            return .share(isInside, form: .moments)
        }
    }

    /// The mean width of the band of `factor` standard deviations on either side of the mean.
    static func width(sigmas factor: Double, label: String, nominal: Double, name: String? = nil) -> Score {
        Score(
            name: name ?? "width-\(label)sigma", title: "width of ±\(label)σ",
            definition:
                "Mean width of the band of \(label) total standard deviation\(factor == 1 ? "" : "s") on either side of the predictive "
                + "mean: mean \(factor == 1 ? "2σ" : factor == 2 ? "4σ" : "2 · \(label)σ"). Of two bands with the right coverage the narrower is better.",
            need: .interval(nominal)
        ) { predictions in
            guard predictions.samples.hasDraws else {
                return .mean(predictions.width(nominal), form: predictions.distributionForm)
            }
            return .mean(predictions.moments.deviation.map { 2 * factor * $0 }, form: .moments)
        }
    }
}
