import Testing

@testable import Predictions

@Suite struct LanesTests {
    /// z and scipy.stats.norm.cdf(z).
    @Test(
        "Φ has full relative precision from far tail to far tail",
        arguments: [
            (-37, 5.7255712225239266e-300), (-10, 7.61985302416047e-24), (-5, 2.866515718791933e-07),
            (-2, 0.022750131948179195), (-1, 0.15865525393145707), (-0.1, 0.460172162722971), (0, 0.5),
            (0.5, 0.6914624612740131), (1, 0.8413447460685429), (3, 0.9986501019683699), (7, 0.9999999999987201),
        ]) func cumulative(z: Double, expected: Double)
    {
        // The rounding of z²/2 is multiplied by z²/2.
        #expect(abs(StandardNormal.cumulative(z) - expected) <= 4e-16 * (1 + z * z) * expected)
    }

    /// p and scipy.stats.norm.ppf(p).
    @Test(
        "The quantile inverts Φ",
        arguments: [
            (1e-300, -37.0470962993612), (1e-10, -6.361340902404056), (0.00135, -2.9999769927033935),
            (0.025, -1.9599639845400545), (0.3, -0.5244005127080409), (0.5, 0), (0.75, 0.6744897501960817),
            (0.999999, 4.753424308817087),
        ]) func quantile(p: Double, expected: Double)
    {
        #expect(abs(StandardNormal.quantile(p) - expected) <= 1e-14 * abs(expected))
    }

    @Test("The ends of the line: Φ(±∞), quantiles of 0 and 1, NaN")
    func ends() {
        #expect(StandardNormal.cumulative(-.infinity) == 0)
        #expect(StandardNormal.cumulative(.infinity) == 1)
        #expect(StandardNormal.cumulative(1e200) == 1)
        #expect(StandardNormal.cumulative(.nan).isNaN)
        #expect(StandardNormal.quantile(0) == -.infinity)
        #expect(StandardNormal.quantile(1) == .infinity)
        #expect(StandardNormal.quantile(1.5).isNaN)
    }

    /// x and exp(x), ln(x) from the tables of Abramowitz & Stegun, completed with mpmath.
    @Test("Exponential and logarithm agree with tables")
    func elementary() {
        let x: [Double] = [-700, -20.5, -1, -1e-9, 0, 0.5, 1, 700]
        let expected = [
            9.859676543759770e-305, 1.250152866386743e-9, 0.36787944117144233, 0.999999999, 1, 1.6487212707001282,
            2.718281828459045, 1.0142320547350045e304,
        ]
        let found = Lanes.exp(Lanes(x))
        for lane in 0..<8 { #expect(abs(found[lane] - expected[lane]) <= 4e-16 * expected[lane]) }
        #expect(naturalLogarithm(1) == 0)
        #expect(abs(naturalLogarithm(2) - 0.6931471805599453) <= 2e-16)
        #expect(abs(naturalLogarithm(10) - 2.302585092994046) <= 5e-16)
        #expect(abs(naturalLogarithm(1e-300) + 690.7755278982137) <= 2e-13)
        #expect(naturalLogarithm(0) == -.infinity)
        #expect(naturalLogarithm(-1).isNaN)
        let ends = Lanes.exp(Lanes([-.infinity, -1e300, .infinity, 1e300, .nan, 0, 0, 0]))
        #expect(ends[0] == 0 && ends[1] == 0 && ends[2] == .infinity && ends[3] == .infinity && ends[4].isNaN)
    }
}
