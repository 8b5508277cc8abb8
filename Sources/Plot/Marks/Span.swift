/// A wash over a range of one axis across the whole plot, such as where no data was seen.
///
/// ```swift
/// Span(x: 7 ... .infinity, note: "no training data")
/// ```
public struct Span: Mark {
    /// The washed range along x, for an upright span; may be infinite.
    public var x: ClosedRange<Double>?
    /// The washed range along y, for a lying span; may be infinite.
    public var y: ClosedRange<Double>?
    /// The paint.
    public var ink: Ink
    /// Words at the foot of the wash; left out where they don't fit.
    public var note: String
    /// What a reader calls it.
    public var label: String?

    /// Makes an upright wash.
    public init(x: ClosedRange<Double>, ink: Ink = .wash, note: String = "", label: String? = nil) {
        self.x = x
        self.ink = ink
        self.note = note
        self.label = label
    }

    /// Makes a lying wash.
    public init(y: ClosedRange<Double>, ink: Ink = .wash, note: String = "", label: String? = nil) {
        self.y = y
        self.ink = ink
        self.note = note
        self.label = label
    }
}

extension Span {
    /// Fills the part that is shown and writes the note at its foot.
    public func draw(in frame: Frame, on canvas: inout some Canvas) {
        var area = frame.rectangle
        if let x {
            guard x.overlaps(frame.x.domain) else { return }
            let shown = x.clamped(to: frame.x.domain)
            area.x = frame.x(shown.lowerBound)
            area.width = frame.x(shown.upperBound) - area.x
        }
        if let y {
            guard y.overlaps(frame.y.domain) else { return }
            let shown = y.clamped(to: frame.y.domain)
            area.y = frame.y(shown.upperBound)
            area.height = frame.y(shown.lowerBound) - area.y
        }
        guard area.width > 0, area.height > 0 else { return }
        canvas.fill(.rectangle(area), with: ink)
        let font = Font(size: 7.5)
        guard !note.isEmpty, canvas.width(note, font: font) + 6 <= area.width else { return }
        canvas.write(
            note, at: Point(area.x + area.width / 2, area.bottom - 5), font: font, ink: .secondaryText,
            alignment: .center)
    }
}
