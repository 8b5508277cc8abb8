import RealModule

/// Ticks at powers of ten, with small ones at their multiples.
enum LogTicks {
    /// Powers of ten between these are written in full when all of an axis' are.
    static let inFull = -3...4

    static func ticks(over domain: ClosedRange<Double>, count: Double) -> [Tick] {
        guard domain.lowerBound > 0, domain.upperBound.isFinite else { return [] }
        let lower = Double.log10(domain.lowerBound)
        let upper = Double.log10(domain.upperBound)
        let first = Int((lower - 1e-9).rounded(.up))
        let last = Int((upper + 1e-9).rounded(.down))
        if last - first >= 1 { return decades(first, last, domain, count) }
        return multiples(Int(lower.rounded(.down)), Int(upper.rounded(.up)), domain, count)
    }

    private static func decades(_ first: Int, _ last: Int, _ domain: ClosedRange<Double>, _ count: Double) -> [Tick] {
        let every = step(first, last, count)
        let labelled = (first...last).filter { $0.isMultiple(of: every) }
        let isInFull = labelled.allSatisfy(inFull.contains)
        var ticks: [Tick] = []
        for power in (first - 1)...last {
            let isLabelled = power >= first && power.isMultiple(of: every)
            if power >= first && (isLabelled || every <= 10) {
                let label = isLabelled ? NumberLabels.power(power, inFull: isInFull) : nil
                ticks.append(Tick(ExactDecimal(1, exponent: power).value, label: label))
            }
            guard every == 1 else { continue }
            for digit in 2...9 {
                let value = ExactDecimal(digit, exponent: power).value
                if domain.contains(value) { ticks.append(Tick(value, label: nil)) }
            }
        }
        return ticks
    }

    /// Less than one decade: its multiples by 1, 2 and 5, or round numbers where even these are too few.
    private static func multiples(
        _ first: Int, _ last: Int, _ domain: ClosedRange<Double>, _ count: Double
    ) -> [Tick] {
        let all = (first...last).flatMap { power in (1...9).map { ExactDecimal($0, exponent: power) } }
            .filter { domain.contains($0.value) }
        let labelled = all.filter { [1, 2, 5].contains($0.significand) }
        guard labelled.count > 2 else { return Axis.linear(over: domain, count: count, isWhole: false) }
        let isInFull = labelled.allSatisfy { inFull.contains($0.exponent) }
        return all.map { number in
            guard labelled.contains(number) else { return Tick(number.value, label: nil) }
            let label =
                isInFull
                ? number.written(decimals: max(0, -number.exponent)) : NumberLabels.label(number)
            return Tick(number.value, label: label)
        }
    }

    /// Zero, and the powers of ten beyond the threshold on both sides.
    static func symmetric(over domain: ClosedRange<Double>, threshold: Double, count: Double) -> [Tick] {
        let greatest = max(abs(domain.lowerBound), abs(domain.upperBound))
        let first = Int((Double.log10(threshold) - 1e-9).rounded(.up))
        let last = Int((Double.log10(greatest) + 1e-9).rounded(.down))
        guard threshold > 0, greatest.isFinite, first <= last else {
            return Axis.linear(over: domain, count: count, isWhole: false)
        }
        let sides = domain.lowerBound < 0 && domain.upperBound > 0 ? 2.0 : 1.0
        let every = step(Double(last - first + 1), max(1, (count - 1) / sides))
        let powers = stride(from: last, through: first, by: -every).map { $0 }
        let isInFull = powers.allSatisfy(inFull.contains)
        let positive = powers.map { power in
            Tick(ExactDecimal(1, exponent: power).value, label: NumberLabels.power(power, inFull: isInFull))
        }
        let negative = positive.map { Tick(-$0.value, label: $0.label.map { "\u{2212}" + $0 }) }
        let ticks = (negative + [Tick(0, label: "0")] + positive.reversed()).filter { domain.contains($0.value) }
        // Between two powers of ten, round numbers are all there is to label.
        return ticks.count > 1 ? ticks : Axis.linear(over: domain, count: count, isWhole: false)
    }

    private static let steps = [1, 2, 3, 5, 10, 20, 25, 50, 100, 200, 500]

    /// Every how many decades a label stands: 1, 2, 3, 5 or a multiple of 10.
    private static func step(_ decades: Double, _ count: Double) -> Int {
        let least = decades / max(2, count * 1.3)
        return steps.first { Double($0) >= least } ?? 500
    }

    /// The same for a stretch of decades in which two labels shall stand at least.
    private static func step(_ first: Int, _ last: Int, _ count: Double) -> Int {
        let wished = step(Double(last - first + 1), count)
        return steps.last { every in
            every <= wished && (first...last).count { $0.isMultiple(of: every) } > 1
        } ?? 1
    }
}
