/// Short lines at the foot of a plot, one for each value along x: where observations lie, whatever their y.
///
/// ```swift
/// Rug(x: data.x)
/// ```
public struct Rug: Mark {
    /// Positions along x: `[N]`.
    public var x: [Double]
    /// The paint.
    public var ink: Ink
    /// Length of the lines in points.
    public var length: Double
    /// What a reader calls them.
    public var label: String?

    /// Makes a rug.
    public init(x: [Double], ink: Ink = .data.faded(to: 0.45), length: Double = 4, label: String? = nil) {
        self.x = x
        self.ink = ink
        self.length = length
        self.label = label
    }
}

extension Rug {
    /// Line width in points.
    static let width = 0.5

    /// All of x, and nothing of y.
    public func extent(x scale: Scale, y yScale: Scale, within domain: ClosedRange<Double>?) -> Extent {
        Extent(x: Extent.Reach(of: x, on: scale))
    }

    /// Draws each line once, however many values fall on one pixel.
    public func draw(in frame: Frame, on canvas: inout some Canvas) {
        let r = frame.rectangle
        let places = Set(
            x.filter { frame.x.domain.contains($0) }.map { (frame.x($0) * canvas.pixelsPerPoint).rounded() })
        let lines = places.sorted().map { place in
            let across = place / canvas.pixelsPerPoint
            return [Point(across, r.bottom - length), Point(across, r.bottom)]
        }
        if !lines.isEmpty { canvas.stroke(Path(lines), with: Stroke(ink, width: Self.width)) }
    }

    /// Three lines at the foot.
    public func drawKey(in rectangle: Rectangle, on canvas: inout some Canvas) {
        let lines = [0.3, 0.45, 0.7].map { share in
            let across = rectangle.x + share * rectangle.width
            return [Point(across, rectangle.bottom - length), Point(across, rectangle.bottom)]
        }
        canvas.stroke(Path(lines), with: Stroke(ink, width: Self.width))
    }
}
