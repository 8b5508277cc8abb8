extension PredictiveMixture {
    /// The continuous ranked probability score ∫(F(t) − 1[y ≤ t])² dt at an observation of each point.
    func rankedProbability(of y: Lanes) -> Lanes {
        deviations.isEmpty
            ? Self.fairRankedProbability(of: y, sorted: sortedMeans()) : normalRankedProbability(of: y)
    }

    /// The score of a mixture of normal distributions (Grimit and others 2006, doi:10.1256/qj.05.235).
    ///
    /// It compares all pairs of components: S²/2 steps for a point.
    private func normalRankedProbability(of y: Lanes) -> Lanes {
        let count = Double(means.count)
        var toObservation = Lanes()
        var between = Lanes()
        for first in means.indices {
            let mean = means[first]
            let deviation = deviations[first]
            let variance = deviation * deviation
            toObservation += absoluteMean(y - mean, deviation: deviation)
            for second in 0..<first {
                let other = deviations[second]
                let spread = (variance + other * other).squareRoot()
                between += 2 * absoluteMean(mean - means[second], deviation: spread)
            }
            // A component against itself: A(0, 2σ²) = 2σ/√π.
            between += deviation * 1.128_379_167_095_512_574
        }
        return toObservation / count - between / (2 * count * count)
    }

    /// The score of an ensemble in the form that does not punish small ones (Ferro 2014, doi:10.1002/qj.2270).
    ///
    /// In O(S log S), for Σᵢ Σⱼ |xᵢ − xⱼ| = 2 Σₖ (2k − S + 1) x₍ₖ₎ over the sorted draws, k from 0.
    static func fairRankedProbability(of y: Lanes, sorted: [Lanes]) -> Lanes {
        let count = sorted.count
        var toObservation = Lanes()
        var between = Lanes()
        for (rank, value) in sorted.enumerated() {
            let distance = y - value
            toObservation += distance.replacing(with: -distance, where: distance .< 0)
            between += Double(2 * rank - count + 1) * value
        }
        return toObservation / Double(count) - between / Double(count * (count - 1))
    }

    /// The mean of |X| for a normal X, A(m, v) = 2√v φ(m/√v) + m(2Φ(m/√v) − 1).
    @inline(__always)
    private func absoluteMean(_ mean: Lanes, deviation: Lanes) -> Lanes {
        let normal = StandardNormal.cumulative(mean / deviation)
        return 2 * deviation * normal.density + mean * (2 * normal.probability - 1)
    }
}
