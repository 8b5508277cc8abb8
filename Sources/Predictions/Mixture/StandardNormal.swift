/// The normal distribution with mean 0 and variance 1, with the same bits on every machine.
public enum StandardNormal {
    /// The density φ(z) = exp(−z²/2) / √(2π).
    public static func density(_ z: Double) -> Double {
        density(Lanes(repeating: z))[0]
    }

    /// The distribution function Φ(z), with full relative precision in the lower tail down to z = −37.6.
    public static func cumulative(_ z: Double) -> Double {
        cumulative(Lanes(repeating: z)).probability[0]
    }

    /// The z with Φ(z) = p: −∞ for 0, +∞ for 1, NaN outside.
    ///
    /// Newton's steps on ln Φ, which is nearly a parabola, kept inside a bracket that shrinks with every step. The upper
    /// half mirrors the lower one, where Φ is precise.
    public static func quantile(_ p: Double) -> Double {
        guard p > 0, p < 1 else { return p == 0 ? -.infinity : p == 1 ? .infinity : .nan }
        guard p != 0.5 else { return 0 }
        guard p < 0.5 else { return -quantile(1 - p) }
        var low = -39.0
        var high = 0.0
        var z = -1.0
        for _ in 0..<200 {
            let probability = cumulative(z)
            if probability < p { low = z } else { high = z }
            let newton = z - probability / density(z) * naturalLogarithm(probability / p)
            let next = newton > low && newton < high ? newton : 0.5 * (low + high)
            if abs(next - z) <= 1e-15 * abs(z) { return next }
            z = next
        }
        return z
    }

    /// φ of eight numbers.
    @inline(__always)
    static func density(_ z: Lanes) -> Lanes {
        .exp(-0.5 * z * z) * 0.398_942_280_401_432_678
    }

    /// Φ and φ of eight numbers; they share the exponential.
    ///
    /// Φ(z) = ½ erfc(x) for x = −z/√2 ≥ 0, from the Chebyshev series of (1 + 2x) exp(x²) erfc(x) in
    /// t = (x − 3.75)/(x + 3.75), which holds for all x ≥ 0 (Shepherd & Laframboise 1981,
    /// doi:10.1090/S0025-5718-1981-0595058-X; coefficients recomputed to 40 digits).
    @inline(__always)
    static func cumulative(_ z: Lanes) -> (probability: Lanes, density: Lanes) {
        let gaussian = Lanes.exp(-0.5 * z * z)
        let x = z.replacing(with: -z, where: z .< 0) * 0.707_106_781_186_547_524
        let isFar = x .> 1e9
        let t = (x - 3.75) / (x.replacing(with: 1e9, where: isFar) + 3.75)
        let twice = 2 * t.replacing(with: 1, where: isFar)
        var last = Lanes()
        var sum = Lanes()
        // Clenshaw's recurrence, from the highest term down.
        for index in stride(from: 23, through: 1, by: -1) {
            (last, sum) = (sum, twice * sum - last + chebyshev(index))
        }
        let scaled = 0.5 * twice * sum - last + chebyshev(0)
        let tail = (0.5 * gaussian * scaled / (1 + 2 * x)).replacing(with: 0, where: isFar)
        let probability = tail.replacing(with: 1 - tail, where: z .> 0).replacing(with: 0.5, where: z .== 0)
        return (probability, gaussian * 0.398_942_280_401_432_678)
    }

    /// Coefficients of the Chebyshev series above; a switch on a constant index is folded away.
    @inline(__always)
    private static func chebyshev(_ index: Int) -> Double {
        switch index {
        case 0: 1.177_578_934_567_401_75
        case 1: -4.590_054_580_646_477_33e-3
        case 2: -8.424_913_336_651_791_56e-2
        case 3: 5.920_993_999_819_189_05e-2
        case 4: -2.665_866_843_530_575_23e-2
        case 5: 9.074_997_670_705_265_09e-3
        case 6: -2.413_163_540_417_608_19e-3
        case 7: 4.907_758_365_258_086_32e-4
        case 8: -6.916_973_302_501_206_37e-5
        case 9: 4.139_027_986_073_010_17e-6
        case 10: 7.740_383_066_198_490_67e-7
        case 11: -2.188_640_104_923_439_57e-7
        case 12: 1.076_499_946_567_091_04e-8
        case 13: 4.521_959_811_218_286_9e-9
        case 14: -7.754_400_208_831_351_11e-10
        case 15: -6.318_088_340_886_684_49e-11
        case 16: 2.868_795_010_930_669_9e-11
        case 17: 1.945_586_854_577_734_72e-13
        case 18: -9.654_696_748_433_438_91e-13
        case 19: 3.252_548_148_148_739_84e-14
        case 20: 3.347_811_948_286_805_39e-14
        case 21: -1.864_562_880_419_313_1e-15
        case 22: -1.250_795_053_068_864_71e-15
        default: 7.418_235_256_624_043_46e-17
        }
    }
}
