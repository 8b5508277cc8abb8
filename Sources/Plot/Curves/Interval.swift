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
