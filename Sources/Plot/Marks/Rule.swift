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
    /// Lengths of dashes and gaps in points; empty for a solid line.
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
    private var stroke: Stroke { Stroke(ink, width: width, dash: dash) }

    /// A short piece of it.
    public var sample: LegendSample { .line(stroke) }

    /// Draws the rule if its value is shown.
    public func draw(in frame: Frame, on canvas: inout some Canvas) {
        let panel = frame.rectangle
        if let x, frame.x.domain.contains(x) {
            let place = frame.x(x)
            canvas.stroke(Path([[Point(place, panel.y), Point(place, panel.bottom)]]), with: stroke)
        }
        if let y, frame.y.domain.contains(y) {
            let place = frame.y(y)
            canvas.stroke(Path([[Point(panel.x, place), Point(panel.right, place)]]), with: stroke)
        }
    }

    /// The height of a level rule.
    public func endHeight(in frame: Frame) -> Double? {
        y.flatMap { frame.y.domain.contains($0) ? frame.y($0) : nil }
    }
}
