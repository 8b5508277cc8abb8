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
    /// Words inside the wash where they cover no data; left out where they don't fit.
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
    /// It lies beneath everything else.
    public var isBackdrop: Bool { true }

    /// Its finite ends.
    public func extent(x scale: Scale, y yScale: Scale, within domain: ClosedRange<Double>?) -> Extent {
        Extent(
            x: Extent.Reach(
                of: x.map { [$0.lowerBound, $0.upperBound] } ?? [], on: scale, isLowerFlush: true, isUpperFlush: true),
            y: Extent.Reach(
                of: y.map { [$0.lowerBound, $0.upperBound] } ?? [], on: yScale, isLowerFlush: true, isUpperFlush: true))
    }

    /// Draws the wash and a thin rule at each end that is shown.
    public func draw(in frame: Frame, on canvas: inout some Canvas) {
        guard let area = area(in: frame) else { return }
        canvas.fill(.rectangle(area), with: ink)
        let r = frame.rectangle
        let edge = Stroke(.axis, width: canvas.hairline)
        for value in [x?.lowerBound, x?.upperBound].compactMap(\.self) where frame.x.holdsInside(value) {
            let across = canvas.crisp(frame.x(value))
            canvas.stroke(Path([[Point(across, r.y), Point(across, r.bottom)]]), with: edge)
        }
        for value in [y?.lowerBound, y?.upperBound].compactMap(\.self) where frame.y.holdsInside(value) {
            let height = canvas.crisp(frame.y(value))
            canvas.stroke(Path([[Point(r.x, height), Point(r.right, height)]]), with: edge)
        }
    }

    /// The words about the part of the wash that is shown.
    public func notes(in frame: Frame) -> [Note] {
        area(in: frame).map { [Note(note, in: $0)] } ?? []
    }

    private func area(in frame: Frame) -> Rectangle? {
        var area = frame.rectangle
        if let x {
            guard let (start, end) = frame.x.shown(x) else { return nil }
            (area.x, area.width) = (start, end - start)
        }
        if let y {
            guard let (end, start) = frame.y.shown(y) else { return nil }
            (area.y, area.height) = (start, end - start)
        }
        return area
    }
}

extension Projection {
    /// Both ends on the page of the part of a range that is shown; `nil` if none of it is.
    func shown(_ range: ClosedRange<Double>) -> (Double, Double)? {
        let lower = max(range.lowerBound, domain.lowerBound)
        let upper = min(range.upperBound, domain.upperBound)
        return lower < upper ? (self(lower), self(upper)) : nil
    }

    /// Whether a value lies inside the domain and not at its ends.
    func holdsInside(_ value: Double) -> Bool {
        value > domain.lowerBound && value < domain.upperBound
    }
}
