/// A page of one or more plots with title, subtitle, caption and legend.
///
/// ```swift
/// let figure = Figure("Deep ensemble, 5 members", subtitle: "Sure where it saw data", size: .page) {
///     Plot(x: Axis("x"), y: Axis("y")) { Line(x: xs, y: ys, label: "mean") }
/// }
/// ```
///
/// The layout follows from the text as the canvas measures it.
public struct Figure: Sendable {
    /// Which axes are the same in all panels, and labelled only once.
    public struct Sharing: OptionSet, Sendable {
        /// The axes as bits.
        public var rawValue: Int
        /// Makes a set of axes from bits.
        public init(rawValue: Int) { self.rawValue = rawValue }
        /// Labels at the bottom of each column only.
        public static let x = Sharing(rawValue: 1)
        /// Labels at the left of each row only.
        public static let y = Sharing(rawValue: 2)
    }

    /// Where marks are named.
    public enum Legend: Sendable, Equatable {
        /// At the right end where all names fit, else inside a corner free of data, else above.
        case automatic
        /// In a row above the panels.
        case above
        /// Inside the panel where it covers the least data.
        case inside
        /// Nowhere.
        case hidden
    }

    /// Words above everything, bold.
    public var title: String
    /// The finding, beneath the title.
    public var subtitle: String
    /// Notes at the foot.
    public var caption: String
    /// What is read to a person who doesn't see the figure; the title and subtitle if empty.
    public var alternativeText: String
    /// Extents in points.
    public var size: Size
    /// Panels in a row.
    public var columns: Int
    /// Which axes are the same in all panels.
    public var sharing: Sharing
    /// Where marks are named.
    public var legend: Legend
    /// The panels, row after row.
    public var panels: [Plot]

    /// Makes a figure.
    public init(
        _ title: String = "", subtitle: String = "", caption: String = "", alternativeText: String = "",
        size: Size = .page, columns: Int = 1, sharing: Sharing = [], legend: Legend = .automatic,
        @FigureBuilder panels: () -> [Plot]
    ) {
        self.title = title
        self.subtitle = subtitle
        self.caption = caption
        self.alternativeText = alternativeText
        self.size = size
        self.columns = columns
        self.sharing = sharing
        self.legend = legend
        self.panels = panels()
    }
}

extension Size {
    /// A figure across a printed page: 7 in wide.
    public static let page = Size(504, 288)
    /// A figure in one column of two: 3.5 in wide.
    public static let column = Size(252, 180)
}

/// Collects panels in reading order.
@resultBuilder
public enum FigureBuilder {
    /// One panel.
    public static func buildExpression(_ plot: Plot) -> [Plot] { [plot] }
    /// Several panels.
    public static func buildExpression(_ plots: [Plot]) -> [Plot] { plots }
    /// A sequence of panels.
    public static func buildBlock(_ parts: [Plot]...) -> [Plot] { parts.flatMap(\.self) }
    /// Panels under a condition.
    public static func buildOptional(_ part: [Plot]?) -> [Plot] { part ?? [] }
    /// Panels of the first branch.
    public static func buildEither(first part: [Plot]) -> [Plot] { part }
    /// Panels of the second branch.
    public static func buildEither(second part: [Plot]) -> [Plot] { part }
    /// Panels of a loop.
    public static func buildArray(_ parts: [[Plot]]) -> [Plot] { parts.flatMap(\.self) }
}
