import Training
import Predictions
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

    /// 200 test points inside and 200 outside.
    private func candidate(
        _ title: String, _ scores: [Double], coverage: Double = 0.95, ratio: Double? = 3, distance: Double? = nil,
        outer: Double? = 0.95, weakness: [String] = [], hasFailedRuns: Bool = false
    ) -> Recommendation.Candidate {
        func counted(_ share: Double) -> BandCoverage {
            BandCoverage(held: Int((200 * share).rounded()), count: 200, nominal: 0.9545)
        }
        return .init(
            title: title, scores: scores, inner: counted(coverage), outer: outer.map(counted), weakness: weakness,
            ratio: ratio, distance: distance, hasFailedRuns: hasFailedRuns)
    }

    private func text(_ candidates: [Recommendation.Candidate], seedCount: Int? = 1) -> [String] {
        Recommendation(candidates, seedCount: seedCount).paragraphs.map(\.plainText)
    }

    @Test func `Bands that cover what they should come first`() throws {
        let words = text([
            candidate("A", scores(0.1), coverage: 0.7), candidate("B", scores(0.2)), candidate("C", scores(0.3)),
        ])
        #expect(
            words[0]
                == "Trust the bands of B and C: they cover what they should, inside and outside the training range. A band of ±2σ, or the interval in its place, should cover 95.45 % of the observations; these cover 95.0 % inside and 95.0 % outside. Of these, B has the lowest CRPS inside the training range."
        )
        #expect(
            words[1].hasPrefix("A predicts best: at the 200 test points inside the training range its CRPS is lower"))
        #expect(words[1].hasSuffix("But its band covers too little inside the training range (70.0 %)."))
    }

    @Test func `A band that covers enough in one place only is not to be trusted, and where it does is said`() {
        let words = text([
            candidate("A", scores(0.1), outer: 0.6), candidate("B", scores(0.2), coverage: 0.8),
            candidate("C", scores(0.3), outer: 0.7),
        ])
        #expect(words[0].hasPrefix("No band covers what it should everywhere, inside and outside the training range."))
        #expect(words[0].contains("Inside, the bands of A (95.0 %) and C (95.0 %) do."))
        #expect(words[0].hasSuffix("Outside, the band of B (95.0 %) does."))
    }

    @Test func `A band that is right on the whole but not everywhere is not to be trusted blindly`() {
        let words = text([
            candidate("A", scores(0.1), coverage: 0.7),
            candidate("B", scores(0.2), weakness: ["x from −1 to 1 (75 %)"]),
        ])
        #expect(words[0].hasPrefix("No band covers what it should everywhere"))
        #expect(
            words[0].hasSuffix(
                "On the whole the band of B (95.0 %) does, but in parts of the range it covers too little: B at x from −1 to 1 (75 %)."
            ))
        #expect(words[2].hasPrefix("Outside the range the epistemic σ of A (×\u{00A0}3.0) and B (×\u{00A0}3.0) grows"))
    }

    /// y = N(0, 1) at 200 points, of which none is drawn beyond ±1: a band counted there would seem too wide.
    @Test func `Where the law is known, a band is held against it, not against the draw`() throws {
        let x = (0..<200).map { Double($0) / 199 }
        let rows = Observations(x: x, y: x.map { $0 < 0.5 ? 1 : -1 })
        func coverage(_ deviation: Double, noise: (@Sendable (Double) -> Double)?) throws -> BandCoverage? {
            let data = DataSet(
                name: "law", title: "Law", summary: "", features: ["x"], target: "y", training: rows, test: rows,
                shown: 0...1, truth: { _ in 0 }, noise: noise)
            let samples = try PredictionSamples(
                drawCount: 1, pointCount: 200, mean: [Float](repeating: 0, count: 200),
                noise: .perDraw([Float(deviation * deviation)]))
            return HeldObservations(samples, on: data, nominal: 0.9545).coverage(at: Array(0..<200))
        }
        let right = try #require(try coverage(1, noise: { _ in 1 }))
        // Φ(2) − Φ(−2) and Φ(1) − Φ(−1), scipy.stats.norm.cdf.
        #expect(abs(right.share - 0.954499736) < 1e-6 && !right.isTooLow() && !right.isTooHigh())
        let narrow = try #require(try coverage(0.5, noise: { _ in 1 }))
        #expect(abs(narrow.share - 0.682689492) < 1e-6 && narrow.isTooLow())
        let wide = try #require(try coverage(2, noise: { _ in 1 }))
        #expect(wide.isTooHigh())
        // Noise of which nothing is left is held or not.
        #expect(try coverage(1, noise: { _ in 0 })?.share == 1)
        // Without a law, observations are counted.
        #expect(try coverage(0.4, noise: nil)?.share == 0)
    }

    @Test func `Bands that promise other shares are said to`() {
        let narrow = Recommendation.Candidate(
            title: "B", scores: scores(0.1), inner: BandCoverage(held: 180, count: 200, nominal: 0.9), outer: nil,
            weakness: [], ratio: nil, distance: nil, hasFailedRuns: false)
        let words = text([candidate("A", scores(0.1), outer: nil), narrow])
        #expect(words[0].contains("Each band should cover what it promises, 90.00 to 95.45 % of the observations"))
    }

    @Test func `Who has no score to be compared by is named`() throws {
        let all = ["A", "B"].map { candidate($0, scores(0.1)) }
        let words = Recommendation(all, aside: ["A + conformal"]).paragraphs.map(\.plainText)
        #expect(
            try #require(words.last).contains(
                "A + conformal has no CRPS and is not compared here; the table and the chapters tell what its interval covers"
            ))
    }

    @Test func `Few points outside judge nobody`() throws {
        let all = ["A", "B"].map { candidate($0, scores(0.1), outer: nil) }
        let words = Recommendation(all, outerCount: 2).paragraphs.map(\.plainText)
        #expect(words[0].hasPrefix("Trust the bands of A and B: they cover what they should. A band"))
        #expect(try #require(words.last).contains("2 test points outside are too few to judge a band by"))
    }

    @Test func `Where no band is just right, those that cover more are on the safe side`() throws {
        let words = text([candidate("A", scores(0.1), coverage: 0.7), candidate("B", scores(0.2), coverage: 0.99)])
        #expect(words[0].hasPrefix("No band covers what it should everywhere, inside and outside the training range."))
        #expect(
            words[0].hasSuffix(
                "On the safe side is the band of B (99.0 %): wider than it need be inside the training range."))
    }

    @Test func `Where nobody knows the training range, nothing is said of inside or outside`() {
        let all = ["A", "B"].map { candidate($0, scores(0.1), ratio: nil, outer: nil) }
        let words = Recommendation(all, seedCount: nil, hasRange: false).paragraphs.map(\.plainText)
        #expect(words[0].hasPrefix("Trust the bands of A and B: they cover what they should. A band"))
        #expect(!words.contains { $0.contains("inside") || $0.contains("outside") || $0.contains("range") })
    }

    @Test func `A method that is a little better at every point wins, however much the points differ`() throws {
        let words = text([candidate("A", scores(0.11)), candidate("B", scores(0.1))])[1]
        #expect(words.hasPrefix("B predicts best"))
        #expect(words.contains("200 test points"))
    }

    @Test func `Where the interval of a difference reaches zero, nobody wins`() throws {
        let all = [
            candidate("A", scores(0.1)), candidate("B", scores(0.101, wobble: 0.1)), candidate("C", scores(0.3)),
        ]
        let words = text(all)
        #expect(words[0].hasSuffix("Of these, A and B have the lowest CRPS inside the training range."))
        #expect(words[1].contains("A and B predict best, with no clear winner"))
        #expect(words[1].contains("The other method is worse."))
        // The order in which methods are given changes nothing.
        #expect(text(all.reversed()) == words)
    }

    @Test func `Equal methods are never told apart`() throws {
        let words = text([candidate("A", scores(0.1)), candidate("B", scores(0.1))])
        #expect(words[0].hasSuffix("Neither has a lower CRPS for sure."))
        #expect(words[1].hasPrefix("There is no clear winner by CRPS at the 200 test points"))
    }

    @Test func `What is wrong with the bands of those who predict best is said`() {
        let words = text([
            candidate("A", scores(0.1)), candidate("B", scores(0.1), coverage: 0.7),
            candidate("C", scores(0.1), coverage: 0.99),
        ])
        #expect(
            words[1].hasSuffix(
                "But the band of B (70.0 %) covers too little inside the training range. The band of C (99.0 %) is wider than it need be."
            ))
        #expect(words[0].hasPrefix("Trust the band of A: it covers what it should"))
    }

    @Test func `Who notices the end of the data is said, and who is not to be followed there`() {
        let words = text([
            candidate("A", scores(0.1)), candidate("B", scores(0.1), ratio: 0.9),
            candidate("C", scores(0.1), outer: 0.6), candidate("D", scores(0.4), coverage: 0.5, outer: 0.7),
        ])
        #expect(
            words[2]
                == "Outside the range the epistemic σ of A (×\u{00A0}3.0) grows, as it should. Do not follow C (60.0 %) out of the range: its band covers too little there. B (×\u{00A0}0.90) is no less sure outside the range than inside."
        )
    }

    @Test func `Many names are counted`() throws {
        let words = try #require(text((1...20).map { candidate("M\($0)", scores(0.1)) }).first)
        #expect(words.hasPrefix("Trust the bands of M1, M2, M3, M4, M5 and 15 others: they cover"))
    }

    @Test func `A sampled posterior is an argument where there is one`() {
        let with = text([candidate("A", scores(0.1), distance: 0.2), candidate("B", scores(0.2), distance: 0.05)])
        #expect(with.contains { $0.contains("B is the closest inside the training range (a distance of 0.0500)") })
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

    @Test func `A method that has failed is named first and never recommended`() throws {
        let others = Recommendation([candidate("B", scores(0.2)), candidate("C", scores(0.3))], failed: ["A"])
        let words = others.paragraphs.map(\.plainText)
        #expect(words[0].hasPrefix("Do not use A. A has failed, whatever its band covers"))
        #expect(words[1].hasPrefix("Trust the bands of B and C"))
        #expect(!words.dropFirst().contains { $0.contains("of A") })
        let one = Recommendation([candidate("B", scores(0.2))], failed: ["A"]).paragraphs.map(\.plainText)
        #expect(one[1].hasPrefix("Trust the band of B"))
        #expect(!one.contains { $0.contains("best") })
        let none = Recommendation([], failed: ["A", "B"]).paragraphs.map(\.plainText)
        #expect(none.count == 1)
        #expect(none[0].hasPrefix("Trust none of these. A and B have failed"))
    }
}
