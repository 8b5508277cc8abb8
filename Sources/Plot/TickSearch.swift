internal import RealModule

/// Nice labels for a linear axis: the extension of Wilkinson's algorithm by Talbot, Lin & Hanrahan (2010,
/// doi:10.1109/TVCG.2010.130).
///
/// Candidates are sequences with steps j · q · 10^z for nice numbers q. Each is scored for simplicity, coverage of the
/// data and density; upper bounds on the scores cut the search short. All labels here are equally legible.
enum TickSearch {
    /// Nice steps, most preferred first.
    private static let nice: [Double] = [1, 5, 2, 2.5, 4, 3]
    private static let weights = (simplicity: 0.25, coverage: 0.2, density: 0.5, legibility: 0.05)

    /// The best sequence for data from `low` to `high`, with about `count` labels.
    ///
    /// - Parameter isLoose: whether the labels must enclose the data.
    static func best(low: Double, high: Double, count: Int, isLoose: Bool = false) -> [Double] {
        let target = max(count, 2)
        var bestScore = -2.0
        var best: (start: Double, step: Double, count: Int) = (low, high - low, 2)
        var skip = 1
        search: while skip < 100 {
            for (rank, q) in nice.enumerated() {
                let simplicityBound = simplicityMaximum(rank: rank, skip: skip)
                if score(simplicityBound, 1, 1) < bestScore { break search }
                var labels = 2
                while labels < 100 {
                    let densityBound = densityMaximum(labels: labels, target: target)
                    if score(simplicityBound, 1, densityBound) < bestScore { break }
                    let gap = (high - low) / Double(labels + 1) / Double(skip) / q
                    var power = Int(Double.log10(gap).rounded(.up))
                    while power < 400 {
                        let step = Double(skip) * q * powerOfTen(power)
                        let coverageBound = coverageMaximum(low: low, high: high, span: step * Double(labels - 1))
                        if score(simplicityBound, coverageBound, densityBound) < bestScore { break }
                        let first = (high / step).rounded(.down) * Double(skip) - Double((labels - 1) * skip)
                        let last = (low / step).rounded(.up) * Double(skip)
                        var start = first
                        while start <= last {
                            let low0 = start * (step / Double(skip))
                            let high0 = low0 + step * Double(labels - 1)
                            let total = score(
                                simplicity(rank: rank, skip: skip, low: low0, high: high0, step: step),
                                coverage(low: low, high: high, first: low0, last: high0),
                                density(labels: labels, target: target, low: low, high: high, first: low0, last: high0))
                            if total > bestScore, !isLoose || (low0 <= low && high0 >= high) {
                                bestScore = total
                                best = (low0, step, labels)
                            }
                            start += 1
                        }
                        power += 1
                    }
                    labels += 1
                }
            }
            skip += 1
        }
        return (0..<best.count).map { index in
            let value = best.start + Double(index) * best.step
            // What is left of zero after rounding is zero.
            return abs(value) < best.step * 1e-10 ? 0 : value
        }
    }

    private static func score(_ simplicity: Double, _ coverage: Double, _ density: Double) -> Double {
        weights.simplicity * simplicity + weights.coverage * coverage + weights.density * density + weights.legibility
    }

    private static func simplicityMaximum(rank: Int, skip: Int) -> Double {
        2 - Double(rank) / Double(nice.count - 1) - Double(skip)
    }

    private static func simplicity(rank: Int, skip: Int, low: Double, high: Double, step: Double) -> Double {
        let offset = low - (low / step).rounded(.down) * step
        let includesZero = (offset < step * 1e-10 || step - offset < step * 1e-10) && low <= 0 && high >= 0
        return 1 - Double(rank) / Double(nice.count - 1) - Double(skip) + (includesZero ? 1 : 0)
    }

    private static func coverageMaximum(low: Double, high: Double, span: Double) -> Double {
        let range = high - low
        guard span > range else { return 1 }
        let half = (span - range) / 2 / (0.1 * range)
        return 1 - half * half
    }

    private static func coverage(low: Double, high: Double, first: Double, last: Double) -> Double {
        let unit = 0.1 * (high - low)
        let above = (high - last) / unit
        let below = (low - first) / unit
        return 1 - 0.5 * (above * above + below * below)
    }

    private static func densityMaximum(labels: Int, target: Int) -> Double {
        labels >= target ? 2 - Double(labels - 1) / Double(target - 1) : 1
    }

    private static func density(
        labels: Int, target: Int, low: Double, high: Double, first: Double, last: Double
    ) -> Double {
        let actual = Double(labels - 1) / (last - first)
        let wanted = Double(target - 1) / (max(high, last) - min(low, first))
        return 2 - max(actual / wanted, wanted / actual)
    }

    /// 10 to a whole power, exact where a Double can be.
    static func powerOfTen(_ power: Int) -> Double {
        Double("1e\(power)") ?? (power < 0 ? 0 : .infinity)
    }
}
