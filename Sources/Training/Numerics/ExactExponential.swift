internal import Predictions

/// Exponential and logarithm in double precision with the same bits on every platform, for what training depends on.
///
/// As with ``ExactSine``: the platform's functions differ in the last bit from one library to the next.
package enum ExactExponential {
    private static let log2High = 0x1.62e42feep-1
    private static let log2Low = 0x1.a39ef35793c76p-33

    /// e to the power of x, within about 1e-15 of itself; 0 below −708 and infinite above 709.
    package static func exp(_ x: Double) -> Double {
        guard x > -708 else { return x.isNaN ? x : 0 }
        guard x < 709 else { return .infinity }
        // x = n log 2 + r with |r| ≤ ½ log 2; adding 1.5·2⁵² rounds to the nearest integer.
        let n = (x * 0x1.71547652b82fep+0 + 0x1.8p52) - 0x1.8p52
        let r = (x - n * log2High) - n * log2Low
        // Taylor's series to r¹³, nested.
        var sum = 1 + r * (1.0 / 13)
        sum = 1 + r * (1.0 / 12) * sum
        sum = 1 + r * (1.0 / 11) * sum
        sum = 1 + r * (1.0 / 10) * sum
        sum = 1 + r * (1.0 / 9) * sum
        sum = 1 + r * (1.0 / 8) * sum
        sum = 1 + r * (1.0 / 7) * sum
        sum = 1 + r * (1.0 / 6) * sum
        sum = 1 + r * (1.0 / 5) * sum
        sum = 1 + r * (1.0 / 4) * sum
        sum = 1 + r * (1.0 / 3) * sum
        sum = 1 + r * (1.0 / 2) * sum
        sum = 1 + r * sum
        return sum * Double(bitPattern: UInt64(bitPattern: Int64(n) + 1023) << 52)
    }

    /// The natural logarithm of x, which the scores take, too; −∞ at 0 and not a number below.
    static func log(_ x: Double) -> Double { naturalLogarithm(x) }

    /// log(1 + eˣ) without overflow.
    static func softplus(_ x: Double) -> Double {
        // So far down the sum is 1, or nearly.
        guard x > -30 else { return exp(x) }
        return max(x, 0) + log(1 + exp(-abs(x)))
    }

    /// The x of which log(1 + eˣ) is a number above 0.
    static func inverseSoftplus(_ y: Double) -> Double {
        y > 20 ? y : log(exp(y) - 1)
    }
}
