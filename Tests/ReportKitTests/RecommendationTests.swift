import Testing

@testable import ReportKit

@Suite struct RecommendationTests {
    /// Scores around a mean; both parts of a pair rise and fall together.
    private func scores(_ mean: Double, wobble: Double = 0) -> [Double] {
        (0..<200).map { (point: Int) -> Double in
            let difficulty = Double(point * 37 % 101) / 1010
            let own = Double(point * 71 % 89 - 44) / 44
            return mean + difficulty + wobble * own
        }
    }

    private func candidate(
        _ title: String, _ scores: [Double], coverage: Double = 0.95, ratio: Double? = 3, distance: Double? = nil,
        outer: Double = 0.95, hasFailedRuns: Bool = false
    ) -> Recommendation.Candidate {
        .init(
            title: title, scores: scores, coverage: (coverage, coverage - 0.02, coverage + 0.02),
            outerCoverage: (outer, outer - 0.02, outer + 0.02),
            nominal: 0.9545, ratio: ratio, distance: distance, hasFailedRuns: hasFailedRuns)
    }

    private func text(_ candidates: [Recommendation.Candidate], seedCount: Int? = 1) -> [String] {
        Recommendation(candidates, seedCount: seedCount).paragraphs.map(\.plainText)
    }

    @Test func `A method that is a little better at every point wins, however much the points differ`() throws {
        let words = try #require(text([candidate("A", scores(0.11)), candidate("B", scores(0.1))]).first)
        #expect(words.hasPrefix("Inside the training range, B predicts best."))
        #expect(words.contains("200 test points"))
    }

    @Test func `Where the interval of a difference reaches zero, nobody wins`() throws {
        let all = [
            candidate("A", scores(0.1)), candidate("B", scores(0.101, wobble: 0.1)), candidate("C", scores(0.3)),
        ]
        let words = try #require(text(all).first)
        #expect(words.contains("no clear winner between A and B"))
        #expect(words.contains("The other method is worse: the interval of its difference stays above zero"))
        #expect(!words.contains("best"))
        // The order in which methods are given changes nothing.
        #expect(text(all.reversed()).first == words)
    }

    @Test func `Equal methods are never told apart`() throws {
        let words = try #require(text([candidate("A", scores(0.1)), candidate("B", scores(0.1))]).first)
        #expect(words.contains("no clear winner between A and B"))
    }

    @Test func `Bands that do not hold what they promise are named`() {
        let words = text([
            candidate("A", scores(0.1)), candidate("B", scores(0.1), coverage: 0.7),
            candidate("C", scores(0.1), coverage: 0.99),
        ])
        #expect(
            words[1].hasPrefix(
                "Trust the bands of A (95.0 %): they cover what they should; too narrow: B (70.0 %); wider than they need be: C (99.0 %)"
            ))
    }

    @Test func `A method that does not notice the end of its data is not to be followed there`() {
        let words = text([candidate("A", scores(0.1)), candidate("B", scores(0.1), ratio: 0.9)])
        #expect(
            words[2].contains(
                "Outside the range A (epistemic σ × 3.0, covers 95.0 % there) is less sure, as one should be"))
        #expect(words[2].contains("do not follow B (epistemic σ × 0.90, covers 95.0 % there)"))
    }

    @Test func `A method that is less sure, but by too little, is not praised, and who does better is named`() {
        let words = text([
            candidate("A", scores(0.1), outer: 0.6), candidate("B", scores(0.2)),
            candidate("C", scores(0.3), ratio: 0.9), candidate("D", scores(0.4), outer: 0.7),
        ])
        #expect(
            words[2]
                == "Outside the range A (epistemic σ × 3.0, covers 60.0 % there) is less sure, but not enough. If you must go there, the bands that still cover what they should are those of B (95.0 %)."
        )
    }

    @Test func `A sampled posterior is an argument where there is one`() {
        let with = text([candidate("A", scores(0.1), distance: 0.2), candidate("B", scores(0.2), distance: 0.05)])
        #expect(with.contains { $0.contains("B is the closest inside the range (a distance of 0.0500)") })
        let without = text([candidate("A", scores(0.1)), candidate("B", scores(0.2))])
        #expect(!without.contains { $0.contains("sampled posterior") })
    }

    @Test func `Caveats say what the numbers can't`() throws {
        let few = [Double](repeating: 0.1, count: 20)
        let one = try #require(text([candidate("A", few, hasFailedRuns: true), candidate("B", few)]).last)
        #expect(one.contains("only 20 test points") && one.contains("another seed"))
        #expect(one.contains("some runs of A diverged"))
        #expect(try #require(text([candidate("A", few), candidate("B", few)], seedCount: 5).last).contains("5 seeds"))
        #expect(try !#require(text([candidate("A", few), candidate("B", few)], seedCount: nil).last).contains("seed"))
    }

    @Test func `Nothing is said of one method, nor of methods without scores`() {
        #expect(text([]).isEmpty)
        #expect(text([candidate("A", scores(0.1))]).isEmpty)
        #expect(text([candidate("A", scores(0.1)), candidate("B", [])]).isEmpty)
        #expect(text([candidate("A", scores(0.1)), candidate("B", [.nan, .nan])]).isEmpty)
    }
}
