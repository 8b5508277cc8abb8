/// Reduces polylines to what a device can show, without losing an extreme.
enum Thinning {
    /// Of consecutive points in one column of pixels keeps the first, the lowest, the highest and the last.
    ///
    /// A polyline with no more points than pixels is returned as it is.
    static func line(_ points: [Point], pixelsPerPoint: Double, width: Double) -> [Point] {
        let columns = max(width * pixelsPerPoint, 1)
        guard Double(points.count) > 4 * columns else { return points }
        var result: [Point] = []
        var start = 0
        while start < points.count {
            guard !points[start].x.isNaN, !points[start].y.isNaN else {
                result.append(points[start])
                start += 1
                continue
            }
            let column = (points[start].x * pixelsPerPoint).rounded(.down)
            var end = start
            var low = start
            var high = start
            while end < points.count, !points[end].y.isNaN,
                (points[end].x * pixelsPerPoint).rounded(.down) == column
            {
                if points[end].y < points[low].y { low = end }
                if points[end].y > points[high].y { high = end }
                end += 1
            }
            if end == start { end = start + 1 }
            var previous = -1
            for index in [start, min(low, high), max(low, high), end - 1] where index > previous {
                result.append(points[index])
                previous = index
            }
            start = end
        }
        return result
    }
}
