extension PredictionSamples {
    /// The predictions at some of the points, in the order given.
    ///
    /// - Parameter points: indices from 0 below ``pointCount``, `[M]`; repeats are allowed.
    /// - Throws: ``PredictionError/empty`` if there are none, ``PredictionError/shape(what:expected:found:)`` if an
    ///   index lies outside.
    public func selecting(points: [Int]) throws(PredictionError) -> PredictionSamples {
        var selected = try selection(points)
        selected.bandLevel = bandLevel
        return selected
    }

    private func selection(_ points: [Int]) throws(PredictionError) -> PredictionSamples {
        if let outside = points.first(where: { $0 < 0 || $0 >= pointCount }) {
            throw .shape(what: "points", expected: outside + 1, found: pointCount)
        }
        switch form {
        case .draws: break
        case .quantiles(let quantiles):
            return PredictionSamples(try quantiles.selecting(points: points), centre: centre(at: points))
        case .interval(let interval):
            guard !points.isEmpty else { throw .empty }
            return PredictionSamples(interval.selecting(points: points))
        }
        let noise: Noise =
            switch self.noise {
            case .none, .perDraw: self.noise
            case .perPoint(let variance): .perPoint(gather(points, from: variance))
            }
        return try PredictionSamples(
            drawCount: drawCount, pointCount: points.count, mean: gather(points, from: mean), noise: noise,
            holdsNoise: holdsNoise, centre: centre(at: points), student: student.map { all in points.map { all[$0] } })
    }

    private func centre(at points: [Int]) -> [Double]? { centre.map { centre in points.map { centre[$0] } } }

    /// The points at which every draw is a finite number, and its variance too; or every quantile; or both ends are numbers,
    /// which may be infinite: indices from 0 in rising order, `[M]`.
    public var finitePoints: [Int] {
        var isFinite = [Bool](repeating: true, count: pointCount)
        func check(_ values: [Float]) {
            for start in stride(from: 0, to: values.count, by: pointCount) {
                for point in 0..<pointCount where !values[start + point].isFinite { isFinite[point] = false }
            }
        }
        switch form {
        case .draws: check(mean)
        case .quantiles(let quantiles): check(quantiles.values)
        case .interval(let interval):
            return (0..<pointCount).filter { point in
                !interval.lower[point].isNaN && !interval.upper[point].isNaN
                    && interval.centre?[point].isFinite ?? true
            }
        }
        for (point, value) in (centre ?? []).enumerated() where !value.isFinite { isFinite[point] = false }
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
