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
        // The more is left out at each place, the seldomer all is inside.
        var (inside, outside) = (0.0, 1.0)
        for _ in 0..<30 {
            let middle = (inside + outside) / 2
            if exact.probability(of: exact.intervals(leavingOut: middle)) >= confidence {
                inside = middle
            } else {
                outside = middle
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
    }

    /// The probability of so many successes.
    private func probability(_ successes: Int, of trials: Int, each share: Double) -> Double {
        guard share > 0, share < 1 else { return successes == (share >= 1 ? trials : 0) ? 1 : 0 }
        let ways = logFactorials[trials] - logFactorials[successes] - logFactorials[trials - successes]
        return Double.exp(
            ways + Double(successes) * Double.log(share) + Double(trials - successes) * Double.log(1 - share))
    }

    /// The central interval of counts at each place, outside of which at most a share of the probability lies.
    func intervals(leavingOut share: Double) -> [ClosedRange<Int>] {
        places.map { place in
            var (low, high, sum) = (0, count, 0.0)
            var isLow = true
            for successes in 0...count {
                sum += probability(successes, of: count, each: place)
                if isLow, sum >= share / 2 {
                    low = successes
                    isLow = false
                }
                if sum >= 1 - share / 2 {
                    high = successes
                    break
                }
            }
            return min(low, high)...high
        }
    }

    /// The probability that the counts lie in the intervals of all places.
    func probability(of intervals: [ClosedRange<Int>]) -> Double {
        // The probability of each count at the present place, and of all earlier ones inside.
        var known: (start: Int, values: [Double]) = (0, [1])
        var before = 0.0
        for (place, interval) in zip(places, intervals) {
            let share = (place - before) / (1 - before)
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
