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
