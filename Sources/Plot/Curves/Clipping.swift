extension Path {
    /// The part of the path inside a rectangle, so that no canvas meets coordinates that it can't hold.
    ///
    /// Open subpaths are cut where they cross the edge (Liang & Barsky 1984, doi:10.1145/357332.357333); closed ones
    /// are closed along the edge (Sutherland & Hodgman 1974, doi:10.1145/360767.360802).
    public func clipped(to rectangle: Rectangle) -> Path {
        if subpaths.allSatisfy({ $0.allSatisfy(rectangle.contains) }) { return self }
        if isClosed {
            return Path(subpaths.map { closed($0, in: rectangle) }.filter { $0.count > 2 }, isClosed: true)
        }
        return Path(subpaths.flatMap { open($0, in: rectangle) })
    }

    private func open(_ points: [Point], in r: Rectangle) -> [[Point]] {
        var result: [[Point]] = []
        var current: [Point] = []
        for (a, b) in zip(points, points.dropFirst()) {
            guard let (start, end) = visiblePart(from: a, to: b, in: r) else {
                if current.count > 1 { result.append(current) }
                current = []
                continue
            }
            if current.last != start {
                if current.count > 1 { result.append(current) }
                current = [start]
            }
            current.append(end)
        }
        if current.count > 1 { result.append(current) }
        return result
    }

    private func visiblePart(from a: Point, to b: Point, in r: Rectangle) -> (Point, Point)? {
        if r.contains(a) && r.contains(b) { return (a, b) }
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        var enter = 0.0
        var leave = 1.0
        for (step, distance) in [(-dx, a.x - r.x), (dx, r.right - a.x), (-dy, a.y - r.y), (dy, r.bottom - a.y)] {
            if step == 0 {
                if distance < 0 { return nil }
            } else if step < 0 {
                enter = max(enter, distance / step)
            } else {
                leave = min(leave, distance / step)
            }
        }
        guard enter < leave else { return nil }
        return (
            enter == 0 ? a : Point(a.x + enter * dx, a.y + enter * dy),
            leave == 1 ? b : Point(a.x + leave * dx, a.y + leave * dy)
        )
    }

    private func closed(_ points: [Point], in r: Rectangle) -> [Point] {
        var result = points
        result = cut(result, inside: { $0.x >= r.x }, at: { across($0, $1, x: r.x) })
        result = cut(result, inside: { $0.x <= r.right }, at: { across($0, $1, x: r.right) })
        result = cut(result, inside: { $0.y >= r.y }, at: { across($0, $1, y: r.y) })
        return cut(result, inside: { $0.y <= r.bottom }, at: { across($0, $1, y: r.bottom) })
    }

    private func cut(_ points: [Point], inside: (Point) -> Bool, at crossing: (Point, Point) -> Point) -> [Point] {
        guard var previous = points.last else { return [] }
        var result: [Point] = []
        result.reserveCapacity(points.count)
        for point in points {
            if inside(point) != inside(previous) { result.append(crossing(previous, point)) }
            if inside(point) { result.append(point) }
            previous = point
        }
        return result
    }

    private func across(_ a: Point, _ b: Point, x: Double) -> Point {
        Point(x, a.y + (b.y - a.y) * ((x - a.x) / (b.x - a.x)))
    }

    private func across(_ a: Point, _ b: Point, y: Double) -> Point {
        Point(a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)), y)
    }
}
