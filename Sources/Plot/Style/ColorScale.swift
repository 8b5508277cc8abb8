/// From values to the colours of a continuous scale, explained by a bar beside the plot.
public struct ColorScale: Sendable, Equatable {
    /// The colours.
    public var colormap: Colormap
    /// The values of the first and the last colour.
    public var domain: ClosedRange<Double>
    /// What is measured, with its unit.
    public var title: String

    /// Makes a colour scale.
    public init(_ colormap: Colormap, domain: ClosedRange<Double>, title: String = "") {
        self.colormap = colormap
        self.domain = domain
        self.title = title
    }

    /// The colour of a value; values outside the domain take the nearest end's.
    public func color(_ value: Double) -> Color {
        let half = domain.upperBound / 2 - domain.lowerBound / 2
        return colormap.color(at: half > 0 ? (value / 2 - domain.lowerBound / 2) / half : 0.5)
    }
}
