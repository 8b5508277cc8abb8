/// A straight line across the whole plot at one value.
///
/// ```swift
/// Rule(y: 0)
/// Rule(x: 7, label: "end of training data")
/// ```
public struct Rule: Mark {
    /// The value along x, for a vertical rule.
    public var x: Double?
    /// The value along y, for a horizontal rule.
    public var y: Double?
    /// The paint.
    public var ink: Ink
    /// Line width in points.
    public var width: Double
    /// Lengths in points, `[dash, gap, …]`; empty for a solid line.
    public var dash: [Double]
    /// What a reader calls it.
    public var label: String?

    /// Makes a vertical rule.
    public init(x: Double, ink: Ink = .axis, width: Double = 0.6, dash: [Double] = [], label: String? = nil) {
        self.x = x
        self.ink = ink
        self.width = width
        self.dash = dash
        self.label = label
    }

    /// Makes a horizontal rule.
    public init(y: Double, ink: Ink = .axis, width: Double = 0.6, dash: [Double] = [], label: String? = nil) {
        self.y = y
        self.ink = ink
        self.width = width
        self.dash = dash
        self.label = label
    }
}

extension Rule {
    /// Its one value along its own axis.
    public func extent(x scale: Scale, y yScale: Scale, within domain: ClosedRange<Double>?) -> Extent {
        Extent(
            x: Extent.Reach(of: [x ?? .nan], on: scale),
            y: Extent.Reach(of: [y ?? .nan], on: yScale))
    }

    /// Draws the rule if its value is shown.
    public func draw(in frame: Frame, on canvas: inout some Canvas) {
        let r = frame.rectangle
        let stroke = Stroke(ink, width: width, dash: dash)
        if let x, frame.x.domain.contains(x) {
            let across = frame.x(x)
            canvas.stroke(Path([[Point(across, r.y), Point(across, r.bottom)]]), with: stroke)
        }
        if let y, frame.y.domain.contains(y) {
            let height = frame.y(y)
            canvas.stroke(Path([[Point(r.x, height), Point(r.right, height)]]), with: stroke)
        }
    }

    /// A short piece of the line.
    public func drawKey(in rectangle: Rectangle, on canvas: inout some Canvas) {
        let middle = rectangle.y + rectangle.height / 2
        canvas.stroke(
            Path([[Point(rectangle.x, middle), Point(rectangle.right, middle)]]),
            with: Stroke(ink, width: width, dash: dash))
    }

    /// Its height, if it lies.
    public func endings(in frame: Frame) -> [Double] {
        guard let y, frame.y.domain.contains(y) else { return [] }
        return [frame.y(y)]
    }
}
