import RealModule

/// Round positions for labels by optimisation: Talbot, Lin & Hanrahan, "An Extension of Wilkinson's Algorithm for
/// Positioning Tick Labels on Axes" (2010), doi:10.1109/TVCG.2010.130.
///
/// Legibility is the caller's part: it asks for fewer labels when they would touch.
struct ExtendedWilkinson {
    /// Steps from nicest to least nice, times ten.
    static let steps = [10, 50, 20, 25, 40, 30]
    /// What counts how much in the score; legibility is always 1 here.
    static let weights = (simplicity: 0.25, coverage: 0.2, density: 0.5, legibility: 0.05)

    /// The range of the data.
    let domain: ClosedRange<Double>
    /// The wished number of labels, 2 or more; need not be whole.
    let wished: Double
    /// Whether no label may lie outside the domain.
    var isInside = false
    /// Whether labels must be whole numbers.
    var isWhole = false

    private struct Candidate {
        var score: Double
        var start = 0.0
        var count = 0
        var step = 0
        var skip = 0
        var power = 0
    }

    /// The best labels, in ascending order; empty for a domain without extent.
    func labels() -> [ExactDecimal] {
        let greatest = max(abs(domain.lowerBound), abs(domain.upperBound))
        guard domain.lowerBound < domain.upperBound, greatest.isFinite else { return [] }
        // Scaled to the order of 1, squares neither overflow nor vanish.
        let scale = Int(Double.log10(greatest).rounded(.down))
        let low = scaled(domain.lowerBound, by: -scale)
        let high = scaled(domain.upperBound, by: -scale)
        guard low < high, let best = search(low, high, wished: max(2, wished), scale) else { return [] }
        return (0..<best.count).map { index in
            ExactDecimal(
                (Int(best.start) + index * best.skip) * Self.steps[best.step], exponent: best.power - 1 + scale)
        }
    }

    private func scaled(_ value: Double, by power: Int) -> Double {
        // Two factors, because the power of the least number is not finite by itself.
        value * Self.powerOfTen(power / 2) * Self.powerOfTen(power - power / 2)
    }

    /// The powers of ten that a search asks for again and again.
    private static let powersOfTen = (-330...330).map { Double.exp10(Double($0)) }

    private static func powerOfTen(_ power: Int) -> Double {
        powersOfTen.indices.contains(power + 330) ? powersOfTen[power + 330] : .exp10(Double(power))
    }

    private func search(_ low: Double, _ high: Double, wished m: Double, _ scale: Int) -> Candidate? {
        let w = Self.weights
        let range = high - low
        let leniency = 1e-9 * range
        var best = Candidate(score: isInside || isWhole ? -.infinity : -2)
        skips: for skip in 1...100 {
            for (index, tenfold) in Self.steps.enumerated() {
                let q = Double(tenfold) / 10
                let rank = 1 - Double(index) / Double(Self.steps.count - 1) - Double(skip)
                if w.simplicity * (rank + 1) + w.coverage + w.density + w.legibility < best.score { break skips }
                for count in 2...1000 {
                    let n = Double(count)
                    let densest = n >= m ? 2 - (n - 1) / (m - 1) : 1
                    let bound = w.simplicity * (rank + 1) + w.density * densest + w.legibility
                    if bound + w.coverage < best.score { break }
                    var power = Int(Double.log10(range / (n + 1) / Double(skip) / q).rounded(.up))
                    while true {
                        let unit = q * Self.powerOfTen(power)
                        let step = unit * Double(skip)
                        let span = step * (n - 1)
                        if bound + w.coverage * greatestCoverage(span, range) < best.score { break }
                        if isInside && span > range + 2 * leniency { break }
                        power += 1
                        if isWhole && !isWholeStep(tenfold, power - 1 + scale) {
                            if span > 1e6 * range { break } else { continue }
                        }
                        let first = (high / step).rounded(.down) * Double(skip) - (n - 1) * Double(skip)
                        let last = (low / step).rounded(.up) * Double(skip)
                        if first > last { continue }
                        for start in stride(from: first, through: last, by: 1) {
                            let (a, b) = (start * unit, start * unit + span)
                            if isInside && (a < low - leniency || b > high + leniency) { continue }
                            let hasZero = a <= 0 && b >= 0 && start.remainder(dividingBy: Double(skip)) == 0
                            let score =
                                w.simplicity * (rank + (hasZero ? 1 : 0)) + w.coverage * coverage(a, b, low, high)
                                + w.density * density(n, m, a, b, low, high) + w.legibility
                            if score > best.score {
                                best = Candidate(
                                    score: score, start: start, count: count, step: index, skip: skip, power: power - 1)
                            }
                        }
                    }
                }
            }
        }
        return best.count > 0 ? best : nil
    }

    private func isWholeStep(_ tenfold: Int, _ power: Int) -> Bool {
        power >= 1 || (power == 0 && tenfold % 10 == 0)
    }

    /// The share of the range that one end may miss before coverage is worse by a half.
    ///
    /// Labels that must stay inside can't help missing some; a third of the strictness keeps them simple.
    private var slack: Double { isInside ? 0.3 : 0.1 }

    private func coverage(_ a: Double, _ b: Double, _ low: Double, _ high: Double) -> Double {
        let unit = slack * (high - low)
        let (left, right) = ((low - a) / unit, (high - b) / unit)
        return 1 - 0.5 * (left * left + right * right)
    }

    private func greatestCoverage(_ span: Double, _ range: Double) -> Double {
        guard span > range else { return 1 }
        let excess = (span - range) / 2 / (slack * range)
        return 1 - excess * excess
    }

    private func density(
        _ count: Double, _ wished: Double, _ a: Double, _ b: Double, _ low: Double, _ high: Double
    ) -> Double {
        let actual = (count - 1) / (b - a)
        let target = (wished - 1) / (max(b, high) - min(a, low))
        return 2 - max(actual / target, target / actual)
    }
}
