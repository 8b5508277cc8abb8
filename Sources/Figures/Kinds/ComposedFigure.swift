internal import Plot

/// A figure with its caption, drawn for a page and for a phone.
public struct ComposedFigure: Sendable {
    /// The name of the method that it is about; nil for all of them.
    public let method: String?
    /// What the reader should see in it.
    public let caption: String
    /// The drawing for a page, and its numbers.
    public let wide: DrawnFigure
    /// The drawing for a phone, where one of the same kind but another shape is easier to read.
    public let narrow: DrawnFigure?

    /// The width of a drawing for a phone, in points: that of one column of two in print.
    ///
    /// On a page of 360 px with margins of 18 px, the smallest text is 10 px high.
    public static let phone = Size.column.width

    /// Makes a figure from its drawings.
    public init(_ caption: String, method: String? = nil, wide: DrawnFigure, narrow: DrawnFigure? = nil) {
        self.method = method
        self.caption = caption
        self.wide = wide
        self.narrow = narrow
    }

    /// Makes a figure that can be drawn for any width, in points.
    public init(_ caption: String, method: String? = nil, drawn: (_ width: Double) -> DrawnFigure) {
        self.init(caption, method: method, wide: drawn(Size.page.width), narrow: drawn(Self.phone))
    }

    /// The size of a figure of one panel: a page's, or one for a phone.
    static func size(_ width: Double) -> Size { width < Size.page.width ? Size(width, 240) : .page }
}
