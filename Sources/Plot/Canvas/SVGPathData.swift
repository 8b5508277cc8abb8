extension SVGCanvas {
    /// Path data with steps relative to the last point, the shortest way to write it.
    ///
    /// - Parameter isFine: whether numbers are hundredths of a point, in points; otherwise they are whole multiples of
    ///   ``step``, half as long, which a transform turns into points.
    func data(_ path: Path, isFine: Bool = true) -> String {
        var pen = Pen(perPoint: isFine ? 100 : 1 / Self.step, decimals: isFine ? 2 : 0)
        var text = ""
        for points in path.subpaths {
            for (index, point) in points.enumerated() {
                let place = pen.rounded(point)
                text += index == 0 ? pen.move(to: place) : pen.line(to: place, isFirst: index == 1)
            }
            if path.isClosed {
                text += "z"
                if let first = points.first { pen.place = pen.rounded(first) }
            }
        }
        return text
    }

    /// The grid that the vertices of long curves are rounded to, in points: an eighth of a pixel of a screen.
    static let step = 0.1

    /// Points one after another, relative to the first, as lines that are not drawn but bear a marker at each vertex.
    ///
    /// They are rounded to a tenth of a point, which no eye tells from less.
    func vertices(_ points: [Point]) -> String {
        guard let first = points.first else { return "" }
        var pen = Pen(perPoint: 10, decimals: 1)
        var text = "M0 0"
        for (index, point) in points.enumerated().dropFirst() {
            text += pen.line(to: pen.rounded(Point(point.x - first.x, point.y - first.y)), isFirst: index == 1)
        }
        return text
    }

    /// A dot of no length at each point, which a round line cap makes a circle.
    func dots(_ points: [Point]) -> String {
        var pen = Pen(perPoint: 100, decimals: 2)
        var text = ""
        text.reserveCapacity(points.count * 10)
        for point in points { text += pen.move(to: pen.rounded(point)) + "h0" }
        return text
    }

    /// Where the last step ended, in whole units, so that rounding never adds up.
    private struct Pen {
        /// Units in a point.
        let perPoint: Double
        /// The decimals that units are written with.
        let decimals: Int
        var place: (x: Int, y: Int) = (0, 0)
        /// Whether the last number has a decimal point.
        private var hasPoint = false

        init(perPoint: Double, decimals: Int) {
            self.perPoint = perPoint
            self.decimals = decimals
        }

        func rounded(_ point: Point) -> (x: Int, y: Int) {
            // No page is a million points wide, and a NaN here would end the whole path.
            func units(_ value: Double) -> Int {
                value.isNaN ? 0 : Int((max(-1e6, min(1e6, value)) * perPoint).rounded())
            }
            return (units(point.x), units(point.y))
        }

        mutating func move(to next: (x: Int, y: Int)) -> String {
            place = next
            return "M" + ShortNumber.text(next.x, decimals: decimals) + " "
                + ShortNumber.text(next.y, decimals: decimals)
        }

        mutating func line(to next: (x: Int, y: Int), isFirst: Bool) -> String {
            let across = number(next.x - place.x)
            let down = number(next.y - place.y)
            place = next
            let text = isFirst ? "l" + across : join(across)
            hasPoint = across.contains(".")
            defer { hasPoint = down.contains(".") }
            return text + join(down)
        }

        /// A number without the zero before its point.
        private func number(_ units: Int) -> String {
            let text = ShortNumber.text(units, decimals: decimals)
            return text.hasPrefix("0.")
                ? String(text.dropFirst()) : text.hasPrefix("-0.") ? "-" + text.dropFirst(2) : text
        }

        /// A number behind another: a sign begins one, and so does a point where there was one before.
        private func join(_ number: String) -> String {
            number.hasPrefix("-") || hasPoint && number.hasPrefix(".") ? number : " " + number
        }
    }
}

extension Symbol {
    /// The outline at a place, with about the area of a circle of the same size; a cross is two strokes.
    func outline(at center: Point) -> Path {
        let r = size / 2
        func path(_ corners: [[(Double, Double)]], isClosed: Bool) -> Path {
            Path(corners.map { $0.map { Point(center.x + $0.0 * r, center.y + $0.1 * r) } }, isClosed: isClosed)
        }
        return switch shape {
        case .circle, .square: path([[(-0.89, -0.89), (0.89, -0.89), (0.89, 0.89), (-0.89, 0.89)]], isClosed: true)
        case .triangle: path([[(0, -1.555), (1.347, 0.778), (-1.347, 0.778)]], isClosed: true)
        case .diamond: path([[(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)]], isClosed: true)
        case .cross:
            path([[(-0.8, -0.8), (0.8, 0.8)], [(-0.8, 0.8), (0.8, -0.8)]], isClosed: false)
        }
    }
}
