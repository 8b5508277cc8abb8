/// Numbers as short as they can be: no trailing zeros, no minus on zero, the same in every locale.
enum ShortNumber {
    /// The number rounded to a count of decimals from 0 to 6.
    static func text(_ value: Double, decimals: Int) -> String {
        var unit = 1.0
        for _ in 0..<decimals { unit *= 10 }
        let scaled = (value * unit).rounded()
        guard scaled.magnitude < 1e15 else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
        return text(Int(scaled), decimals: decimals)
    }

    /// A number given in units of its last decimal.
    static func text(_ units: Int, decimals: Int) -> String {
        var digits = String(units.magnitude)
        if decimals > 0 && units != 0 {
            digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
            var fraction = digits.suffix(decimals)
            let whole = digits.dropLast(decimals)
            while fraction.last == "0" { fraction.removeLast() }
            digits = String(whole) + (fraction.isEmpty ? "" : "." + fraction)
        }
        return (units < 0 ? "-" : "") + digits
    }
}
