/// Eight numbers that are computed at once, one for each of eight neighbouring points.
///
/// The functions here use nothing but exactly rounded operations in a fixed order, so they give the same bits on every
/// machine, which the C library's do not.
typealias Lanes = SIMD8<Double>

extension SIMD8<Double> {
    /// The exponential function of every lane, to 1 ulp; 0 below −708, where the result would be subnormal.
    ///
    /// x = k·ln 2 + r with |r| ≤ ln 2 / 2, and the Taylor series of exp r to the order at which it ends in a double.
    @inline(__always)
    static func exp(_ x: Lanes) -> Lanes {
        let clamped = x.replacing(with: -708, where: x .< -708).replacing(with: 709, where: x .> 709)
        // Adding 1.5 · 2⁵² leaves the nearest integer in the last bits.
        let shifted = clamped * 1.442_695_040_888_963_4 + 6_755_399_441_055_744
        let k = shifted - 6_755_399_441_055_744
        // ln 2 in two parts; the first has so few digits that its product with k is exact.
        let r = clamped - k * 0x1.62e42feep-1 - k * 0x1.a39ef35793c76p-33
        var series = Lanes(repeating: 1.0 / 6_227_020_800)
        series = series * r + 1.0 / 479_001_600
        series = series * r + 1.0 / 39_916_800
        series = series * r + 1.0 / 3_628_800
        series = series * r + 1.0 / 362_880
        series = series * r + 1.0 / 40_320
        series = series * r + 1.0 / 5_040
        series = series * r + 1.0 / 720
        series = series * r + 1.0 / 120
        series = series * r + 1.0 / 24
        series = series * r + 1.0 / 6
        series = series * r + 0.5
        series = series * r + 1
        series = series * r + 1
        let bits = unsafeBitCast(shifted, to: SIMD8<UInt64>.self)
        let power = unsafeBitCast((bits &+ 1023) &<< 52, to: Lanes.self)
        let result = series * power
        return result.replacing(with: 0, where: x .< -708).replacing(with: .infinity, where: x .> 709.78)
            .replacing(with: x, where: x .!= x)
    }

    /// The natural logarithm of every lane, to 2 ulp; −∞ at 0, NaN below it.
    @inline(__always)
    static func log(_ x: Lanes) -> Lanes {
        var result = Lanes()
        for lane in 0..<8 { result[lane] = naturalLogarithm(x[lane]) }
        return result
    }
}
