/// The gamma function and its kin in double precision, with the same bits on every platform (as ``ExactSine``), for
/// positive arguments.
enum GammaFunctions {
    /// log Γ(x), within about 1e-14, by Stirling's series (Abramowitz & Stegun 1964, 6.1.41).
    static func logGamma(_ x: Double) -> Double {
        var (x, product) = (x, 1.0)
        while x < 10 {
            product *= x
            x += 1
        }
        let s = 1 / (x * x)
        var sum = 1.0 / 1188 - s * (691.0 / 360360)
        sum = -1.0 / 1680 + s * sum
        sum = 1.0 / 1260 + s * sum
        sum = -1.0 / 360 + s * sum
        sum = 1.0 / 12 + s * sum
        let halfLogTwoPi = 0.9189385332046727
        return (x - 0.5) * ExactExponential.log(x) - x + halfLogTwoPi + sum / x - ExactExponential.log(product)
    }

    /// The derivative of log Γ(x), within about 1e-14, by its asymptotic series (Abramowitz & Stegun 1964, 6.3.18).
    static func digamma(_ x: Double) -> Double {
        var (x, shift) = (x, 0.0)
        while x < 10 {
            shift += 1 / x
            x += 1
        }
        let s = 1 / (x * x)
        var sum = 691.0 / 32760 - s * (1.0 / 12)
        sum = -1.0 / 132 + s * sum
        sum = 1.0 / 240 + s * sum
        sum = -1.0 / 252 + s * sum
        sum = 1.0 / 120 + s * sum
        sum = -1.0 / 12 + s * sum
        return ExactExponential.log(x) - 0.5 / x + s * sum - shift
    }

    /// The density xᵃ⁻¹ e⁻ˣ / Γ(a) of the gamma distribution.
    static func density(_ x: Double, shape a: Double) -> Double {
        guard x > 0 else { return x == 0 && a == 1 ? 1 : 0 }
        return ExactExponential.exp((a - 1) * ExactExponential.log(x) - x - logGamma(a))
    }

    /// The probability that a gamma variable of shape a is below x: the series and the continued fraction of Press and
    /// others (2007, Numerical Recipes, section 6.2), meant for shapes up to some thousands.
    static func probability(below x: Double, shape a: Double) -> Double {
        guard x > 0 else { return 0 }
        if x < a + 1 {
            var (term, sum, n) = (1 / a, 1 / a, a)
            while term > 1e-16 * sum {
                n += 1
                term *= x / n
                sum += term
            }
            return min(sum * x * density(x, shape: a), 1)
        }
        // Lentz's method for the probability above x.
        var b = x + 1 - a
        var c = 1e300
        var d = 1 / b
        var fraction = d
        for n in 1...10_000 {
            let numerator = Double(n) * (a - Double(n))
            b += 2
            d = 1 / nonzero(numerator * d + b)
            c = nonzero(b + numerator / c)
            fraction *= c * d
            if abs(c * d - 1) < 1e-15 { break }
        }
        return max(1 - fraction * x * density(x, shape: a), 0)
    }

    /// The x below which a gamma variable of shape a ≥ 1 is with a probability between 0 and 1.
    ///
    /// Starts from Wilson & Hilferty's cube (1931, doi:10.1073/pnas.17.12.684), whose relative error falls with a, and
    /// improves it by Halley's steps up to a = 1000; relative error 1e-9, beyond that 1e-5.
    static func quantile(_ probability: Double, shape a: Double) -> Double {
        let third = 1 / (9 * a)
        let root = 1 - third + normalQuantile(probability) * third.squareRoot()
        // Where the cube fails the density is xᵃ⁻¹ / Γ(a).
        let least = ExactExponential.exp((ExactExponential.log(probability) + logGamma(a + 1)) / a)
        var x = max(a * root * root * root, min(least, a))
        guard a <= 1000 else { return x }
        for _ in 0..<30 {
            let slope = density(x, shape: a)
            guard slope > 0 else { break }
            let newton = (self.probability(below: x, shape: a) - probability) / slope
            let halley = newton / max(1 - 0.5 * newton * ((a - 1) / x - 1), 0.5)
            let next = max(x - halley, 0.1 * x)
            let change = abs(next - x)
            x = next
            if change < 1e-10 * x { break }
        }
        return x
    }

    /// The standard normal quantile within 4.5e-4 (Abramowitz & Stegun 1964, 26.2.23).
    static func normalQuantile(_ probability: Double) -> Double {
        let tail = min(probability, 1 - probability)
        let t = (-2 * ExactExponential.log(tail)).squareRoot()
        let z =
            t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
        return probability < 0.5 ? -z : z
    }

    private static func nonzero(_ x: Double) -> Double { abs(x) < 1e-300 ? 1e-300 : x }
}
