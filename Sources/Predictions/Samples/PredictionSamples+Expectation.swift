extension PredictionSamples {
    /// The continuous ranked probability score that predictions are expected to have at each point where the law of the
    /// observations is known; NaN where that of the observation is: `[N]`.
    ///
    /// Of draws it is exact: the score is E|X − y| − ½ E|X − X′| for X, X′ of the prediction (Gneiting & Raftery 2007,
    /// doi:10.1198/016214506000001437), and only the first term depends on the observation y. Of quantiles, and of Student's
    /// distribution, the mean is taken over a grid of observations.
    ///
    /// - Parameters:
    ///   - laws: the law at each point: `[N]`.
    ///   - scores: the score of an observation of each point: `[N]`.
    ///   - observed: those observations: `[N]`.
    ///   - path: the kind of CPU that computes, which changes nothing in the scores.
    /// - Returns: nil if there is no such score.
    /// - Throws: ``PredictionError`` if counts differ.
    public func expectedRankedProbabilities(
        under laws: [NormalLaw], scores: [Double], observed: [Double], on path: KernelPath = .best
    ) throws(PredictionError) -> [Double]? {
        for count in [laws.count, scores.count, observed.count] where count != pointCount {
            throw .shape(what: "laws", expected: pointCount, found: count)
        }
        guard hasRankedProbability else { return nil }
        guard hasDraws, student == nil else { return try meanOverObservations(under: laws, on: path) }
        return (0..<pointCount).map { point in
            var change = 0.0
            for draw in 0..<drawCount {
                let own = (mean: Double(mean[draw * pointCount + point]), variance: variance(draw: draw, point: point))
                change +=
                    laws[point].distance(fromMean: own.mean, variance: own.variance)
                    - NormalLaw.absoluteMean(own.mean - observed[point], deviation: own.variance.squareRoot())
            }
            return scores[point] + change / Double(drawCount)
        }
    }

    /// The mean score of observations at the middle of equal parts of ±6σ, weighted by their density.
    private func meanOverObservations(
        under laws: [NormalLaw], on path: KernelPath
    ) throws(PredictionError) -> [Double]? {
        let count = 120
        let step = 12 / Double(count)
        let nodes = (0..<count).map { (index: Int) -> Double in (Double(index) + 0.5) * step - 6 }
        var sum = [Double](repeating: 0, count: pointCount)
        var whole = 0.0
        for node in nodes {
            let weight = StandardNormal.density(node)
            var predictions = try ObservedPredictions(
                self, observed: laws.map { $0.mean + node * $0.deviation }, on: path)
            guard let scores = predictions.rankedProbabilities(pointCount: pointCount) else { return nil }
            for point in sum.indices { sum[point] += weight * scores[point] }
            whole += weight
        }
        return sum.map { $0 / whole }
    }
}
