import Predictions

/// A number of an evaluation: a score in a region, or why there is none.
struct EvaluatedScore: Sendable, Equatable {
    /// By what it is found.
    let key: ScoreKey
    /// The points that count.
    let region: Region
    /// The score; nil if there is none.
    let value: Double?
    /// The lower end of its 95 % interval; nil if there is none.
    let low: Double?
    /// The upper end of its 95 % interval; nil if there is none.
    let high: Double?
    /// The number of points; nil if there is no value.
    let points: Int?
    /// What of the predictions counts; nil if there is no value.
    let form: Score.Form?
    /// Why there is no value.
    let reason: String?
    /// What the runs with all seeds say together; nil if there was one.
    var overSeeds: OverSeeds?

    /// Makes a number; a value that is not finite becomes none, with a reason.
    init(
        _ key: ScoreKey, _ region: Region, _ value: Double?, low: Double? = nil, high: Double? = nil,
        points: Int? = nil, form: Score.Form? = nil, reason: String? = nil
    ) {
        let finite = FiniteValue(value, low: low, high: high, reason: reason)
        self.key = key
        self.region = region
        self.value = finite.value
        self.low = finite.low
        self.high = finite.high
        self.points = finite.value == nil ? nil : points
        self.form = finite.value == nil ? nil : form
        self.reason = finite.reason
    }

    /// Takes what scoring gave.
    init(_ row: ScoreRow) {
        switch row.result {
        case .value(let value):
            self.init(
                row.score.key, row.region, value.value, low: value.low, high: value.high, points: value.pointCount,
                form: value.form)
        case .undefined(let reason): self.init(row.score.key, row.region, nil, reason: reason)
        }
    }

    /// The value, or its mean over the seeds where there are several.
    var typical: Double? { overSeeds?.mean ?? value }

    /// Where it lies with 95 %: over the test points, or over the seeds where there are several.
    var range: ClosedRange<Double>? {
        if let over = overSeeds {
            return over.standardError.map { over.mean - 1.96 * $0...over.mean + 1.96 * $0 }
        }
        guard let low, let high, low <= high else { return nil }
        return low...high
    }
}

extension Metric {
    /// A number of a method on a data set as a row of a file.
    init(_ number: EvaluatedScore, dataSet: String, method: String, seed: Int) {
        self.init(
            dataSet: dataSet, method: method, region: number.region.rawValue, score: number.key.name,
            value: number.value, low: number.low, high: number.high, points: number.points,
            form: number.form?.rawValue, reason: number.reason)
        self.seed = seed
        overSeeds = number.overSeeds
    }
}
