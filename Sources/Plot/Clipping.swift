/// Cuts shapes off at a rectangle, so that coordinates stay small whatever the data: a canvas may lose those that
/// leave its range.
struct Clipping {
    /// The rectangle, with its four sides as half planes.
    let limits: Rectangle

    /// Limits one panel's size beyond a panel, where nothing of the cut is seen.
    init(around panel: Rectangle) {
        limits = Rectangle(
            x: panel.x - panel.width, y: panel.y - panel.height, width: 3 * panel.width, height: 3 * panel.height)
    }

    /// The parts of a polyline within the limits (Liang & Barsky 1984, doi:10.1145/357332.357333); it breaks at NaN.
    func polyline(_ points: some Sequence<Point>) -> [[Point]] {
        var parts: [[Point]] = []
        var part: [Point] = []
        var previous: Point?
        func flush() {
            if part.count > 1 { parts.append(part) }
            part = []
        }
        for point in points {
            guard !point.x.isNaN, !point.y.isNaN else {
                flush()
                previous = nil
                continue
            }
            if let start = previous {
                if let (a, b) = segment(bounded(start), bounded(point)) {
                    if part.last != a {
                        flush()
                        part = [a]
                    }
                    part.append(b)
                } else {
                    flush()
                }
            }
            previous = point
        }
        flush()
        return parts
    }

    /// The part of a polygon within the limits (Sutherland & Hodgman 1974, doi:10.1145/360767.360802).
    func polygon(_ points: [Point]) -> [Point] {
        var result = points.map(bounded)
        for side in 0..<4 {
            var cut: [Point] = []
            guard var a = result.last else { return [] }
            for b in result {
                let (da, db) = (distance(a, side), distance(b, side))
                if (da >= 0) != (db >= 0) {
                    let t = da / (da - db)
                    cut.append(Point(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)))
                }
                if db >= 0 { cut.append(b) }
                a = b
            }
            result = cut
        }
        return result.count > 2 ? result : []
    }

    /// How far inside one side a point is.
    private func distance(_ point: Point, _ side: Int) -> Double {
        switch side {
        case 0: point.x - limits.x
        case 1: limits.right - point.x
        case 2: point.y - limits.y
        default: limits.bottom - point.y
        }
    }

    /// Infinite coordinates become very large ones, with which one can still compute.
    private func bounded(_ point: Point) -> Point {
        Point(min(max(point.x, -1e9), 1e9), min(max(point.y, -1e9), 1e9))
    }

    private func segment(_ a: Point, _ b: Point) -> (Point, Point)? {
        var (from, to) = (0.0, 1.0)
        for side in 0..<4 {
            let (da, db) = (distance(a, side), distance(b, side))
            if da < 0, db < 0 { return nil }
            if da < 0 { from = max(from, da / (da - db)) }
            if db < 0 { to = min(to, da / (da - db)) }
        }
        guard from <= to else { return nil }
        func at(_ t: Double) -> Point {
            t == 0 ? a : t == 1 ? b : Point(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y))
        }
        return (at(from), at(to))
    }
}
