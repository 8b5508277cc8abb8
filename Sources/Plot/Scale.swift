internal import RealModule

/// How values along an axis become positions.
public enum Scale: Sendable, Equatable {
    /// Equal differences, equal distances.
    case linear
    /// Equal ratios, equal distances; values must be positive, others are not shown.
    case log
    /// Linear up to a threshold on both sides of zero, logarithmic beyond (Webber 2013,
    /// doi:10.1088/0957-0233/24/2/027001).
    case symmetricLog(threshold: Double)
    /// Seconds since 1970-01-01 UTC, labelled as dates.
    case time

    /// The value on a straight ruler; NaN where the scale has no place for it.
    func transformed(_ value: Double) -> Double {
        switch self {
        case .linear, .time: value
        case .log: value > 0 ? .log10(value) : .nan
        case .symmetricLog(let threshold):
            (value < 0 ? -1 : 1) * .log(onePlus: abs(value) / max(threshold, .leastNormalMagnitude))
        }
    }

    /// Ticks for a domain, about `count` of them with labels.
    func ticks(in domain: ClosedRange<Double>, count: Int, isWhole: Bool = false) -> [Tick] {
        switch self {
        case .linear: Tick.linear(in: domain, count: count, isWhole: isWhole)
        case .log: Tick.logarithmic(in: domain, count: count)
        case .symmetricLog(let threshold): Tick.symmetricLogarithmic(in: domain, threshold: threshold, count: count)
        case .time: Tick.time(in: domain, count: count)
        }
    }
}
