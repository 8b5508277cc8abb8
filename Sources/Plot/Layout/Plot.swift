/// One panel: marks over two axes.
///
/// ```swift
/// Plot("Deep ensemble", x: Axis("x"), y: Axis("y")) {
///     Span(x: 7...10)
///     Band(x: grid, lower: low, upper: high, label: "±2σ")
///     Line(x: grid, y: mean, label: "mean")
///     Points(x: data.x, y: data.y)
/// }
/// ```
public struct Plot: Sendable {
    /// Words above the panel.
    public var title: String
    /// The axis at the foot.
    public var x: Axis
    /// The axis on the left.
    public var y: Axis
    /// What is drawn, the first at the bottom.
    public var marks: [any Mark]

    /// Makes a panel.
    public init(
        _ title: String = "", x: Axis = Axis(), y: Axis = Axis(), @MarkBuilder marks: () -> [any Mark]
    ) {
        self.title = title
        self.x = x
        self.y = y
        self.marks = marks()
    }
}
