import RealModule

/// Very many points as few symbols: those that fall into the same small cell become one of the strength that they
/// would have together.
enum PointMerging {
    /// More visible points than this are merged.
    static let count = 5_000
    /// Steps of opacity that are told apart.
    static let steps = 24

    /// The side of a cell in points: a device pixel, but no finer than a quarter of the symbol.
    static func cell(_ size: Double, _ pixelsPerPoint: Double) -> Double {
        max(1 / pixelsPerPoint, size / 4)
    }

    /// Groups of places of equal strength, faintest first; n layers of opacity a cover 1 − (1 − a)ⁿ.
    static func merged(_ points: [Point], cell: Double, ink: Ink) -> [(ink: Ink, points: [Point])] {
        guard let first = points.first else { return [] }
        var (left, right, top, bottom) = (first.x, first.x, first.y, first.y)
        for point in points {
            left = min(left, point.x)
            right = max(right, point.x)
            top = min(top, point.y)
            bottom = max(bottom, point.y)
        }
        let columns = Int((right - left) / cell) + 1
        let rows = Int((bottom - top) / cell) + 1
        var counts = [Int32](repeating: 0, count: columns * rows)
        for point in points {
            counts[Int((point.y - top) / cell) * columns + Int((point.x - left) / cell)] += 1
        }
        var groups = [[Point]](repeating: [], count: steps + 1)
        for (index, number) in counts.enumerated() where number > 0 {
            let strength = 1 - Double.pow(1 - min(ink.opacity, 1), Int(number))
            let place = Point(
                left + (Double(index % columns) + 0.5) * cell, top + (Double(index / columns) + 0.5) * cell)
            groups[Int((strength * Double(steps)).rounded())].append(place)
        }
        return groups.enumerated().compactMap { step, points in
            points.isEmpty ? nil : (Ink(ink.role, opacity: max(Double(step), 0.5) / Double(steps)), points)
        }
    }
}
