/// Sums of products in double precision, each in one written order: eight partial sums, k modulo 8, then a fixed tree.
///
/// Products are rounded before they are added, so that the bits are the same with and without fused multiply-add. What is
/// read is checked once for each sum, before it begins.
enum DotProduct {
    /// Numbers that stand one behind the other in an array.
    typealias Numbers = Span<Double>
    private typealias Partial = SIMD8<Double>

    /// Σ a[k] · b[k] over all of a.
    ///
    /// - Precondition: b has as many numbers, or more.
    static func of(_ a: Numbers, _ b: Numbers) -> Double {
        precondition(b.count >= a.count)
        var sums = Partial.zero
        var k = 0
        while k + 8 <= a.count {
            sums += load(a, k) * load(b, k)
            k += 8
        }
        return total(sums, a, b, 0, k)
    }

    /// Σ a[k] · b[row][k] for four rows that stand `step` numbers apart: the same bits as one by one, in half the time.
    ///
    /// - Precondition: b has as many numbers in each of the rows, or more.
    static func ofFour(_ a: Numbers, _ b: Numbers, step: Int) -> SIMD4<Double> {
        precondition(step >= 0 && b.count >= 3 * step + a.count)
        var (sums0, sums1, sums2, sums3) = (Partial.zero, Partial.zero, Partial.zero, Partial.zero)
        var k = 0
        while k + 8 <= a.count {
            let part = load(a, k)
            sums0 += part * load(b, k)
            sums1 += part * load(b, step + k)
            sums2 += part * load(b, 2 * step + k)
            sums3 += part * load(b, 3 * step + k)
            k += 8
        }
        return SIMD4(
            total(sums0, a, b, 0, k), total(sums1, a, b, step, k), total(sums2, a, b, 2 * step, k),
            total(sums3, a, b, 3 * step, k))
    }

    @inline(__always)
    private static func load(_ numbers: Numbers, _ index: Int) -> Partial {
        numbers.bytes.unsafeLoadUnaligned(
            fromUncheckedByteOffset: index * MemoryLayout<Double>.stride, as: Partial.self)
    }

    /// The partial sums with what is left from an index on.
    @inline(__always)
    private static func total(_ sums: Partial, _ a: Numbers, _ b: Numbers, _ start: Int, _ index: Int) -> Double {
        var sums = sums
        for k in index..<a.count { sums[k - index] += a[unchecked: k] * b[unchecked: start + k] }
        let four = sums.lowHalf + sums.highHalf
        let two = four.lowHalf + four.highHalf
        return two[0] + two[1]
    }
}
