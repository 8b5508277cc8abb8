internal import Plot

/// A band that lies on wider ones: the sample of it in a legend shows all of them, as the figure does.
struct NestedBand: Mark {
    /// The band itself.
    let band: Band
    /// The paints of the bands beneath it.
    let beneath: [Ink]

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

    func endings(in frame: Frame) -> [Double] { band.endings(in: frame) }
}
