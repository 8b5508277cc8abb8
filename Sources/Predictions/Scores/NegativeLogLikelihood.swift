extension Score {
    /// Negative log-likelihood of the observations under the mixture of all draws.
    public static let negativeLogLikelihood = Score(
        name: "negative-log-likelihood", title: "NLL",
        definition: "Negative log-likelihood of the mixture of all draws: −mean ln[(1/S) Σₛ N(y; μₛ, σₛ²)].",
        need: .density, aim: .low
    ) { predictions in
        guard let logDensity = predictions.logDensity else {
            return .undefined(
                "The method models no noise: its draws are points without a density, so observations have no likelihood."
            )
        }
        let certain = predictions.samples.pointsWithoutNoise
        guard certain == 0 else {
            return .undefined(
                "The predictive variance is zero at \(certain) of \(logDensity.count) points, where no density exists.")
        }
        return .mean(logDensity.map { -$0 }, form: .mixture)
    }
}

extension PredictionSamples {
    /// The number of points at which the noise of every draw is zero, so that nothing has a density.
    fileprivate var pointsWithoutNoise: Int {
        switch noise {
        case .none: pointCount
        case .perDraw(let variances): variances.contains { $0 > 0 } ? 0 : pointCount
        case .perPoint(let variances):
            (0..<pointCount).count { point in
                (0..<drawCount).allSatisfy { variances[$0 * pointCount + point] == 0 }
            }
        }
    }
}
