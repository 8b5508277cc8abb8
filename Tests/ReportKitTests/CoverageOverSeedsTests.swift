import Predictions
import Testing

@testable import ReportKit

@Suite struct CoverageOverSeedsTests {
    private func coverage(_ shares: [Double], isLawKnown: Bool) throws -> BandCoverage {
        BandCoverage(try #require(OverSeeds(shares)), isLawKnown: isLawKnown, count: 140, nominal: 0.9545)
    }

    @Test func `Seeds that agree on the same rows say no more than these rows can`() throws {
        // SciPy 1.17.1: binomtest(133, 140).proportion_ci(method="exact").
        let agreed = try #require(try coverage([0.95, 0.95], isLawKnown: false).interval)
        #expect(abs(agreed.lowerBound - 0.899695) < 2e-6 && abs(agreed.upperBound - 0.979664) < 2e-6)
        // Where runs differ more than that, they decide: s/√2 of 0.85 and 0.95 is 0.05.
        let differing = try #require(try coverage([0.85, 0.95], isLawKnown: false).interval)
        #expect(abs(differing.lowerBound - 0.8) < 1e-9 && abs(differing.upperBound - 1) < 1e-9)
    }

    @Test func `Under a known law the interval is Student's`() throws {
        let interval = try #require(try coverage([0.93, 0.95], isLawKnown: true).interval)
        #expect(abs(interval.lowerBound - (0.94 - 12.706 * 0.01)) < 1e-9)
        #expect(interval.upperBound == 1)
    }
}
