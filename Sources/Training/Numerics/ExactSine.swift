/// Sine and cosine in double precision with the same bits on every platform, for what training depends on.
///
/// The platform's functions differ in the last bit from one library to the next, and a chaotic process such as
/// training turns one bit into another picture. Meant for moderate arguments, |x| up to about 10⁵.
enum ExactSine {
    /// The sine of x radians, within about 1e-15.
    static func sin(_ x: Double) -> Double {
        let (quadrant, r) = reduced(x)
        return value(quadrant: quadrant, r)
    }

    /// The cosine of x radians, within about 1e-15.
    static func cos(_ x: Double) -> Double {
        let (quadrant, r) = reduced(x)
        return value(quadrant: quadrant + 1, r)
    }

    private static func value(quadrant: Int, _ r: Double) -> Double {
        let s = r * r
        let isCosine = quadrant & 1 == 1
        // Taylor's series to r²¹, which is exact to double precision for |r| ≤ π/4.
        var factor = isCosine ? 20.0 : 21.0
        var sum = 1.0
        while factor > 1.5 {
            sum = 1 - s / (factor * (factor - 1)) * sum
            factor -= 2
        }
        let result = isCosine ? sum : r * sum
        return quadrant & 2 == 2 ? -result : result
    }

    private static func reduced(_ x: Double) -> (quadrant: Int, remainder: Double) {
        let n = (x * 0.6366197723675814).rounded()
        let rest = x.addingProduct(-n, 1.5707963267948966)
        return (Int(n), rest.addingProduct(-n, 6.123233995736766e-17))
    }
}
