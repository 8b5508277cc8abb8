/// Sums of products in double precision, each in one written order: eight partial sums, k modulo 8, then a fixed tree.
///
/// Products are rounded before they are added, so that the bits are the same with and without fused multiply-add.
enum DotProduct {
    /// Numbers that start anywhere in an array.
    typealias Numbers = UnsafePointer<Double>
    private typealias Partial = SIMD8<Double>

    /// Σ a[k] · b[k].
    static func of(_ a: Numbers, _ b: Numbers, count: Int) -> Double {
        var sums = Partial.zero
        var k = 0
        while k + 8 <= count {
            sums += load(a + k) * load(b + k)
            k += 8
        }
        return total(sums, a + k, b + k, count - k)
    }

    /// Σ a[k] · b[row][k] for four rows that stand `step` numbers apart: the same bits as one by one, in half the time.
    static func ofFour(_ a: Numbers, _ b: Numbers, step: Int, count: Int) -> SIMD4<Double> {
        var (sums0, sums1, sums2, sums3) = (Partial.zero, Partial.zero, Partial.zero, Partial.zero)
        var k = 0
        while k + 8 <= count {
            let part = load(a + k)
            sums0 += part * load(b + k)
            sums1 += part * load(b + step + k)
            sums2 += part * load(b + 2 * step + k)
            sums3 += part * load(b + 3 * step + k)
            k += 8
        }
        let rest = count - k
        return SIMD4(
            total(sums0, a + k, b + k, rest), total(sums1, a + k, b + step + k, rest),
            total(sums2, a + k, b + 2 * step + k, rest), total(sums3, a + k, b + 3 * step + k, rest))
    }

    @inline(__always)
    private static func load(_ numbers: Numbers) -> Partial {
        UnsafeRawPointer(numbers).loadUnaligned(as: Partial.self)
    }

    @inline(__always)
    private static func total(_ sums: Partial, _ a: Numbers, _ b: Numbers, _ rest: Int) -> Double {
        var sums = sums
        for k in 0..<rest { sums[k] += a[k] * b[k] }
        let four = sums.lowHalf + sums.highHalf
        let two = four.lowHalf + four.highHalf
        return two[0] + two[1]
    }
}
