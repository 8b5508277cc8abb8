extension Score {
    /// Spearman's rank correlation between the predictive standard deviation and the size of the error.
    public static let rankCorrelation = Score(
        name: "rank-correlation", title: "ρ(σ, |error|)",
        definition:
            "Spearman's rank correlation between the total predictive standard deviation and the absolute error: "
            + "the correlation of the ranks of σ and |μ* − y|; 1 if the larger σ always goes with the larger error. "
            + "For quantiles and intervals their width stands in for σ: only the order counts.",
        need: .spread, aim: .high
    ) { predictions in
        let deviation = predictions.deviationOrder
        let error = predictions.errorOrder
        return .ofWeights(pointCount: predictions.observed.count, form: predictions.momentsForm) { units in
            let deviation = WeightedOrder(deviation, units: units)
            let error = WeightedOrder(error, units: units)
            let partners = places(of: deviation.points, in: error.points, pointCount: units.count)
            return { correlation(deviation, error, partners: partners, weights: $0) }
        }
    }
}

/// Where each point of one order stands in another.
private func places(of points: [Int32], in order: [Int32], pointCount: Int) -> [Int32] {
    var places = [Int32](repeating: 0, count: pointCount)
    for (place, point) in order.enumerated() { places[Int(point)] = Int32(place) }
    return points.map { places[Int($0)] }
}

/// Pearson's correlation of ranks; NaN if one side is constant.
private func correlation(_ x: WeightedOrder, _ y: WeightedOrder, partners: [Int32], weights: [Double]) -> Double {
    let ranksX = x.centeredRanks(weights: weights)
    let ranksY = y.centeredRanks(weights: weights)
    var (varianceX, varianceY, covariance) = (0.0, 0.0, 0.0)
    for place in ranksX.indices {
        let weight = weights[Int(x.units[place])]
        varianceX += weight * ranksX[place] * ranksX[place]
        covariance += weight * ranksX[place] * ranksY[Int(partners[place])]
    }
    for place in ranksY.indices {
        varianceY += weights[Int(y.units[place])] * ranksY[place] * ranksY[place]
    }
    guard varianceX > 0, varianceY > 0 else { return .nan }
    return covariance / (varianceX.squareRoot() * varianceY.squareRoot())
}
