/// Quantiles and intervals beside a mean with its spread: they describe it again, or are another prediction.
extension FileReading {
    /// Leaves out what only describes a normal distribution again.
    ///
    /// - Throws: ``PredictionFileError/undecided(_:)`` if it is another distribution.
    mutating func leaveDescriptions(
        _ found: Ingredients, of samples: PredictionSamples, points: Int, offset: Double
    ) throws(PredictionFileError) {
        let others = found.quantiles + found.ends
        guard samples.drawCount == 1, let first = others.first else { return }
        let moments = PredictiveMoments(samples)
        for place in others {
            guard arrays[place].isNumeric, arrays[place].count == points,
                Self.isDescription(arrays[place].doubles.map { $0 - offset }, of: moments)
            else {
                throw .undecided(
                    "\(names(found.draws + found.spread)) and \(names(others)) are different predictions: leave one out with --columns unused=\(arrays[first].name) …, or make a file of each"
                )
            }
        }
        leave(others, "it follows from mean and spread")
        leave(places(.level) + places(.alpha) + places(.levels), "it belongs to what follows from mean and spread")
    }

    /// Whether values are the mean and the same multiple of σ everywhere, but for rounding.
    private static func isDescription(_ values: [Double], of moments: PredictiveMoments) -> Bool {
        let multiples = values.indices.compactMap { point -> Double? in
            let multiple = (values[point] - moments.mean[point]) / moments.total[point].squareRoot()
            return multiple.isFinite ? multiple : nil
        }
        let sorted = multiples.sorted()
        guard let first = sorted.first, let last = sorted.last else { return false }
        return last - first <= 0.02 * max(1, abs(sorted[sorted.count / 2]))
    }
}
