internal import RealModule

/// Numbers as people read them: a fixed number of decimals, a true minus sign, and the same text in every locale.
public enum NumberText {
    /// What stands for a number that is not there.
    public static let missing = "–"

    /// The nearest number that has so many significant digits.
    public static func rounded(_ value: Double, digits: Int) -> Double {
        guard value.isFinite, value != 0 else { return value }
        let places = digits - 1 - Int(Double.log10(value.magnitude).rounded(.down))
        guard (-300...300).contains(places) else { return value }
        // Powers of ten up to the 22nd are exact, and so is their quotient but for one rounding.
        return places >= 0
            ? (value * power(places)).rounded() / power(places) : (value / power(-places)).rounded() * power(-places)
    }

    /// A number with a fixed number of decimals, at most 12; very large ones in powers of ten.
    public static func fixed(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return notFinite(value) }
        let scale = power(decimals)
        let scaled = (value.magnitude * scale).rounded(.toNearestOrEven)
        guard scaled < 1e15 else { return significant(value, digits: 4) }
        let whole = String(Int64(scaled / scale))
        let fraction = String(Int64(scaled) % Int64(scale))
        let padded = String(repeating: "0", count: max(0, decimals - fraction.count)) + fraction
        let sign = value < 0 && scaled > 0 ? "\u{2212}" : ""
        return sign + whole + (decimals > 0 ? "." + padded : "")
    }

    /// A number with about as many digits as are worth reading: `1234`, `12.3`, `0.0123`, `1.23 × 10⁻⁷`.
    public static func significant(_ value: Double, digits: Int = 3) -> String {
        guard value.isFinite else { return notFinite(value) }
        guard value != 0 else { return "0" }
        var exponent = Int(Double.log10(value.magnitude).rounded(.down))
        // Rounding may carry into one more digit: 9.996 is written 10.0.
        let leading = value.magnitude / Double.pow(10, exponent) * power(digits - 1)
        if leading.rounded() >= power(digits) { exponent += 1 }
        guard exponent >= -4, exponent < max(6, digits) else {
            let mantissa = value / Double.pow(10, exponent)
            guard mantissa.isFinite else { return "\(value)" }
            return fixed(mantissa, decimals: digits - 1) + " × 10" + superscript(exponent)
        }
        return fixed(value, decimals: max(0, digits - 1 - exponent))
    }

    /// A number with its standard error, both to the last digit that the error leaves: `0.255 ± 0.007`, `5.20 ± 0.13`.
    ///
    /// The error has two digits if they are 35 or less, else one (Particle Data Group, Review of Particle Physics 2024,
    /// section 5.3).
    public static func measured(_ value: Double, error: Double) -> String {
        guard value.isFinite, error.isFinite, error > 0 else { return significant(value) + " ± " + significant(error) }
        let exponent = Int(Double.log10(error).rounded(.down))
        let leading = (error / Double.pow(10, exponent - 1)).rounded()
        let decimals = (leading <= 35 ? 1 : 0) - exponent
        guard decimals <= 9 else { return significant(value) + " ± " + significant(error, digits: 2) }
        return fixed(value, decimals: max(0, decimals)) + " ± " + fixed(error, decimals: max(0, decimals))
    }

    /// A share as a percentage with one decimal.
    public static func percent(_ share: Double) -> String {
        share.isFinite ? fixed(share * 100, decimals: 1) + " %" : notFinite(share)
    }

    /// A count with thin spaces between groups of three digits, from five digits on.
    public static func count(_ value: Int) -> String {
        let digits = String(value.magnitude)
        guard digits.count > 4 else { return (value < 0 ? "\u{2212}" : "") + digits }
        var groups: [Substring] = []
        var rest = Substring(digits)
        while !rest.isEmpty {
            groups.append(rest.suffix(3))
            rest = rest.dropLast(3)
        }
        return (value < 0 ? "\u{2212}" : "") + groups.reversed().joined(separator: "\u{202F}")
    }

    /// A count with its noun: `1 epoch`, `5 epochs`.
    public static func count(_ value: Int, _ singular: String, _ plural: String? = nil) -> String {
        count(value) + " " + (value == 1 ? singular : plural ?? singular + "s")
    }

    /// Words with commas and a last "and".
    ///
    /// - Parameters:
    ///   - words: what is listed.
    ///   - most: if there are more, the first ones stand for them, and the others are counted; at least 2.
    public static func list(_ words: [String], most: Int = .max) -> String {
        guard let last = words.last else { return "" }
        guard words.count <= most else {
            return words.prefix(most - 1).joined(separator: ", ") + " and \(count(words.count - most + 1)) others"
        }
        return words.count == 1 ? last : words.dropLast().joined(separator: ", ") + " and " + last
    }

    private static func notFinite(_ value: Double) -> String {
        value.isNaN ? missing : value < 0 ? "\u{2212}∞" : "∞"
    }

    /// The powers of ten up to the 12th.
    private static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12]

    private static func power(_ decimals: Int) -> Double { powers[min(max(decimals, 0), 12)] }

    private static func superscript(_ exponent: Int) -> String {
        let digits = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
        return (exponent < 0 ? "⁻" : "")
            + String(exponent.magnitude).compactMap { $0.wholeNumberValue.map { digits[$0] } }.joined()
    }
}
