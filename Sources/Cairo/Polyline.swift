/// Straight segments as Cairo may see them: no vertex is NaN, none is so far away that Cairo would lose it.
///
/// Cairo computes in 24.8 fixed point: a coordinate past ±8,388,607 vanishes without a status, and a NaN draws a line
/// that nobody asked for. So a polyline breaks where a vertex is missing and is cut at a box around the page, which
/// keeps every segment that can be seen where it was.
struct Polyline {
    /// The box, around the page and far within Cairo's range.
    let low: SIMD2<Double>
    let high: SIMD2<Double>

    /// Makes the box around a page of the given extents, one page wider on each side.
    init(around page: SIMD2<Double>) {
        low = -page - 100
        high = page * 2 + 100
    }

    func holds(_ vertex: SIMD2<Double>) -> Bool {
        vertex.x >= low.x && vertex.x <= high.x && vertex.y >= low.y && vertex.y <= high.y
    }

    /// The pieces of an open polyline inside the box.
    func open(_ vertices: [SIMD2<Double>]) -> [[SIMD2<Double>]] {
        if vertices.allSatisfy(holds) { return [vertices] }
        var pieces: [[SIMD2<Double>]] = []
        var piece: [SIMD2<Double>] = []
        func finish() {
            if piece.count > 1 { pieces.append(piece) }
            piece = []
        }
        for (a, b) in zip(vertices, vertices.dropFirst()) {
            guard let (start, end) = cut(a, b) else {
                finish()
                continue
            }
            if piece.last != start { finish() }
            if piece.isEmpty { piece.append(start) }
            piece.append(end)
            if end != b { finish() }
        }
        finish()
        return pieces
    }

    /// The part of a closed polygon inside the box; missing vertices are left out.
    func closed(_ vertices: [SIMD2<Double>]) -> [SIMD2<Double>] {
        if vertices.allSatisfy(holds) { return vertices }
        var polygon = vertices.filter { $0.x.isFinite && $0.y.isFinite }
        for side in 0..<4 { polygon = cut(polygon, side: side) }
        return polygon
    }

    /// The part of a segment inside the box (Liang & Barsky 1984, doi:10.1145/357332.357333).
    private func cut(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> (SIMD2<Double>, SIMD2<Double>)? {
        guard a.x.isFinite, a.y.isFinite, b.x.isFinite, b.y.isFinite else { return nil }
        // Halved, so that the difference of two large numbers stays finite.
        let half = b * 0.5 - a * 0.5
        var enter = 0.0
        var leave = 1.0
        for axis in 0..<2 {
            if half[axis] == 0 {
                if a[axis] < low[axis] || a[axis] > high[axis] { return nil }
                continue
            }
            let t0 = (low[axis] * 0.5 - a[axis] * 0.5) / half[axis]
            let t1 = (high[axis] * 0.5 - a[axis] * 0.5) / half[axis]
            enter = max(enter, min(t0, t1))
            leave = min(leave, max(t0, t1))
        }
        guard enter <= leave else { return nil }
        func at(_ t: Double) -> SIMD2<Double> {
            (a * (1 - t) + b * t).clamped(lowerBound: low, upperBound: high)
        }
        return (enter == 0 ? a : at(enter), leave == 1 ? b : at(leave))
    }

    /// The part of a polygon on the inner side of one side of the box (Sutherland & Hodgman 1974, doi:10.1145/360767.360802).
    private func cut(_ polygon: [SIMD2<Double>], side: Int) -> [SIMD2<Double>] {
        guard let last = polygon.last else { return [] }
        let axis = side / 2
        let isLow = side % 2 == 0
        let limit = isLow ? low[axis] : high[axis]
        func isInside(_ vertex: SIMD2<Double>) -> Bool { isLow ? vertex[axis] >= limit : vertex[axis] <= limit }

        var result: [SIMD2<Double>] = []
        var previous = last
        for vertex in polygon {
            if isInside(vertex) != isInside(previous) {
                let t = (limit * 0.5 - previous[axis] * 0.5) / (vertex[axis] * 0.5 - previous[axis] * 0.5)
                var crossing = previous * (1 - t) + vertex * t
                crossing[axis] = limit
                result.append(crossing)
            }
            if isInside(vertex) { result.append(vertex) }
            previous = vertex
        }
        return result
    }
}
