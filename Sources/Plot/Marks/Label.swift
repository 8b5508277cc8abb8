/// Words at a place among the data.
///
/// ```swift
/// Label("RMSE 0.08", x: 4, y: 1.2)
/// ```
public struct Label: Mark {
    /// What side of the place the words stand on.
    public enum Anchor: String, Sendable {
        case center, above, below, left, right, aboveRight, aboveLeft, belowRight, belowLeft
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
    /// Writes the words if their place is on the page.
    public func draw(in frame: Frame, on canvas: inout some Canvas) {
        var place = frame.point(x, y)
        guard abs(place.x) < 1e6, abs(place.y) < 1e6 else { return }
        let alignment: TextAlignment
        switch anchor {
        case .center, .above, .below: alignment = .center
        case .right, .aboveRight, .belowRight: alignment = .leading
        case .left, .aboveLeft, .belowLeft: alignment = .trailing
        }
        switch alignment {
        case .leading: place.x += 4
        case .center: break
        case .trailing: place.x -= 4
        }
        switch anchor {
        case .center, .left, .right: place.y += 0.35 * font.size
        case .above, .aboveLeft, .aboveRight: place.y -= 4
        case .below, .belowLeft, .belowRight: place.y += 4 + 0.7 * font.size
        }
        canvas.write(words, at: place, font: font, ink: ink, alignment: alignment)
    }
}
