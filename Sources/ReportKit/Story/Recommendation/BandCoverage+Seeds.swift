import Predictions

extension BandCoverage {
    /// What a band holds on average over several seeds.
    ///
    /// Under a known law seeds draw everything anew, and nothing else is left to chance: Student's interval of the mean. Of
    /// real data all seeds see the same rows, so that their agreement says nothing of other rows: the interval is the wider
    /// of what so many test points can tell, and of how much runs differ.
    ///
    /// - Parameters:
    ///   - isLawKnown: whether the shares are expected under the law of the data, or counted.
    ///   - count: the number of test points in each run.
    init(_ seeds: OverSeeds, isLawKnown: Bool, count: Int, nominal: Double) {
        var interval = seeds.interval
        if !isLawKnown {
            let counted = BandCoverage(
                held: Int((seeds.mean * Double(count)).rounded()), count: count, nominal: nominal)
            let margin = 2 * (seeds.standardError ?? 0)
            interval = counted.interval.map {
                min($0.lowerBound, seeds.mean - margin)...max($0.upperBound, seeds.mean + margin)
            }
        }
        self.init(
            mean: seeds.mean, interval: interval, count: count, nominal: nominal, tolerance: HeldObservations.tolerance)
    }
}
