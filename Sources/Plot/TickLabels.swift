internal import RealModule

/// Labels of one axis: the same number of decimals throughout, a true minus, powers of ten where numbers get long.
enum TickLabels {
    /// A true minus sign, as wide as a plus.
    static let minus = "\u{2212}"

    /// The labels of values on one axis, in the markup of ``RichText``.
    static func texts(_ values: [Double]) -> [String] {
        let largest = values.map(abs).filter { $0.isFinite }.max() ?? 0
        guard largest > 0 else { return values.map { _ in "0" } }
        let exponent = Int(Double.log10(largest).rounded(.down))
        if exponent >= 6 || exponent < -4 {
            // Twice by half, so that neither factor leaves the range of a Double.
            let half = exponent / 2
            let scaled = values.map { $0 / TickSearch.powerOfTen(half) / TickSearch.powerOfTen(exponent - half) }
            return zip(values, plain(scaled)).map { value, text in
                value == 0 ? "0" : "\(text) × 10^{\(String(exponent).replacing("-", with: minus))}"
            }
        }
        return plain(values)
    }

    /// Plain decimals, as many as the finest step needs.
    private static func plain(_ values: [Double]) -> [String] {
        let decimals = values.map(neededDecimals).max() ?? 0
        return values.map { fixed($0, decimals: decimals) }
    }

    private static func neededDecimals(_ value: Double) -> Int {
        var scaled = abs(value)
        for decimals in 0..<10 {
            if abs(scaled - scaled.rounded()) < 1e-6 * max(scaled, 1) { return decimals }
            scaled *= 10
        }
        return 10
    }

    /// A number with a fixed number of decimals, the same in every locale.
    static func fixed(_ value: Double, decimals: Int) -> String {
        var power = 1.0
        for _ in 0..<decimals { power *= 10 }
        let scaled = (abs(value) * power).rounded()
        guard scaled < 9e18 else { return "\(value)".replacing("-", with: minus) }
        let digits = String(UInt64(scaled))
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let sign = value < 0 && scaled > 0 ? minus : ""
        guard decimals > 0 else { return sign + padded }
        return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }
}
