/// One thing that a plot shows: data with a look. Statistics are done before; a mark only draws.
public protocol Mark: Sendable {
    /// What a reader calls it, in a legend or at its end.
    var label: String? { get }
    /// The paint.
    var ink: Ink { get }
    /// From value to colour, for marks that have no single paint.
    var colorScale: ColorScale? { get }
    /// How a legend shows it.
    var sample: LegendSample { get }

    /// The values that it covers, as far as the scales can show them.
    func extent(x: Scale, y: Scale) -> Extent
    /// Draws the mark.
    func draw(in frame: Frame, on canvas: inout some Canvas)
    /// The height on the page at which it reaches the right end of the plot; `nil` if it doesn't.
    func endHeight(in frame: Frame) -> Double?
}

extension Mark {
    /// One paint.
    public var colorScale: ColorScale? { nil }
    /// A box in the mark's paint.
    public var sample: LegendSample { .box(ink) }
    /// Does not matter to the axes.
    public func extent(x: Scale, y: Scale) -> Extent { Extent() }
    /// Does not reach the right end.
    public func endHeight(in frame: Frame) -> Double? { nil }
}

/// How a legend shows a mark.
public enum LegendSample: Sendable, Equatable {
    /// A short line.
    case line(Stroke)
    /// A filled box.
    case box(Ink)
    /// One symbol.
    case symbol(Symbol)
}

/// Collects marks, the first at the bottom.
@resultBuilder
public enum MarkBuilder {
    /// One mark.
    public static func buildExpression(_ mark: any Mark) -> [any Mark] { [mark] }
    /// Several marks.
    public static func buildExpression(_ marks: [any Mark]) -> [any Mark] { marks }
    /// A sequence of marks.
    public static func buildBlock(_ parts: [any Mark]...) -> [any Mark] { parts.flatMap(\.self) }
    /// Marks under a condition.
    public static func buildOptional(_ part: [any Mark]?) -> [any Mark] { part ?? [] }
    /// Marks of the first branch.
    public static func buildEither(first part: [any Mark]) -> [any Mark] { part }
    /// Marks of the second branch.
    public static func buildEither(second part: [any Mark]) -> [any Mark] { part }
    /// Marks of a loop.
    public static func buildArray(_ parts: [[any Mark]]) -> [any Mark] { parts.flatMap(\.self) }
}
