/// One side of a plot: what it measures, how it spreads and where it is labelled.
///
/// ```swift
/// let axes = [
///     Axis("acceleration (g)", domain: -140...80),
///     Axis("epoch", scale: .log),
/// ]
/// ```
public struct Axis: Sendable, Equatable {
    /// Which values are labelled.
    public enum Ticks: Sendable, Equatable {
        /// Round values, as many as fit.
        case automatic
        /// None, and no axis line.
        case hidden
        /// These values.
        case at([Tick])
    }

    /// What is measured, with its unit in parentheses; `^{ }` and `_{ }` raise and lower.
    public var title: String
    /// How values spread.
    public var scale: Scale
    /// The values at both ends; `nil` finds them from the marks.
    public var domain: ClosedRange<Double>?
    /// Values that an automatic domain also covers, such as zero: `[K]`.
    public var including: [Double]
    /// Which values are labelled.
    public var ticks: Ticks
    /// Whether the values are whole numbers, so that no label falls between.
    public var isWhole: Bool
    /// Whether a faint line crosses the plot at each label; `nil` draws them for y only.
    public var hasGrid: Bool?

    /// Makes an axis.
    public init(
        _ title: String = "", scale: Scale = .linear, domain: ClosedRange<Double>? = nil, including: [Double] = [],
        ticks: Ticks = .automatic, isWhole: Bool = false, hasGrid: Bool? = nil
    ) {
        self.title = title
        self.scale = scale
        self.domain = domain
        self.including = including
        self.ticks = ticks
        self.isWhole = isWhole
        self.hasGrid = hasGrid
    }

    /// An axis of names, the first at 0, the next at 1, and so on.
    public static func categories(_ names: [String], title: String = "") -> Axis {
        Axis(
            title, domain: -0.5...(Double(max(names.count, 1)) - 0.5),
            ticks: .at(names.enumerated().map { Tick(Double($0.offset), label: $0.element) }), hasGrid: false)
    }
}

/// A labelled value on an axis.
public struct Tick: Sendable, Equatable {
    /// The value that is marked.
    public var value: Double
    /// What is written; `nil` for a minor tick.
    public var label: String?
    /// The power of ten, such as `× 10^{6}`, that the labels of an axis share and that stands once at its end.
    var multiplier: String?

    /// Makes a tick.
    public init(_ value: Double, label: String?) {
        self.value = value
        self.label = label
    }
}
