/// How the numbers along an axis are written: with the same decimals, or as multiples of one power of ten.
enum NumberLabels {
    /// Numbers from this power of ten on are written as multiples of a power.
    static let large = 6
    /// Numbers below this power of ten are written as multiples of a power.
    static let small = -4

    /// One label per number, and the power of ten that all of them are multiples of, if they are written so.
    ///
    /// Exponents are raised with `^{ }`.
    static func factored(_ numbers: [ExactDecimal]) -> (labels: [String], multiplier: String?) {
        let magnitude = numbers.filter { $0.significand != 0 }.map(\.magnitude).max() ?? 0
        let least = numbers.filter { $0.significand != 0 }.map(\.exponent).min() ?? 0
        // Neighbours that differ in late digits only are told apart more easily without a power.
        let hasLongMantissas = magnitude - least > 4 && (0..<15).contains(magnitude)
        if magnitude < large && magnitude >= small || hasLongMantissas {
            return (numbers.map { $0.written(decimals: max(0, -least)) }, nil)
        }
        let mantissas = numbers.map {
            $0.significand == 0
                ? "0"
                : ExactDecimal($0.significand, exponent: $0.exponent - magnitude)
                    .written(decimals: max(0, magnitude - least))
        }
        return (mantissas, "×\u{00A0}10^{\(integer(magnitude))}")
    }

    /// A number that stands alone.
    static func label(_ number: ExactDecimal) -> String {
        let (labels, multiplier) = factored([number])
        return ([labels[0]] + [multiplier].compactMap(\.self)).joined(separator: "\u{00A0}")
    }

    /// A power of ten, as such or in full.
    static func power(_ exponent: Int, inFull: Bool) -> String {
        inFull
            ? ExactDecimal(1, exponent: exponent).written(decimals: max(0, -exponent)) : "10^{\(integer(exponent))}"
    }

    /// A whole number with a true minus sign.
    static func integer(_ number: Int) -> String { (number < 0 ? "\u{2212}" : "") + String(number.magnitude) }
}
