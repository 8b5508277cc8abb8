import RealModule

/// How values spread along an axis.
public enum Scale: Sendable, Equatable {
    /// Equal differences take equal lengths.
    case linear
    /// Equal ratios take equal lengths; values that aren't positive are left out.
    case log
    /// Linear near zero, logarithmic beyond `threshold` in both directions (Webber 2013, doi:10.1088/0957-0233/24/2/027001).
    case symlog(threshold: Double)
    /// Seconds since 1970-01-01T00:00:00Z, labelled with dates and times of day in UTC.
    case time

    /// Where a value stands before it is stretched to the page; NaN for values that the scale can't show.
    func transformed(_ value: Double) -> Double {
        switch self {
        case .linear, .time: value
        case .log: value > 0 ? .log10(value) : .nan
        case .symlog(let threshold):
            value.sign == .minus ? -.log(onePlus: -value / threshold) : .log(onePlus: value / threshold)
        }
    }

    /// The value that stands at a transformed position.
    func inverse(_ position: Double) -> Double {
        switch self {
        case .linear, .time: position
        case .log: .exp10(position)
        case .symlog(let threshold):
            position.sign == .minus
                ? -threshold * .expMinusOne(-position) : threshold * .expMinusOne(position)
        }
    }

    /// Whether the scale can show a value.
    func shows(_ value: Double) -> Bool {
        self == .log ? value > 0 && value.isFinite : value.isFinite
    }
}
