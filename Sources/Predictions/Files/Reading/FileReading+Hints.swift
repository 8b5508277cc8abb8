internal import RealModule
import Tables

/// What predictions look like beside their observations: signs of a level that is its opposite, of logarithms that are none,
/// of another scale.
extension FileReading {
    /// What a reader should know before believing a verdict.
    ///
    /// - Throws: ``PredictionFileError/undecided(_:)`` if a column of logarithms holds deviations by all signs.
    func hints(_ file: PredictionFile, _ found: Ingredients) throws(PredictionFileError) -> [String] {
        guard let y = file.y, let observed = try? ObservedPredictions(file.samples, observed: y) else { return [] }
        var observations = observed
        var hints: [String] = []
        if let hint = oppositeLevel(file.samples, observed) { hints.append(hint) }
        let error = observations.error
        try checkLogarithms(found, error)
        if let hint = otherScale(observations.moments.mean, observed.observed) { hints.append(hint) }
        if observed.samples.isPointPrediction {
            let others = parts.indices.filter {
                claims[$0] == nil && arrays[$0].isNumeric && arrays[$0].count == y.count
            }
            let bands = others.filter { PredictionRole.speaksOfUncertainty(arrays[$0].name) }
            if let band = bands.first {
                let name = arrays[band].name
                throw .undecided(
                    "nobody can say what \(names(bands)) \(bands.count == 1 ? "is" : "are") beside a single prediction: say it with --columns sd=\(name), --columns variance=\(name) or --columns unused=\(name)"
                )
            }
            hints.append(
                "there is a single prediction at each point, which carries no uncertainty"
                    + (others.isEmpty ? "" : "; if it stands in \(names(others)), say --columns sd=NAME"))
        }
        return hints
    }

    /// An interval that holds what the opposite of its level promises.
    private func oppositeLevel(_ samples: PredictionSamples, _ observed: ObservedPredictions) -> String? {
        guard case .interval(let interval) = observed.samples.form, interval.level < 0.5 else { return nil }
        let held = zip(observed.observed.indices, observed.observed).count {
            interval.lower[$0] <= $1 && $1 <= interval.upper[$0]
        }
        let share = Double(held) / Double(observed.observed.count)
        guard abs(share - (1 - interval.level)) < abs(share - interval.level) else { return nil }
        return
            "the interval of \(interval.levelText) holds \(NumberText.percent(share)) of the observations: if its level is an α, say --columns alpha=level"
    }

    /// A logarithm of the variance that fits the errors far better if it is taken for σ.
    private func checkLogarithms(_ found: Ingredients, _ error: [Double]) throws(PredictionFileError) {
        guard let place = found.spread.first, claims[place]?.role == .logVariance, arrays[place].isNumeric else {
            return
        }
        let isChosen = choices.columns.contains { $0.claim.role == .logVariance }
        let values = arrays[place].doubles.filter(\.isFinite)
        guard !isChosen, !values.isEmpty, values.allSatisfy({ $0 > 0 }) else { return }
        let finite = error.filter(\.isFinite)
        let size = (finite.reduce(0) { $0 + $1 * $1 } / Double(max(1, finite.count))).squareRoot()
        let middle = values.sorted()[values.count / 2]
        let asVariance = Double.exp(middle / 2)
        guard size > 0, asVariance / size > 2, abs(Double.log(middle / size)) < 0.5 * abs(Double.log(asVariance / size))
        else {
            return
        }
        let name = arrays[place].name
        let number = { (value: Double) in NumberText.significant(value) }
        throw .undecided(
            "\(Excerpt.quoted(name)) would make a σ of \(number(asVariance)) as the logarithm of the variance, where errors have a size of \(number(size)); taken for σ it is \(number(middle)): say which it is, with --columns logvar=\(name) or --columns sd=\(name)"
        )
    }

    /// Predictions on another scale than the observations, such as standardised ones.
    private func otherScale(_ mean: [Double], _ y: [Double]) -> String? {
        let pairs = zip(mean, y).filter { $0.isFinite && $1.isFinite }
        guard pairs.count >= 10 else { return nil }
        func moments(_ values: [Double]) -> (mean: Double, deviation: Double) {
            let mean = values.reduce(0, +) / Double(values.count)
            let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
            return (mean, square.squareRoot())
        }
        let (first, second) = (moments(pairs.map(\.0)), moments(pairs.map(\.1)))
        guard first.deviation > 0, second.deviation > 0 else { return nil }
        let covariance = pairs.reduce(0) { $0 + ($1.0 - first.mean) * ($1.1 - second.mean) } / Double(pairs.count)
        let correlation = covariance / (first.deviation * second.deviation)
        let isShifted = abs(first.mean - second.mean) > 2 * max(first.deviation, second.deviation)
        let ratio = max(first.deviation / second.deviation, second.deviation / first.deviation)
        guard correlation > 0.7, isShifted || ratio > 4 else { return nil }
        let number = { (value: Double) in NumberText.significant(value) }
        return
            "the predictions follow the observations on another scale: their mean is \(number(first.mean)) and their standard deviation \(number(first.deviation)), those of the observations \(number(second.mean)) and \(number(second.deviation)); if the model predicts standardised or transformed values, transform them back"
    }
}
