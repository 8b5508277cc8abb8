internal import Plot

/// A band that lies on wider ones: the sample of it in a legend shows all of them, as the figure does, and its name stands
/// between its edge and the next one inside it.
struct NestedBand: Mark {
    /// The band itself.
    let band: Band
    /// The paints of the bands beneath it.
    var beneath: [Ink] = []
    /// What lies on it: both ends of a narrower band, or twice the curve in the middle; nil if nothing does.
    var within: (lower: [Double], upper: [Double])?

    var label: String? { band.label }
    var ink: Ink { band.ink }

    func extent(x: Scale, y: Scale, within domain: ClosedRange<Double>?) -> Extent {
        band.extent(x: x, y: y, within: domain)
    }

    func draw(in frame: Frame, on canvas: inout some Canvas) {
        band.draw(in: frame, on: &canvas)
    }

    func drawKey(in rectangle: Rectangle, on canvas: inout some Canvas) {
        for ink in beneath { canvas.fill(.rectangle(rectangle), with: ink) }
        band.drawKey(in: rectangle, on: &canvas)
    }

    /// The middle of what is seen of it, above what lies on it and below.
    func endings(in frame: Frame) -> [Double] {
        guard let within else { return band.endings(in: frame) }
        let seen = [(within.upper, band.upper), (band.lower, within.lower)]
        return seen.compactMap { lower, upper in
            let ends = Band(x: band.x, lower: lower, upper: upper).endings(in: frame)
            return ends.isEmpty ? nil : ends.reduce(0, +) / Double(ends.count)
        }
    }
}
