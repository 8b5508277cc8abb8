/// A position on the page in points (1/72 inch), x to the right, y down, origin at the top left.
public struct Point: Sendable, Equatable, Hashable {
    /// Distance from the left edge.
    public var x: Double
    /// Distance from the top edge.
    public var y: Double

    /// Makes a point from its coordinates.
    public init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}

/// A width and a height in points.
public struct Size: Sendable, Equatable, Hashable {
    /// Extent along x.
    public var width: Double
    /// Extent along y.
    public var height: Double

    /// Makes a size from its extents.
    public init(_ width: Double, _ height: Double) {
        self.width = width
        self.height = height
    }
}

/// A rectangle on the page with sides along the axes.
public struct Rectangle: Sendable, Equatable, Hashable {
    /// The left edge.
    public var x: Double
    /// The top edge.
    public var y: Double
    /// Extent to the right.
    public var width: Double
    /// Extent downwards.
    public var height: Double

    /// Makes a rectangle from its top left corner and its extents.
    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// The right edge.
    public var right: Double { x + width }
    /// The bottom edge.
    public var bottom: Double { y + height }

    /// The rectangle with every edge moved outwards by a distance in points.
    public func expanded(by distance: Double) -> Rectangle {
        Rectangle(x: x - distance, y: y - distance, width: width + 2 * distance, height: height + 2 * distance)
    }

    /// Whether the point lies inside or on the edge.
    public func contains(_ point: Point) -> Bool {
        point.x >= x && point.x <= right && point.y >= y && point.y <= bottom
    }

    /// Whether the two rectangles share an area.
    public func intersects(_ other: Rectangle) -> Bool {
        x < other.right && other.x < right && y < other.bottom && other.y < bottom
    }
}

/// An outline made of straight segments; NaN never occurs in one, a gap in the data starts a new subpath.
public struct Path: Sendable, Equatable {
    /// The subpaths, each a polyline of two or more points.
    public var subpaths: [[Point]]
    /// Whether each subpath ends where it began.
    public var isClosed: Bool

    /// Makes a path from its subpaths.
    public init(_ subpaths: [[Point]], isClosed: Bool = false) {
        self.subpaths = subpaths
        self.isClosed = isClosed
    }

    /// The outline of a rectangle.
    public static func rectangle(_ r: Rectangle) -> Path {
        Path(
            [[Point(r.x, r.y), Point(r.right, r.y), Point(r.right, r.bottom), Point(r.x, r.bottom)]],
            isClosed: true)
    }
}
