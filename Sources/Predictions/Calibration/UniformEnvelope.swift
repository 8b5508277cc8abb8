internal import RealModule

/// Where the empirical distribution function of uniform numbers stays at all of several places at once, with some
/// probability (Säilynoja, Bürkner & Vehtari 2022, arXiv:2103.10522, section 2.2).
///
/// At each place it is the central interval of a binomial distribution; all have one probability, the smallest with which
/// the whole function stays inside as often as asked. How often that is follows exactly from the counts at one place
/// given those at the place before, which are binomial, too.
package struct UniformEnvelope: Equatable {
    /// The places, rising, within 0…1: `[K]`.
    package let places: [Double]
    /// The least share of the numbers below each place: `[K]`.
    package let lower: [Double]
    /// The greatest share: `[K]`.
    package let upper: [Double]

    /// Of more numbers than this the probability is taken over from so many: it hardly changes any more, and the counts
    /// to go through grow with the square.
    private static let exactLimit = 1000

    /// The envelope of so many numbers.
    ///
    /// - Parameters:
    ///   - count: how many numbers, N.
    ///   - placeCount: at how many evenly spaced places, K.
    ///   - confidence: the probability with which the function stays inside.
    package init(count: Int, placeCount: Int = 99, confidence: Double = 0.95) {
        let places = (1...max(placeCount, 1)).map { Double($0) / Double(max(placeCount, 1) + 1) }
        let exact = ExactCounts(count: min(max(count, 1), Self.exactLimit), places: places)
        // The more is left out at each place, the seldomer all is inside. Counts are whole: after some steps the intervals
        // are those of one of the ends, about which it is known whether all is inside.
        var (inside, outside) = (0.0, 1.0)
        var (wideEnough, tooNarrow): ([ClosedRange<Int>], [ClosedRange<Int>]) = ([], [])
        for _ in 0..<30 {
            let middle = (inside + outside) / 2
            let tried = exact.intervals(leavingOut: middle)
            if tried == wideEnough || (tried != tooNarrow && exact.probability(of: tried) >= confidence) {
                (inside, wideEnough) = (middle, tried)
            } else {
                (outside, tooNarrow) = (middle, tried)
            }
        }
        self.places = places
        guard count > Self.exactLimit else {
            let intervals = exact.intervals(leavingOut: inside)
            lower = intervals.map { Double($0.lowerBound) / Double(max(count, 1)) }
            upper = intervals.map { Double($0.upperBound) / Double(max(count, 1)) }
            return
        }
        let reach = StandardNormal.quantile(1 - inside / 2)
        func margin(_ place: Double) -> Double { reach * (place * (1 - place) / Double(count)).squareRoot() }
        lower = places.map { max(0, $0 - margin($0)) }
        upper = places.map { min(1, $0 + margin($0)) }
    }
}

/// How many of some uniform numbers lie below places, computed exactly.
private struct ExactCounts {
    let count: Int
    let places: [Double]
    /// log n! for each n up to the count.
    private let logFactorials: [Double]
    /// The probability of at most so many at each place: `[K][N + 1]`.
    private var cumulative: [[Double]] = []

    init(count: Int, places: [Double]) {
        self.count = count
        self.places = places
        var sum = 0.0
        logFactorials =
            [0]
            + (1...count).map { n in
                sum += Double.log(Double(n))
                return sum
            }
        cumulative = places.map { place in
            let share = Share(place)
            var sum = 0.0
            return (0...count).map { successes in
                sum += probability(successes, of: count, each: share)
                return sum
            }
        }
    }

    /// The probability of one success, with the logarithms that many numbers of trials share.
    private struct Share {
        let value: Double
        let log: Double
        let logOfRest: Double

        init(_ value: Double) {
            self.value = value
            log = Double.log(value)
            logOfRest = Double.log(1 - value)
        }
    }

    /// The probability of so many successes.
    private func probability(_ successes: Int, of trials: Int, each share: Share) -> Double {
        guard share.value > 0, share.value < 1 else { return successes == (share.value >= 1 ? trials : 0) ? 1 : 0 }
        let ways = logFactorials[trials] - logFactorials[successes] - logFactorials[trials - successes]
        return Double.exp(ways + Double(successes) * share.log + Double(trials - successes) * share.logOfRest)
    }

    /// The central interval of counts at each place, outside of which at most a share of the probability lies.
    func intervals(leavingOut share: Double) -> [ClosedRange<Int>] {
        cumulative.map { sums in
            let high = sums.firstIndex { $0 >= 1 - share / 2 } ?? count
            let low = sums[...high].firstIndex { $0 >= share / 2 } ?? 0
            return low...high
        }
    }

    /// The probability that the counts lie in the intervals of all places.
    func probability(of intervals: [ClosedRange<Int>]) -> Double {
        // The probability of each count at the present place, and of all earlier ones inside.
        var known: (start: Int, values: [Double]) = (0, [1])
        var before = 0.0
        for (place, interval) in zip(places, intervals) {
            let share = Share((place - before) / (1 - before))
            var values = [Double](repeating: 0, count: interval.count)
            for (offset, value) in known.values.enumerated() where value > 0 {
                let from = known.start + offset
                for to in max(from, interval.lowerBound)...max(from, interval.upperBound)
                where interval.contains(to) {
                    values[to - interval.lowerBound] +=
                        value * probability(to - from, of: count - from, each: share)
                }
            }
            known = (interval.lowerBound, values)
            before = place
        }
        return known.values.reduce(0, +)
    }
}
