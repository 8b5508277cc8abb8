/// A quantity computed from points that may count several times, as they do in a resample.
public struct Statistic {
    /// What the statistic was computed from.
    public let form: Score.Form
    private let kind: Kind

    /// Takes the unit that each point belongs to, `[N]`, and gives a function of how often each unit counts, `[units]`.
    public typealias Preparation = (_ units: [Int32]) -> (_ weights: [Double]) -> Double

    private enum Kind {
        case share(isHeld: [Bool])
        case ofMeans(columns: [[Double]], combine: ([Double]) -> Double)
        case ofWeights(pointCount: Int, prepare: Preparation)
        case undefined(reason: String)
    }

    /// The mean of one number for each point: `[N]`.
    public static func mean(_ column: [Double], form: Score.Form) -> Statistic {
        Statistic(form: form, kind: .ofMeans(columns: [column]) { $0[0] })
    }

    /// The share of the points at which something holds, `[N]`; its interval is exact, since resamples of shares near one say
    /// too little of what they don't hold.
    public static func share(_ isHeld: [Bool], form: Score.Form) -> Statistic {
        Statistic(form: form, kind: .share(isHeld: isHeld))
    }

    /// A function of the means, `[K]`, of K numbers for each point: `[K][N]`.
    public static func ofMeans(_ columns: [[Double]], form: Score.Form, combine: @escaping ([Double]) -> Double)
        -> Statistic
    {
        Statistic(form: form, kind: .ofMeans(columns: columns, combine: combine))
    }

    /// A function of how often each point counts, which is as often as the unit that it belongs to.
    public static func ofWeights(pointCount: Int, form: Score.Form, prepare: @escaping Preparation) -> Statistic {
        Statistic(form: form, kind: .ofWeights(pointCount: pointCount, prepare: prepare))
    }

    /// A statistic that does not exist, with the reason as a sentence.
    public static func undefined(_ reason: String) -> Statistic {
        Statistic(form: .mean, kind: .undefined(reason: reason))
    }

    private init(form: Score.Form, kind: Kind) {
        self.form = form
        self.kind = kind
    }

    /// The statistic of all points and of each resample; nil where it does not exist.
    func estimate(resamples: Resamples) -> (value: Double, replicates: [Double], pointCount: Int)? {
        switch kind {
        case .undefined: return nil
        case .share(let isHeld):
            let held = [isHeld.map { $0 ? 1.0 : 0.0 }]
            let value = held[0].reduce(0, +) / Double(isHeld.count)
            return (value, resamples.means(of: held).map { $0[0] }, isHeld.count)
        case .ofMeans(let columns, let combine):
            let pointCount = columns.first?.count ?? 0
            let value = combine(columns.map { $0.reduce(0, +) / Double(pointCount) })
            return (value, resamples.means(of: columns).map(combine), pointCount)
        case .ofWeights(let count, let prepare):
            let (value, replicates) = resamples.weighted(prepare)
            return (value, replicates, count)
        }
    }

    /// The statistic of all points and its interval.
    func value(resamples: Resamples, bootstrap: Bootstrap) -> ScoreResult {
        if case .undefined(let reason) = kind { return .undefined(reason: reason) }
        if case .share(let isHeld) = kind { return Self.share(isHeld, confidence: bootstrap.confidence, form: form) }
        guard let (value, replicates, pointCount) = estimate(resamples: resamples), !value.isNaN,
            let interval = bootstrap.interval(of: replicates)
        else {
            return .undefined(reason: "It has no value on these points: they are too few, or all alike.")
        }
        // One point says nothing of how far others may lie.
        guard pointCount > 1 else {
            return .value(ScoreValue(value: value, low: .nan, high: .nan, form: form, pointCount: pointCount))
        }
        return .value(
            ScoreValue(value: value, low: interval.low, high: interval.high, form: form, pointCount: pointCount))
    }

    private static func share(_ isHeld: [Bool], confidence: Double, form: Score.Form) -> ScoreResult {
        guard !isHeld.isEmpty else { return .undefined(reason: "There are no points.") }
        let held = isHeld.count { $0 }
        let interval = BandCoverage.interval(held: held, count: isHeld.count, confidence: confidence)
        let isKnown = isHeld.count > 1
        return .value(
            ScoreValue(
                value: Double(held) / Double(isHeld.count), low: isKnown ? interval.lowerBound : .nan,
                high: isKnown ? interval.upperBound : .nan, form: form, pointCount: isHeld.count))
    }
}
