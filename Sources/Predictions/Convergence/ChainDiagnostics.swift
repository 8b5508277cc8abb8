/// Whether several Markov chains agree about one quantity, and how many independent draws they are worth
/// (Vehtari, Gelman, Simpson, Carpenter & Bürkner 2021, arXiv:1903.08008).
public struct ChainDiagnostics: Sendable, Equatable {
    /// The rank-normalised split R̂, the larger of that of the values and that of their distances to the median; 1 where
    /// the chains agree, NaN where they don't move or have fewer than 4 draws.
    public let potentialScaleReduction: Double
    /// The effective number of draws for the middle of the distribution.
    public let bulkSampleSize: Double
    /// The effective number of draws for its 5 % and 95 % quantiles, the smaller one.
    public let tailSampleSize: Double

    /// Compares chains of one length.
    ///
    /// - Parameter chains: the draws of each chain in their order: `[chains][draws]`.
    public init(_ chains: [[Double]]) {
        let halves = Self.split(chains)
        let ranks = RankNormalisation.scores(halves)
        let median = interpolatedQuantile(0.5, ofSorted: halves.flatMap(\.self).sorted())
        let folded = RankNormalisation.scores(halves.map { $0.map { abs($0 - median) } })
        let (bulk, spread) = (BetweenWithin(ranks), BetweenWithin(folded))
        potentialScaleReduction = max(bulk.potentialScaleReduction, spread.potentialScaleReduction)
        bulkSampleSize = EffectiveSampleSize.of(ranks)
        let sorted = chains.flatMap(\.self).sorted()
        let tails = [0.05, 0.95].map { level in
            let quantile = interpolatedQuantile(level, ofSorted: sorted)
            return EffectiveSampleSize.of(halves.map { $0.map { $0 <= quantile ? 1 : 0 } })
        }
        tailSampleSize = min(tails[0], tails[1])
    }

    /// The diagnostics of the functions that chains have drawn: of the mean at each point, then, if the noise varies from
    /// point to point, of its variance at each point.
    ///
    /// All numbers go by ranks, so that those of a variance are those of its logarithm.
    ///
    /// - Parameters:
    ///   - samples: draws of equally long chains, one chain after the other.
    ///   - chains: how many they are.
    /// - Returns: `[N]`, or `[2 × N]` with the noise.
    public static func along(_ samples: PredictionSamples, chains: Int) -> [ChainDiagnostics] {
        let length = samples.drawCount / max(chains, 1)
        func diagnostics(_ value: (_ draw: Int, _ point: Int) -> Double) -> [ChainDiagnostics] {
            (0..<samples.pointCount).map { point in
                ChainDiagnostics(
                    (0..<chains).map { chain in (0..<length).map { value(chain * length + $0, point) } })
            }
        }
        let means = diagnostics { draw, point in Double(samples.mean[draw * samples.pointCount + point]) }
        guard case .perPoint = samples.noise else { return means }
        return means + diagnostics { draw, point in samples.variance(draw: draw, point: point) }
    }

    /// The first and the second half of each chain; the draw in the middle of an odd number is left out.
    private static func split(_ chains: [[Double]]) -> [[Double]] {
        let length = chains.map(\.count).min() ?? 0
        let (end, start) = (length / 2, (length + 1) / 2)
        return chains.flatMap { chain -> [[Double]] in [Array(chain[..<end]), Array(chain[start..<length])] }
    }
}
