internal import RealModule

extension Tick {
    /// Powers of ten with labels and their multiples without; a domain within one decade is labelled as if linear.
    static func logarithmic(in domain: ClosedRange<Double>, count: Int) -> [Tick] {
        guard domain.lowerBound > 0, domain.upperBound.isFinite else { return [] }
        let low = Int(Double.log10(domain.lowerBound).rounded(.down))
        let high = Int(Double.log10(domain.upperBound).rounded(.up))
        let powers = (low...max(high, low)).filter { domain.contains(TickSearch.powerOfTen($0)) }
        guard powers.count >= 2 else { return linear(in: domain, count: count) }
        let stride = max(1, (powers.count + count - 1) / max(count, 1))
        var ticks: [Tick] = []
        for power in low...high {
            let decade = TickSearch.powerOfTen(power)
            let isLabelled = power % stride == 0
            if domain.contains(decade) { ticks.append(Tick(decade, label: isLabelled ? label(power) : nil)) }
            guard stride == 1 else { continue }
            for multiple in 2...9 where domain.contains(Double(multiple) * decade) {
                ticks.append(Tick(Double(multiple) * decade, label: nil))
            }
        }
        return ticks
    }

    /// Zero, and powers of ten on both sides beyond the threshold.
    static func symmetricLogarithmic(in domain: ClosedRange<Double>, threshold: Double, count: Int) -> [Tick] {
        let reach = max(abs(domain.lowerBound), abs(domain.upperBound))
        guard threshold > 0, reach.isFinite, reach > threshold else { return linear(in: domain, count: count) }
        let low = Int(Double.log10(threshold).rounded(.up))
        let high = max(low, Int(Double.log10(reach).rounded(.down)))
        let stride = max(1, (2 * (high - low + 1)) / max(count, 1))
        var ticks = domain.contains(0) ? [Tick(0, label: "0")] : []
        for power in Swift.stride(from: low, through: high, by: stride) {
            for sign in [-1.0, 1] {
                let value = sign * TickSearch.powerOfTen(power)
                guard domain.contains(value) else { continue }
                ticks.append(Tick(value, label: (sign < 0 ? TickLabels.minus : "") + label(power)))
            }
        }
        return ticks.sorted { $0.value < $1.value }
    }

    /// A power of ten: as a plain number while it is short.
    private static func label(_ power: Int) -> String {
        switch power {
        case -3..<0: TickLabels.fixed(TickSearch.powerOfTen(power), decimals: -power)
        case 0...4: TickLabels.fixed(TickSearch.powerOfTen(power), decimals: 0)
        default: "10^{\(String(power).replacing("-", with: TickLabels.minus))}"
        }
    }
}
