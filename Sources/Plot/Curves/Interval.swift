import RealModule

/// Which of a curve's values are seen when only a stretch of x is shown.
enum Interval {
    /// The values at the places inside a domain; all of them without a domain.
    static func values(of arrays: [[Double]], at x: [Double], within domain: ClosedRange<Double>?) -> [Double] {
        guard let domain else { return arrays.flatMap(\.self) }
        var result: [Double] = []
        for array in arrays {
            result.reserveCapacity(result.count + array.count)
            for (place, value) in zip(x, array) where domain.contains(place) { result.append(value) }
        }
        return result
    }
}

extension Frame {
    /// The heights on the page of the curves' last values, if they reach the right end of the panel.
    func lastShown(x places: [Double], values: [[Double]]) -> [Double]? {
        let count = min(places.count, values.map(\.count).min() ?? 0)
        let near = rectangle.right - 0.03 * rectangle.width
        for index in stride(from: count - 1, through: 0, by: -1) {
            let across = x(places[index])
            let heights = values.map { y($0[index]) }
            guard across <= rectangle.right + 0.5, heights.allSatisfy(\.isFinite) else { continue }
            guard across >= near else { return nil }
            return heights.map { max(rectangle.y, min(rectangle.bottom, $0)) }
        }
        return nil
    }
}
