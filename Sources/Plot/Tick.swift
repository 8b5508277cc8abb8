/// A labelled value on an axis.
public struct Tick: Sendable, Equatable {
    /// The value that is marked.
    public var value: Double
    /// What is written; `nil` for a minor tick.
    public var label: String?

    /// Makes a tick.
    public init(_ value: Double, label: String?) {
        self.value = value
        self.label = label
    }

    /// Ticks of a linear axis at labels chosen by ``TickSearch``.
    static func linear(in domain: ClosedRange<Double>, count: Int, isWhole: Bool = false) -> [Tick] {
        let (low, high) = (domain.lowerBound, domain.upperBound)
        guard low < high, (high - low).isFinite else {
            return [Tick(low, label: TickLabels.texts([low])[0])]
        }
        let values = TickSearch.best(low: low, high: high, count: count)
            .filter { domain.contains($0) && (!isWhole || $0 == $0.rounded()) }
        return zip(values, TickLabels.texts(values)).map { Tick($0, label: $1) }
    }
}
