import Testing

@testable import Predictions

@Suite struct BandCoverageTests {
    // Tails of SciPy 1.17.1's binom with p = 0.9545, against 0.025; of 140 observations 127 are few, but nearly enough.
    @Test(
        arguments: [
            (127, 140, false, false), (126, 140, true, false), (19, 24, true, false), (24, 24, false, false),
            (60, 60, false, false), (150, 150, false, true),
        ])
    func `Chance decides by the exact binomial distribution`(held: Int, count: Int, isLow: Bool, isHigh: Bool) {
        let coverage = BandCoverage(held: held, count: count, nominal: 0.9545)
        #expect(coverage.isTooLow() == isLow)
        #expect(coverage.isTooHigh() == isHigh)
        #expect(coverage.share == Double(held) / Double(count))
    }

    @Test(
        arguments: [
            (128, 140, 0.9545, 0.026617, 1e-6), (18_990, 20_000, 0.95, 0.377285, 0.002),
        ])
    func `Tails are those of SciPy`(held: Int, count: Int, nominal: Double, low: Double, tolerance: Double) {
        let coverage = BandCoverage(held: held, count: count, nominal: nominal)
        #expect(abs(coverage.lowTail - low) < tolerance)
        // Both tails hold the count itself.
        #expect(coverage.lowTail + coverage.highTail > 1)
        #expect(coverage.lowTail + coverage.highTail < 1.1)
    }

    // SciPy 1.17.1: binomtest(held, count).proportion_ci(method="exact").
    @Test(
        arguments: [
            (25, 26, 0.803630, 0.999027), (24, 24, 0.857526, 1), (0, 10, 0, 0.308497), (133, 140, 0.899695, 0.979664),
        ])
    func `The interval of a share is exact`(held: Int, count: Int, low: Double, high: Double) throws {
        let interval = try #require(BandCoverage(held: held, count: count, nominal: 0.9545).interval)
        #expect(abs(interval.lowerBound - low) < 2e-6 && abs(interval.upperBound - high) < 2e-6)
    }

    @Test func `Few observations are no reason for trust, and very many no reason for pedantry`() {
        #expect(!BandCoverage(held: 6, count: 6, nominal: 0.9545).isReliable)
        // That none of a few lies outside is no reason either.
        #expect(!BandCoverage(held: 26, count: 26, nominal: 0.9545).isReliable)
        #expect(BandCoverage(held: 48, count: 50, nominal: 0.9545).isReliable)
        #expect(BandCoverage(held: 97, count: 100, nominal: 0.9545).isReliable)
        #expect(!BandCoverage(held: 80, count: 100, nominal: 0.9545).isReliable)
        let many = BandCoverage(held: 143_700, count: 150_000, nominal: 0.9545)
        #expect(many.highTail < 1e-6 && !many.isTooHigh() && many.isReliable)
    }

    @Test func `Over several trainings a band is too narrow if its mean is by more than the tolerance, for sure`() {
        func isTooLow(_ share: Double, _ interval: ClosedRange<Double>?) -> Bool {
            BandCoverage(mean: share, interval: interval, count: 140, nominal: 0.9545, tolerance: 0.05).isTooLow()
        }
        #expect(!isTooLow(0.935, 0.92...0.95) && isTooLow(0.89, 0.87...0.91))
        #expect(!isTooLow(0.85, 0.5...1) && isTooLow(0.85, nil))
    }

    @Test func `A band that is too narrow in one part is found there, whatever the order of the points`() throws {
        // Of 100 points, those at x from 40 to 59 are not held.
        let order = (0..<100).map { $0 * 37 % 100 }
        let found = WeakStretch.all(
            isHeld: order.map { !(40..<60).contains($0) }, inputs: order.map(Double.init), featureCount: 1, nominal: 0.9
        )
        #expect(found.count == 1)
        let stretch = try #require(found.first)
        #expect(stretch.range == 40...59)
        #expect(stretch.coverage == BandCoverage(held: 0, count: 20, nominal: 0.9))
    }

    @Test func `Weak neighbours are one stretch, and the feature is named`() throws {
        let points = (0..<100).map(Double.init)
        let inputs = points.flatMap { [Double(Int($0) * 7 % 100), $0] }
        let found = WeakStretch.all(
            isHeld: points.map { $0 >= 40 }, inputs: inputs, featureCount: 2, nominal: 0.95)
        #expect(found.map(\.feature).contains(1))
        let stretch = try #require(found.first { $0.feature == 1 })
        #expect(stretch.range == 0...39)
        #expect(stretch.coverage.count == 40)
    }

    @Test func `Evenly held bands and few points have no weak stretch`() {
        let even = (0..<100).map { $0 % 20 != 0 }
        let inputs = (0..<100).map(Double.init)
        #expect(WeakStretch.all(isHeld: even, inputs: inputs, featureCount: 1, nominal: 0.95).isEmpty)
        let few = [Bool](repeating: false, count: 49)
        #expect(
            WeakStretch.all(isHeld: few, inputs: few.indices.map(Double.init), featureCount: 1, nominal: 0.95).isEmpty)
    }
}
