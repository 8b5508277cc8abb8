/// Something that is drawn from data: a line, a band, points.
///
/// A mark knows the range of its data and draws itself into a frame; it computes no statistics.
/// Its constants of style stand at the top of its file.
public protocol Mark: Sendable {
    /// What a reader calls it; `nil` keeps it out of the legend.
    var label: String? { get }
    /// The paint that identifies it.
    var ink: Ink { get }
    /// The continuous scale of its colours, if it has one.
    var colorScale: ColorScale? { get }
    /// Whether it lies beneath the grid and the other marks.
    var isBackdrop: Bool { get }

    /// The values that it covers, as far as the scales can show them; y only over the x that are shown.
    func extent(x: Scale, y: Scale, within domain: ClosedRange<Double>?) -> Extent
    /// Draws itself; what lies outside the frame is clipped.
    func draw(in frame: Frame, on canvas: inout some Canvas)
    /// Draws a sample of itself for the legend.
    func drawKey(in rectangle: Rectangle, on canvas: inout some Canvas)
    /// The heights on the page where its name could stand at the right end, best first, `[K]`; empty if
    /// it doesn't end there.
    func endings(in frame: Frame) -> [Double]
    /// Words about regions, which the plot places where they cover no data.
    func notes(in frame: Frame) -> [Note]
}

extension Mark {
    /// One colour needs no scale.
    public var colorScale: ColorScale? { nil }
    /// Data lies above the grid.
    public var isBackdrop: Bool { false }
    /// A box of the mark's paint.
    public func drawKey(in rectangle: Rectangle, on canvas: inout some Canvas) {
        canvas.fill(.rectangle(rectangle), with: ink)
    }
    /// Most marks don't end at the right.
    public func endings(in frame: Frame) -> [Double] { [] }
    /// Most marks need no words.
    public func notes(in frame: Frame) -> [Note] { [] }
}

/// Collects marks in the order in which they are drawn.
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
