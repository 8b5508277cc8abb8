/// Decimal numbers in text, read from bytes to the nearest `Double` in every locale alike.
enum DecimalNumber {
    /// The powers of ten that a `Double` holds exactly.
    private static let exactPowers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    /// The number that the bytes spell, correctly rounded; nil if they don't spell a decimal number.
    ///
    /// The form is `[+-] digits [. digits] [e [+-] digits]` with at least one digit before or after the point, or the comma
    /// where that is the decimal sign. White space around it is passed over. A number beyond the range of `Double` gives an
    /// infinity.
    ///
    /// Digits and exponent are gathered as integers. If both are exact in a `Double`, one multiplication or division
    /// rounds once and so rounds rightly (Clinger 1990, doi:10.1145/93548.93557); anything else takes the slow way.
    static func value(of bytes: [UInt8], in range: Range<Int>, decimal: CSVDecimal = .point) -> Double? {
        let range = trimmed(range, in: bytes)
        let end = range.upperBound
        var index = range.lowerBound
        guard index < end else { return nil }

        let isNegative = bytes[index] == UInt8(ascii: "-")
        if isNegative || bytes[index] == UInt8(ascii: "+") { index += 1 }

        var digits: UInt64 = 0
        var digitCount = 0
        var significant = 0
        var exponent = 0
        var pointPassed = false
        while index < end {
            let digit = bytes[index] &- UInt8(ascii: "0")
            if digit < 10 {
                digits = digits &* 10 &+ UInt64(digit)
                digitCount += 1
                if significant > 0 || digit > 0 { significant += 1 }
                if pointPassed { exponent -= 1 }
            } else if bytes[index] == decimal.rawValue, !pointPassed {
                pointPassed = true
            } else {
                break
            }
            index += 1
        }
        guard digitCount > 0 else { return nil }

        if index < end {
            guard bytes[index] | 0x20 == UInt8(ascii: "e") else { return nil }
            index += 1
            guard index < end else { return nil }
            let isSmall = bytes[index] == UInt8(ascii: "-")
            if isSmall || bytes[index] == UInt8(ascii: "+") { index += 1 }
            guard index < end else { return nil }
            var power = 0
            while index < end {
                let digit = bytes[index] &- UInt8(ascii: "0")
                guard digit < 10 else { return nil }
                power = min(power * 10 + Int(digit), 1_000_000)
                index += 1
            }
            exponent += isSmall ? -power : power
        }

        guard significant <= 15, abs(exponent) <= 22 else {
            let text = String(decoding: bytes[range], as: UTF8.self)
            return Double(decimal == .point ? text : text.replacing(",", with: "."))
        }
        let magnitude =
            exponent < 0 ? Double(digits) / exactPowers[-exponent] : Double(digits) * exactPowers[exponent]
        return isNegative ? -magnitude : magnitude
    }

    /// The range without the spaces and tabulators at its ends.
    static func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper, bytes[lower] == 0x20 || bytes[lower] == 0x09 { lower += 1 }
        while lower < upper, bytes[upper - 1] == 0x20 || bytes[upper - 1] == 0x09 { upper -= 1 }
        return lower..<upper
    }
}

extension Double {
    /// The number that a text spells with decimal digits, such as `-1.5e3`; nil for anything else, such as `0x10` or
    /// `infinity`.
    public init?(decimal text: String) {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, let last = bytes.last, first > 0x20, last > 0x20,
            let value = DecimalNumber.value(of: bytes, in: bytes.indices)
        else { return nil }
        self = value
    }
}
