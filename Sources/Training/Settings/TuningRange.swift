/// The values of a setting that a search looks at, equally often at every order of magnitude.
public enum TuningRange: Sendable, Equatable {
    /// From one number to another.
    case within(ClosedRange<Double>)
    /// From one multiple of the value that the search starts from to another.
    case around(ClosedRange<Double>)

    /// The value at a share of the way, from 0 to 1, with three digits.
    ///
    /// - Parameter start: the value that the search starts from.
    func value(at share: Double, start: Double) -> Double {
        let (range, unit) =
            switch self {
            case .within(let range): (range, 1.0)
            case .around(let range): (range, start)
            }
        let low = ExactExponential.log(range.lowerBound)
        let high = ExactExponential.log(range.upperBound)
        return Self.rounded(unit * ExactExponential.exp(low + share * (high - low)))
    }

    /// A positive number with three digits, so that a report can show what was used.
    private static func rounded(_ value: Double) -> Double {
        var scale = 1.0
        while value * scale < 100 && scale < 1e12 { scale *= 10 }
        return (value * scale).rounded() / scale
    }
}
