extension PredictionSamples {
    /// The draws of several samples at the same points, such as those of chains, one after the other.
    ///
    /// - Throws: ``PredictionError/shape(what:expected:found:)`` if they are of other points,
    ///   ``PredictionError/differentForms`` if they are not all draws of one kind.
    public init(joining samples: [PredictionSamples]) throws(PredictionError) {
        guard let first = samples.first else { throw .empty }
        var mean: [Float] = []
        var perDraw: [Float] = []
        var perPoint: [Float] = []
        for own in samples {
            guard own.pointCount == first.pointCount else {
                throw .shape(what: "points", expected: first.pointCount, found: own.pointCount)
            }
            guard own.hasDraws, own.holdsNoise == first.holdsNoise else { throw .differentForms }
            mean += own.mean
            switch own.noise {
            case .none: break
            case .perDraw(let variance): perDraw += variance
            case .perPoint(let variance): perPoint += variance
            }
        }
        let count = samples.reduce(0) { $0 + $1.drawCount }
        let noise: Noise = !perPoint.isEmpty ? .perPoint(perPoint) : !perDraw.isEmpty ? .perDraw(perDraw) : .none
        try self.init(
            drawCount: count, pointCount: first.pointCount, mean: mean, noise: noise, holdsNoise: first.holdsNoise,
            centre: first.centre, student: samples.count == 1 ? first.student : nil)
        bandLevel = first.bandLevel
    }
}
