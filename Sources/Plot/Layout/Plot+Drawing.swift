extension Plot {
    /// Draws grid, marks and axes; words outside the frame are the figure's matter, apart from tick labels.
    func draw(in frame: Frame, xTicks: [Tick], yTicks: [Tick], showing: Labelled, on canvas: inout some Canvas) {
        let backdrops = marks.filter(\.isBackdrop)
        if !backdrops.isEmpty {
            canvas.pushClip(frame.rectangle)
            for mark in backdrops { mark.draw(in: frame, on: &canvas) }
            canvas.popClip()
        }
        drawGrid(in: frame, xTicks, yTicks, on: &canvas)
        canvas.pushClip(frame.rectangle)
        for mark in marks where !mark.isBackdrop { mark.draw(in: frame, on: &canvas) }
        for (note, place) in notes(in: frame, on: canvas) { note.draw(in: place, on: &canvas) }
        canvas.popClip()
        if x.ticks != .hidden { drawX(in: frame, xTicks, isLabelled: showing.x, on: &canvas) }
        if y.ticks != .hidden { drawY(in: frame, yTicks, isLabelled: showing.y, on: &canvas) }
    }

    /// The notes of all marks and where they stand.
    private func notes(in frame: Frame, on canvas: some Canvas) -> [(Note, Rectangle)] {
        marks.contains { !$0.notes(in: frame).isEmpty } ? occupancy(in: frame, measuringAs: canvas).notes : []
    }

    /// What marks and their notes take of a frame, and where the notes stand.
    func occupancy<Ruler: Canvas>(
        in frame: Frame, measuringAs canvas: Ruler
    ) -> (notes: [(Note, Rectangle)], taken: Occupancy<Ruler>) {
        var taken = Occupancy(frame.rectangle, measuringAs: canvas)
        for mark in marks { mark.draw(in: frame, on: &taken) }
        var placed: [(Note, Rectangle)] = []
        for note in marks.flatMap({ $0.notes(in: frame) }) {
            guard let place = note.place(avoiding: taken) else { continue }
            taken.take(place)
            placed.append((note, place))
        }
        return (placed, taken)
    }

    /// Which axes bear labels.
    struct Labelled {
        var x: Bool
        var y: Bool
    }

    private func drawGrid(in frame: Frame, _ xTicks: [Tick], _ yTicks: [Tick], on canvas: inout some Canvas) {
        let r = frame.rectangle
        var lines: [[Point]] = []
        if y.hasGrid ?? (y.ticks != .hidden) {
            for tick in yTicks where tick.label != nil {
                let height = canvas.crisp(frame.y(tick.value))
                if height > r.bottom - 1 { continue }
                lines.append([Point(r.x, height), Point(r.right, height)])
            }
        }
        if x.hasGrid ?? false {
            for tick in xTicks where tick.label != nil {
                let across = canvas.crisp(frame.x(tick.value))
                if across < r.x + 1 { continue }
                lines.append([Point(across, r.y), Point(across, r.bottom)])
            }
        }
        if !lines.isEmpty { canvas.stroke(Path(lines), with: Stroke(.grid, width: canvas.hairline)) }
    }

    private func drawX(in frame: Frame, _ ticks: [Tick], isLabelled: Bool, on canvas: inout some Canvas) {
        let r = frame.rectangle
        let floor = canvas.crisp(r.bottom)
        var lines = [[Point(canvas.crisp(r.x) - canvas.hairline / 2, floor), Point(r.right, floor)]]
        for tick in ticks {
            let across = canvas.crisp(frame.x(tick.value))
            let length = tick.label == nil ? Typography.tick * 0.6 : Typography.tick
            lines.append([Point(across, floor), Point(across, floor + length)])
        }
        canvas.stroke(Path(lines), with: Stroke(.axis, width: canvas.hairline))
        guard isLabelled else { return }
        let font = Typography.tickLabel
        let baseline = floor + Typography.tick + Typography.tickGap + Typography.capitals * font.size
        for tick in ticks {
            guard let label = tick.label else { continue }
            let text = RichText(label)
            let width = text.extents(font, on: canvas).advance
            text.draw(
                at: Point(frame.x(tick.value) - width / 2, baseline), font: font,
                ink: .text, on: &canvas)
        }
    }

    private func drawY(in frame: Frame, _ ticks: [Tick], isLabelled: Bool, on canvas: inout some Canvas) {
        let r = frame.rectangle
        let left = canvas.crisp(r.x)
        var lines = [[Point(left, r.y), Point(left, canvas.crisp(r.bottom))]]
        for tick in ticks {
            let height = canvas.crisp(frame.y(tick.value))
            let length = tick.label == nil ? Typography.tick * 0.6 : Typography.tick
            lines.append([Point(left - length, height), Point(left, height)])
        }
        canvas.stroke(Path(lines), with: Stroke(.axis, width: canvas.hairline))
        guard isLabelled else { return }
        let font = Typography.tickLabel
        let right = left - Typography.tick - Typography.tickGap
        for tick in ticks {
            guard let label = tick.label else { continue }
            let text = RichText(label)
            let width = text.extents(font, on: canvas).advance
            let baseline = frame.y(tick.value) + Typography.capitals * font.size / 2
            text.draw(at: Point(right - width, baseline), font: font, ink: .text, on: &canvas)
        }
    }
}

extension Canvas {
    /// The width of axes and grid: as near to the wished one as whole pixels allow.
    var hairline: Double { max(1, (Typography.hairline * pixelsPerPoint).rounded()) / pixelsPerPoint }

    /// The position nearest to the wished one where a hairline covers whole pixels.
    func crisp(_ position: Double) -> Double {
        let isOdd = Int((hairline * pixelsPerPoint).rounded()).isMultiple(of: 2) == false
        let shift = isOdd ? 0.5 : 0
        return ((position * pixelsPerPoint - shift).rounded() + shift) / pixelsPerPoint
    }
}
