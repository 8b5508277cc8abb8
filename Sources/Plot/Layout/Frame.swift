/// Where a plot's data lies on the page.
public struct Frame: Sendable {
    /// The area between the axes.
    public let rectangle: Rectangle
    /// From x values to distances from the page's left edge.
    public let x: Projection
    /// From y values to distances from the page's top edge.
    public let y: Projection

    /// Makes a frame; x runs to the right, y upwards.
    public init(
        rectangle: Rectangle, x: Scale, xDomain: ClosedRange<Double>, y: Scale, yDomain: ClosedRange<Double>
    ) {
        self.rectangle = rectangle
        self.x = Projection(x, domain: xDomain, from: rectangle.x, to: rectangle.right)
        self.y = Projection(y, domain: yDomain, from: rectangle.bottom, to: rectangle.y)
    }

    /// The place of an observation; NaN where a scale can't show it.
    public func point(_ x: Double, _ y: Double) -> Point { Point(self.x(x), self.y(y)) }
}

/// From values of one axis to positions on the page.
public struct Projection: Sendable {
    /// How values spread.
    public let scale: Scale
    /// The values at both ends.
    public let domain: ClosedRange<Double>
    /// Where the domain's lower end lies on the page.
    public let start: Double
    /// Where the domain's upper end lies on the page.
    public let end: Double

    private let origin: Double
    private let slope: Double

    init(_ scale: Scale, domain: ClosedRange<Double>, from start: Double, to end: Double) {
        self.scale = scale
        self.domain = domain
        self.start = start
        self.end = end
        // Halves keep the difference of the two greatest numbers finite.
        origin = scale.transformed(domain.lowerBound) / 2
        let length = scale.transformed(domain.upperBound) / 2 - origin
        slope = length > 0 ? (end - start) / length : .nan
    }

    /// The position of a value; NaN where the scale can't show it, and possibly far outside the page.
    public func callAsFunction(_ value: Double) -> Double {
        start + (scale.transformed(value) / 2 - origin) * slope
    }
}
