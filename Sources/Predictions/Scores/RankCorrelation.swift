extension Score {
    /// Spearman's rank correlation between the predictive standard deviation and the size of the error.
    static let rankCorrelation = Score(
        name: "rank-correlation", title: "ρ(σ, |error|)",
        definition:
            "Spearman's rank correlation between the total predictive standard deviation and the absolute error: "
            + "the correlation of the ranks of σ and |μ* − y|; 1 if the larger σ always goes with the larger error. "
            + "For quantiles and intervals their width stands in for σ: only the order counts.",
        direction: .higherIsBetter, hasUnit: false, need: .centre
    ) { predictions in
        let deviation = TiedOrder(predictions.spread)
        let error = TiedOrder(predictions.error.map(abs))
        return .ofWeights(pointCount: predictions.observed.count, form: predictions.momentsForm) { weights in
            correlation(deviation.ranks(weights: weights), error.ranks(weights: weights), weights: weights)
        }
    }
}

/// Pearson's correlation of points that count as often as their weights say; NaN if one side is constant.
private func correlation(_ x: [Double], _ y: [Double], weights: [Double]) -> Double {
    var total = 0.0
    var sumX = 0.0
    var sumY = 0.0
    for point in weights.indices {
        total += weights[point]
        sumX += weights[point] * x[point]
        sumY += weights[point] * y[point]
    }
    let (meanX, meanY) = (sumX / total, sumY / total)
    var (varianceX, varianceY, covariance) = (0.0, 0.0, 0.0)
    for point in weights.indices {
        let (dx, dy) = (x[point] - meanX, y[point] - meanY)
        varianceX += weights[point] * dx * dx
        varianceY += weights[point] * dy * dy
        covariance += weights[point] * dx * dy
    }
    guard varianceX > 0, varianceY > 0 else { return .nan }
    return covariance / (varianceX.squareRoot() * varianceY.squareRoot())
}
