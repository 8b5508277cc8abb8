import Testing

@testable import ReportKit

@Suite struct RepeatedDifferenceTests {
    @Test func `Interval and test are Student's, wider where repetitions share rows`() throws {
        // With two degrees of freedom P(|t| > x) = 1 − x/√(2 + x²).
        let alone = try #require(RepeatedDifference([2, 4, 6], [1, 2, 3]))
        #expect(alone.value == 2 && alone.count == 3)
        #expect(abs(alone.probability - 0.074180) < 1e-6)
        #expect(abs(alone.low - (2 - 4.302653 / 3.0.squareRoot())) < 1e-5)
        let shared = try #require(RepeatedDifference([2, 4, 6], [1, 2, 3], overlap: 0.25))
        #expect(abs(shared.probability - 0.120108) < 1e-5)
        #expect(shared.high - shared.low > alone.high - alone.low)
    }

    @Test func `What one of the two lacks is left out, and one pair says nothing`() throws {
        let difference = try #require(RepeatedDifference([1, .nan, 3, 5], [1, 2, .nan, 4]))
        #expect(difference.count == 2 && difference.value == 0.5)
        #expect(RepeatedDifference([1, .nan], [2, 3]) == nil)
        let same = try #require(RepeatedDifference([1, 2], [1, 2]))
        #expect(same.probability == 1 && same.low == 0 && same.high == 0)
    }
}
