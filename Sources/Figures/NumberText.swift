internal import RealModule

/// Writes a number for a sentence: so many significant digits, a true minus sign, no zeros at the end that say nothing.
///
/// Numbers below 0.0001 and from a million on are written with a power of ten.
func text(_ value: Double, digits: Int = 2) -> String {
    guard value.isFinite else { return value.isNaN ? "unknown" : value > 0 ? "∞" : "−∞" }
    guard value != 0 else { return "0" }
    let sign = value < 0 ? "−" : ""
    var exponent = Int(Double.log10(abs(value)).rounded(.down))
    // Two steps, because 10³⁰⁸ times ten is no number.
    let shift = digits - 1 - exponent
    var scaled = (abs(value) * power(shift / 2) * power(shift - shift / 2)).rounded()
    if scaled >= power(digits) {
        scaled /= 10
        exponent += 1
    }
    let figures = String(Int(scaled))
    guard (-4..<6).contains(exponent) else {
        return sign + decimal(figures, point: 1) + " × 10" + superscript(exponent)
    }
    return sign + decimal(figures, point: exponent + 1)
}

/// Writes a number with a fixed count of decimals, for numbers that stand beside each other.
func text(_ value: Double, decimals: Int) -> String {
    let scaled = (abs(value) * power(decimals)).rounded()
    guard decimals > 0, scaled < 1e15 else { return text(value) }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return (value < 0 && scaled > 0 ? "−" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
}

private func power(_ exponent: Int) -> Double { Double.pow(10, exponent) }

/// Digits with a decimal point after so many of them.
private func decimal(_ figures: String, point: Int) -> String {
    guard point < figures.count else { return figures + String(repeating: "0", count: point - figures.count) }
    let whole = point > 0 ? String(figures.prefix(point)) : "0"
    var part = String(repeating: "0", count: max(0, -point)) + figures.dropFirst(max(0, point))
    while part.last == "0" { part.removeLast() }
    return part.isEmpty ? whole : "\(whole).\(part)"
}

private func superscript(_ number: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return (number < 0 ? "⁻" : "") + String(String(abs(number)).compactMap { $0.wholeNumberValue.map { digits[$0] } })
}

/// The name of something that is measured in the unit of a target, such as "width (m)" for "height (m)".
func quantity(_ name: String, of target: String) -> String {
    guard target.hasSuffix(")"), let start = target.lastIndex(of: "(") else { return name }
    return "\(name) \(target[start...])"
}

/// The name of something that is measured in the squared unit of a target, such as "variance (m²)" for "height (m)".
func squared(_ name: String, of target: String) -> String {
    guard target.hasSuffix(")"), let start = target.lastIndex(of: "(") else { return name }
    let unit = target[target.index(after: start)...].dropLast()
    return unit.allSatisfy(\.isLetter) ? "\(name) (\(unit)²)" : "\(name) ((\(unit))²)"
}

/// A value of something with its unit behind it, such as "height 3 m" for "height (m)".
func amount(_ value: Double, of name: String) -> String {
    guard name.hasSuffix(")"), let start = name.lastIndex(of: "(") else { return "\(name) \(text(value))" }
    let unit = name[name.index(after: start)...].dropLast()
    let words = name[..<start].split(separator: " ").joined(separator: " ")
    return "\(words) \(text(value))\u{A0}\(unit)"
}
