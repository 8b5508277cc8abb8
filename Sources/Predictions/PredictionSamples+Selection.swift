extension PredictionSamples {
    /// The predictions at some of the points, in the order given.
    ///
    /// - Parameter points: indices from 0 below ``pointCount``; repeats are allowed.
    /// - Throws: ``PredictionError/empty`` if there are none, ``PredictionError/shape(what:expected:found:)`` if an
    ///   index lies outside.
    public func selecting(points: [Int]) throws(PredictionError) -> PredictionSamples {
        if let outside = points.first(where: { $0 < 0 || $0 >= pointCount }) {
            throw .shape(what: "points", expected: outside + 1, found: pointCount)
        }
        let noise: Noise =
            switch self.noise {
            case .none, .perDraw: self.noise
            case .perPoint(let variance): .perPoint(gather(points, from: variance))
            }
        return try PredictionSamples(
            drawCount: drawCount, pointCount: points.count, mean: gather(points, from: mean), noise: noise)
    }

    /// The points at which every draw is a finite number, and its variance too.
    public var finitePoints: [Int] {
        var isFinite = [Bool](repeating: true, count: pointCount)
        func check(_ values: [Float]) {
            for draw in 0..<drawCount {
                for point in 0..<pointCount where !values[draw * pointCount + point].isFinite {
                    isFinite[point] = false
                }
            }
        }
        check(mean)
        switch noise {
        case .none: break
        case .perDraw(let variance): if !variance.allSatisfy(\.isFinite) { return [] }
        case .perPoint(let variance): check(variance)
        }
        return (0..<pointCount).filter { isFinite[$0] }
    }

    private func gather(_ points: [Int], from values: [Float]) -> [Float] {
        [Float](unsafeUninitializedCapacity: drawCount * points.count) { buffer, count in
            for draw in 0..<drawCount {
                let row = draw * pointCount
                for (index, point) in points.enumerated() { buffer[draw * points.count + index] = values[row + point] }
            }
            count = drawCount * points.count
        }
    }
}
