/// An exact decimal number: `significand × 10^exponent`.
///
/// Ticks are decimals, so that their labels are digits written down and never a rounded binary fraction.
struct ExactDecimal: Equatable, Sendable {
    var significand: Int
    var exponent: Int

    init(_ significand: Int, exponent: Int) {
        var (digits, power) = (significand, exponent)
        while digits != 0 && digits % 10 == 0 { (digits, power) = (digits / 10, power + 1) }
        self.significand = digits
        self.exponent = digits == 0 ? 0 : power
    }

    /// The nearest binary number.
    var value: Double { Double("\(significand)e\(exponent)") ?? .nan }

    /// The power of ten of the first digit; 0 for zero.
    var magnitude: Int { significand == 0 ? 0 : String(significand.magnitude).count - 1 + exponent }

    /// The digits with a number of decimals that is enough to hold them all, and a true minus sign.
    func written(decimals: Int) -> String {
        var digits = String(significand.magnitude)
        digits += String(repeating: "0", count: max(0, decimals + exponent))
        if decimals > 0 {
            digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
            digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -decimals))
        }
        return (significand < 0 ? "\u{2212}" : "") + digits
    }
}
