/// The natural logarithm, to 2 ulp, with the same bits on every machine; that of all training and scoring in double
/// precision.
///
/// x = 2ᵉ·m with √½ ≤ m < √2, and the series ln m = 2·artanh s = 2(s + s³/3 + s⁵/5 + …) for s = (m − 1)/(m + 1).
package func naturalLogarithm(_ x: Double) -> Double {
    guard x > 0, x < .infinity else { return x == 0 ? -.infinity : x == .infinity ? x : .nan }
    var exponent = Double(x.exponent)
    var m = x.significand
    if m > 1.414_213_562_373_095_1 {
        m *= 0.5
        exponent += 1
    }
    let s = (m - 1) / (m + 1)
    let square = s * s
    var series = 0.0
    for odd in stride(from: 23, through: 3, by: -2) { series = series * square + 1 / Double(odd) }
    let tail = 2 * s * square * series
    return exponent * 0x1.62e42feep-1 + (2 * s + (tail + exponent * 0x1.a39ef35793c76p-33))
}
