/// Words at a place among the data.
///
/// ```swift
/// Label("RMSE 0.08", x: 4, y: 1.2)
/// ```
public struct Label: Mark {
    /// What side of the place the words stand on.
    public enum Anchor: String, Sendable {
        /// Around it.
        case center
        /// Centred above it.
        case above
        /// Centred below it.
        case below
        /// Ending at it.
        case left
        /// Beginning at it.
        case right
        /// Beginning at it, above.
        case aboveRight
        /// Ending at it, above.
        case aboveLeft
        /// Beginning at it, below.
        case belowRight
        /// Ending at it, below.
        case belowLeft
    }

    /// The words; `^{ }` and `_{ }` raise and lower.
    public var words: String
    /// The place along x.
    public var x: Double
    /// The place along y.
    public var y: Double
    /// What side of the place the words stand on.
    public var anchor: Anchor
    /// The paint.
    public var ink: Ink
    /// The weight and size.
    public var font: Font
    /// Words need no legend.
    public var label: String? { nil }

    /// Makes words.
    public init(
        _ words: String, x: Double, y: Double, anchor: Anchor = .right, ink: Ink = .secondaryText,
        font: Font = Font(size: 8)
    ) {
        self.words = words
        self.x = x
        self.y = y
        self.anchor = anchor
        self.ink = ink
        self.font = font
    }
}

extension Label {
    /// Distance in points between the place and the words.
    static let distance = 4.0

    /// None: words follow the data.
    public func extent(x scale: Scale, y yScale: Scale, within domain: ClosedRange<Double>?) -> Extent { Extent() }

    /// Draws the words if their place is shown.
    public func draw(in frame: Frame, on canvas: inout some Canvas) {
        let place = frame.point(x, y)
        guard frame.rectangle.expanded(by: 1).contains(place) else { return }
        let text = RichText(words)
        let extents = text.extents(font, on: canvas)
        // The optical middle of a line lies at half the height of its capitals.
        let middle = place.y + 0.36 * font.size
        let above = place.y - Self.distance - extents.descent
        let below = place.y + Self.distance + 0.72 * font.size
        let centered = place.x - extents.advance / 2
        let before = place.x - Self.distance - extents.advance
        let after = place.x + Self.distance
        let origin =
            switch anchor {
            case .center: Point(centered, middle)
            case .above: Point(centered, above)
            case .below: Point(centered, below)
            case .left: Point(before, middle)
            case .right: Point(after, middle)
            case .aboveRight: Point(after, above)
            case .aboveLeft: Point(before, above)
            case .belowRight: Point(after, below)
            case .belowLeft: Point(before, below)
            }
        text.draw(at: origin, font: font, ink: ink, on: &canvas)
    }
}
