extension SVGCanvas {
    /// Path data with steps relative to the last point in hundredths of a point, the shortest way to write it.
    func data(_ path: Path) -> String {
        var pen = Pen()
        var text = ""
        for points in path.subpaths {
            for (index, point) in points.enumerated() {
                let place = Pen.rounded(point)
                text += index == 0 ? pen.move(to: place) : pen.line(to: place, isFirst: index == 1)
            }
            if path.isClosed {
                text += "z"
                if let first = points.first { pen.place = Pen.rounded(first) }
            }
        }
        return text
    }

    /// A dot of no length at each point, which a round line cap makes a circle.
    func dots(_ points: [Point]) -> String {
        var pen = Pen()
        var text = ""
        text.reserveCapacity(points.count * 10)
        for point in points { text += pen.move(to: Pen.rounded(point)) + "h0" }
        return text
    }

    /// Where the last step ended, in hundredths of a point, so that rounding never adds up.
    private struct Pen {
        var place: (x: Int, y: Int) = (0, 0)

        static func rounded(_ point: Point) -> (x: Int, y: Int) {
            // No page is a million points wide, and a NaN here would end the whole path.
            func hundredths(_ value: Double) -> Int {
                value.isNaN ? 0 : Int((max(-1e6, min(1e6, value)) * 100).rounded())
            }
            return (hundredths(point.x), hundredths(point.y))
        }

        mutating func move(to next: (x: Int, y: Int)) -> String {
            place = next
            return "M" + ShortNumber.text(next.x, decimals: 2) + " " + ShortNumber.text(next.y, decimals: 2)
        }

        mutating func line(to next: (x: Int, y: Int), isFirst: Bool) -> String {
            let across = ShortNumber.text(next.x - place.x, decimals: 2)
            let down = ShortNumber.text(next.y - place.y, decimals: 2)
            place = next
            let start = isFirst ? "l" : across.hasPrefix("-") ? "" : " "
            return start + across + (down.hasPrefix("-") ? "" : " ") + down
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
