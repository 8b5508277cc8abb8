/// Coverage, width and interval score of the central prediction intervals, which leave the same probability on either
/// side.
///
/// Their ends are quantiles of the mixture, or of the draws where the method models no noise. A method that gives an
/// interval has the one of its own level alone.
extension Score {
    /// The probabilities for which intervals are scored.
    static let intervalLevels: [(label: String, level: Double)] = [
        ("50", 0.5), ("68.27", 0.6827), ("90", 0.9), ("95.45", 0.9545), ("99", 0.99),
    ]

    /// Coverage, width and interval score of the interval of one probability.
    public static func ofInterval(level: Double) -> [Score] {
        let label = self.label(of: level)
        return [
            coverage(level: level, label: label), width(level: level, label: label),
            intervalScore(level: level, label: label),
        ]
    }

    /// The score of an interval by its name, which tells the level in percent; nil if it is none.
    static func ofInterval(named name: String) -> Score? {
        guard name.hasSuffix("-percent"),
            let percent = name.split(separator: "-").dropLast().last.flatMap({ Double($0) }),
            percent > 0, percent < 100
        else { return nil }
        return ofInterval(level: percent / 100).first { $0.name == name }
    }

    /// The scores of the intervals that predictions are drawn with, as far as none of those given is about them.
    public static func ofBands(_ samples: PredictionSamples, besides scores: [Score]) -> [Score] {
        let intervals = (try? samples.selecting(points: [0])).map { PredictiveMoments($0).intervals } ?? []
        let band = ofBand(samples.bandLevel)
        let own = samples.hasDraws && samples.bandLevel != .twoSigma ? [band.coverage, band.width] : []
        return (own + intervals.flatMap { ofInterval(level: $0.level) }).filter { own in
            !scores.contains { $0.name == own.name }
        }
    }

    /// The name of the score that counts the observations inside the interval of a probability.
    static func coverageName(of level: Double) -> String { "coverage-\(label(of: level))-percent" }

    /// The name of the score that measures the interval of a probability.
    static func widthName(of level: Double) -> String { "width-\(label(of: level))-percent" }

    private static func label(of level: Double) -> String { String(PredictiveInterval.text(of: level).dropLast(2)) }

    /// The share of observations inside the interval (PICP).
    static func coverage(level: Double, label: String) -> Score {
        Score(
            name: "coverage-\(label)-percent", title: "coverage of \(label) %",
            definition: "Share of observations inside the central \(label) % prediction interval [l, u] (PICP): "
                + "mean 1[l ≤ y ≤ u].",
            need: .interval(level), aim: .value(level)
        ) { predictions in
            .share(predictions.isInside(level), form: predictions.distributionForm)
        }
    }

    /// The mean width of the interval (MPIW).
    static func width(level: Double, label: String) -> Score {
        Score(
            name: "width-\(label)-percent", title: "width of \(label) %",
            definition:
                "Mean width of the central \(label) % prediction interval (MPIW): mean (u − l). Of two intervals "
                + "with the right coverage the narrower is better.",
            need: .interval(level)
        ) { predictions in
            .mean(predictions.width(level), form: predictions.distributionForm)
        }
    }

    /// The interval score of Winkler 1972, in the form of Gneiting & Raftery 2007 (doi:10.1198/016214506000001437).
    static func intervalScore(level: Double, label: String) -> Score {
        Score(
            name: "interval-score-\(label)-percent", title: "interval score of \(label) %",
            definition: "Winkler's interval score of the central \(label) % prediction interval: "
                + "mean [(u − l) + (2/α)(l − y)₊ + (2/α)(y − u)₊] with α = 1 − \(label)/100.",
            need: .interval(level), aim: .low
        ) { predictions in
            let interval = predictions.centralInterval(level)
            let penalty = 2 / (1 - level)
            let scores = predictions.observed.indices.map { point in
                let (low, high, y) = (interval.low[point], interval.high[point], predictions.observed[point])
                return high - low + penalty * (max(0, low - y) + max(0, y - high))
            }
            return .mean(scores, form: predictions.distributionForm)
        }
    }
}

extension ObservedPredictions {
    /// The ends of the interval that leaves the same probability on either side, or of the one that the method gives:
    /// `[N]` each; NaN where that interval is not known.
    public mutating func centralInterval(_ level: Double) -> (low: [Double], high: [Double]) {
        if case .interval(let interval) = samples.form, interval.isOf(level) { return (interval.lower, interval.upper) }
        return (quantile((1 - level) / 2), quantile((1 + level) / 2))
    }

    /// Whether each observation lies inside that interval: `[N]`.
    mutating func isInside(_ level: Double) -> [Bool] {
        let interval = centralInterval(level)
        return observed.indices.map { point in
            interval.low[point] <= observed[point] && observed[point] <= interval.high[point]
        }
    }

    /// The width of that interval at each point.
    mutating func width(_ level: Double) -> [Double] {
        let interval = centralInterval(level)
        return zip(interval.high, interval.low).map(-)
    }
}
