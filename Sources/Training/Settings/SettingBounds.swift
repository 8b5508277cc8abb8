/// The numbers that a setting takes.
public enum SettingBounds: Sendable {
    /// From one number to another, both included.
    case within(ClosedRange<Double>)
    /// Above a number, and at most another.
    case above(Double, to: Double)

    func contains(_ value: Double) -> Bool {
        switch self {
        case .within(let range): range.contains(value)
        case .above(let low, let high): value > low && value <= high
        }
    }

    /// The numbers in words.
    var text: String {
        switch self {
        case .within(let range): "a number from \(range.lowerBound.shortest) to \(range.upperBound.shortest)"
        case .above(let low, let high): "a number above \(low.shortest), at most \(high.shortest)"
        }
    }
}
