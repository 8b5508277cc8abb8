import Predictions
import Testing
import Training

@testable import ReportKit

@Suite struct RecommendationTests {
    /// Scores around a mean; both parts of a pair rise and fall together.
    private func scores(_ mean: Double, wobble: Double = 0, count: Int = 200) -> [Double] {
        (0..<count).map { (point: Int) -> Double in
            let difficulty = Double(point * 37 % 101) / 1010
            let own = Double(point * 71 % 89 - 44) / 44
            return mean + difficulty + wobble * own
        }
    }

    private func counted(_ share: Double, of count: Int = 200) -> BandCoverage {
        BandCoverage(held: Int((Double(count) * share).rounded()), count: count, nominal: 0.9545)
    }

    /// 200 test points inside and 200 outside.
    private func candidate(
        _ title: String, _ mean: Double, inner: Double = 0.95, outer: Double? = 0.95, weakness: [String] = []
    ) -> Recommendation.Candidate {
        Recommendation.Candidate(
            name: title.lowercased(), title: title, scores: scores(mean), inner: counted(inner),
            outer: outer.map { counted($0) }, weakness: weakness)
    }

    private func recommendation(
        _ candidates: [Recommendation.Candidate], seedCount: Int? = 1, isLawKnown: Bool = false, hasRange: Bool = true,
        outerCount: Int = 200
    ) -> Recommendation {
        Recommendation(
            candidates,
            .init(seedCount: seedCount, isLawKnown: isLawKnown, hasRange: hasRange, outerCount: outerCount))
    }

    private func verdict(_ candidates: [Recommendation.Candidate]) -> String {
        recommendation(candidates).verdict.plainText
    }

    @Test func `The answer names one method, what its band covers, who is as good, and whom not to trust`() {
        let words = verdict([
            candidate("A", 0.1, inner: 0.7), candidate("B", 0.2), candidate("C", 0.201), candidate("D", 0.4),
            candidate("E", 0.2, outer: 0.5),
        ])
        #expect(
            words
                == "Trust B: its ±2σ band covers 95 % (91–98) inside the training range and 95 % (91–98) outside, where 95.45 % are promised. A predicts better, but its band is not right. Distrust E and A: they cover too little."
        )
    }

    @Test func `Who is as good is within five per cent, and not worse for sure`() {
        var wobbling = candidate("C", 0.2)
        wobbling.scores = scores(0.203, wobble: 0.1)
        // A little worse at every point is worse for sure; far worse without certainty is no equal either.
        var doubtful = candidate("D", 0.2)
        doubtful.scores = scores(0.24, wobble: 1)
        let all = [candidate("A", 0.2), candidate("B", 0.203), wobbling, doubtful]
        let found = recommendation(all)
        #expect(found.leaders.map(\.title) == ["A", "C"])
        #expect(found.verdict.plainText.contains("Within 5 % of its CRPS: C."))
        // Under a known law nothing is left to chance.
        #expect(recommendation(all, isLawKnown: true).leaders.map(\.title) == ["A", "B", "C"])
        // The order in which methods are given changes nothing.
        #expect(recommendation(all.reversed()).verdict == found.verdict)
    }

    @Test func `That no test speaks against a band is no reason for trust`() throws {
        var few = candidate("A", 0.1, outer: nil)
        few.scores = scores(0.1, count: 12)
        few.inner = counted(1, of: 12)
        #expect(few.standing == .unclear)
        let one = recommendation([few], outerCount: 0)
        #expect(
            one.verdict.plainText
                == "12 test points are too few to trust a band by. That of A covers 100 % (74–100) inside the training range, where 95.45 % are promised."
        )
        var worse = few
        (worse.title, worse.scores) = ("B", scores(0.2, count: 12))
        #expect(
            recommendation([worse, few], outerCount: 0).verdict.plainText.hasPrefix(
                "12 test points are too few to trust a band by. A predicts best; its band covers"))
        // Who is to be distrusted is not named beside it.
        var narrow = few
        (narrow.title, narrow.inner) = ("C", counted(0.5, of: 12))
        #expect(recommendation([few, narrow], outerCount: 0).recommended.map(\.title) == ["A"])
        let caveats = recommendation([candidate("A", 0.1), few], outerCount: 0).caveats?.plainText
        #expect(try !#require(caveats).contains("only"))
    }

    @Test func `A little more than the promise is trusted, and said`() {
        #expect(
            verdict([candidate("A", 0.2), candidate("B", 0.1, inner: 1)]).hasPrefix(
                "Trust B: its ±2σ band covers 100.0 % (98.2–100.0) inside the training range and 95 % (91–98) outside, more than the 95.45 % promised."
            ))
    }

    @Test func `Rows that were predicted by fits without them are called so`() {
        var candidate = candidate("A", 0.1, outer: nil)
        candidate.inner = counted(0.95, of: 80)
        let found = Recommendation([candidate], .init(isCrossValidated: true))
        #expect(found.verdict.plainText.contains("95 % (88–99) of rows that it did not see"))
        #expect(found.caveats?.plainText.hasPrefix("But: there are only 80 rows;") ?? false)
    }

    @Test func `Of a handful of points nobody predicts best`() {
        let handful = [("A", 0.1), ("B", 0.2)].map { title, mean in
            var few = candidate(title, mean, outer: nil)
            few.scores = scores(mean, count: 9)
            few.inner = counted(1, of: 9)
            return few
        }
        let found = recommendation(handful, outerCount: 0)
        #expect(found.leaders.isEmpty)
        #expect(found.verdict.plainText.contains("to trust a band by. That of A covers"))
        // Seeds are another measure than points.
        #expect(recommendation(handful, seedCount: 5, outerCount: 0).leaders.map(\.title) == ["A"])
    }

    @Test func `Where no band is right, the closest is named with what is wrong`() {
        #expect(
            verdict([candidate("A", 0.1, inner: 0.7), candidate("B", 0.2, weakness: ["x from −1 to 1 (75 %)"])])
                == "No band covers what it should everywhere. Closest comes B: 95 % (91–98) inside the training range and 95 % (91–98) outside, where 95.45 % are promised; but too little at x from −1 to 1 (75 %). Distrust A: it covers too little."
        )
        var wide = candidate("B", 0.2)
        wide.inner = BandCoverage(held: 190, count: 200, nominal: 0.8)
        #expect(
            verdict([candidate("A", 0.1, inner: 0.7), wide]).hasPrefix(
                "No band covers just what it should. On the safe side is B: it covers 95 % (91–98) inside"))
        let narrow = verdict([candidate("A", 0.1, inner: 0.7), candidate("B", 0.2, inner: 0.8)])
        #expect(narrow.hasPrefix("Trust none of these bands as they are. The band of B, the closest, covers 80 %"))
        #expect(narrow.hasSuffix("--recalibrate variance widens it."))
        #expect(verdict([candidate("A", 0.1, inner: 0.7)]).hasPrefix("Don't trust this band. It covers 70 %"))
    }

    @Test func `A method that has failed is distrusted, stands last, and is never recommended`() {
        var failed = candidate("A", 0.01)
        failed.failure = "it predicts worse than the mean of the training targets does"
        let found = recommendation([failed, candidate("B", 0.2)])
        #expect(found.choice?.title == "B" && found.ordered.map(\.title) == ["B", "A"])
        #expect(found.verdict.plainText.hasSuffix("Distrust A: it failed."))
        #expect(!found.leaders.contains { $0.title == "A" })
        #expect(recommendation([failed]).verdict.plainText == "Trust none of these: A failed.")
        #expect(recommendation([]).verdict.isEmpty)
    }

    @Test func `A single value at each point has no band`() {
        var point = candidate("A", 0.1)
        (point.inner, point.outer, point.scores, point.hasBand) = (nil, nil, [], false)
        #expect(verdict([point]).hasPrefix("There is no band to judge"))
        #expect(recommendation([point]).faults.isEmpty)
        // A band that no test point lies in is another thing.
        point.hasBand = true
        #expect(
            verdict([point])
                == "Nobody can say which band to trust: no test point lies among the training data.")
    }

    @Test func `Where all test points lie outside the training range, bands are judged there, and it is said`() throws {
        let circumstances = Recommendation.Circumstances(isOutside: true)
        let found = Recommendation(
            [candidate("A", 0.1), candidate("B", 0.2, inner: 0.4)].map { candidate in
                var candidate = candidate
                candidate.outer = nil
                return candidate
            }, circumstances)
        let words = found.verdict.plainText
        #expect(
            words.hasPrefix("Trust A: its ±2σ band covers ") && words.contains(" outside the training range, where"))
        #expect(words.hasSuffix("Distrust B: it covers too little."))
        #expect(found.faults.contains { $0.plainText.hasPrefix("B: too narrow outside: ") })
        let rows = Observations(x: [0, 1, 2, 3], y: [0, 1, 0, 1])
        func data(_ x: [Double]) -> DataSet {
            DataSet(
                name: "a", title: "A", summary: "", features: ["x"], target: "y", training: rows,
                test: Observations(x: x, y: x), shown: 0...9)
        }
        #expect(try data([7, 8]).judgedRegion == .outOfRange)
        #expect(try data([2, 8]).judgedRegion == .inRange)
        #expect(try data([]).judgedRegion == .inRange)
    }

    @Test
    func `The first group stands before the second, trusted bands before others, adjustments behind their method`() {
        var quantiles = candidate("Q", 0.01)
        quantiles.isForComparison = true
        var adjusted = candidate("B + conformal", 1)
        (adjusted.name, adjusted.base, adjusted.scores) = ("b+conformal", "b", [])
        let all = [quantiles, candidate("A", 0.1, inner: 0.7), candidate("B", 0.2), adjusted]
        #expect(recommendation(all).ordered.map(\.title) == ["B", "B + conformal", "A", "Q"])
    }

    @Test func `The answer has at most fifty words, however many methods there are and however long their names`() {
        let long = (1...20).map {
            candidate("Local reparameterization \($0)", 0.2, outer: $0 > 9 ? 0.5 : 0.95)
        }
        let words = verdict(long).split(separator: " ").filter { $0 != "%" }
        #expect(words.count <= 50, "\(words.count)")
        #expect(
            verdict(long).contains("and 6 others.")
                && verdict(long).contains("and 9 others outside the range"))
    }

    @Test func `Where nobody knows the training range, nothing is said of inside or outside`() {
        let found = recommendation(
            [candidate("A", 0.1, outer: nil), candidate("B", 0.1, inner: 0.5, outer: nil)], seedCount: nil,
            hasRange: false,
            outerCount: 0)
        let words = [found.verdict, found.caveats ?? ""].map(\.plainText) + found.faults.map(\.plainText)
        #expect(words[0].hasPrefix("Trust A: its ±2σ band covers 95 % (91–98) of the test points, where"))
        #expect(!words.contains { $0.contains("inside") || $0.contains("outside") || $0.contains("seed") })
    }

    @Test func `Caveats say what the numbers can't`() throws {
        var diverged = candidate("A", 0.1, outer: nil)
        diverged.hasFailedRuns = true
        diverged.inner = counted(0.97, of: 60)
        let one = try #require(recommendation([diverged], outerCount: 2).caveats).plainText
        #expect(one.contains("only 60 test points") && one.contains("another seed"))
        #expect(one.contains("2 test points outside are too few") && one.contains("some runs of A diverged"))
        #expect(try #require(recommendation([diverged], seedCount: 5).caveats).plainText.contains("5 seeds"))
    }

    // MARK: Faults

    @Test func `Each fault is named with its place and its reason`() {
        var level = candidate("A", 0.1)
        (level.noise, level.ratio, level.deviationRatio) = (0.2...0.2, 3, 1.5)
        var short = candidate("B", 0.1, outer: 0.5)
        (short.noise, short.ratio) = (0.01...0.4, 1.1)
        var gap = candidate("D", 0.1)
        gap.gap = counted(0.6)
        var single = candidate("E", 0.1, outer: 0.4)
        single.isForComparison = true
        let all = [
            level, short, gap, candidate("F", 0.1, inner: 0.7), candidate("G", 0.1, inner: 1),
            candidate("H", 0.1), single,
        ]
        let found = Recommendation(all, .init(isLawKnown: true, lawNoise: 0.02...0.43, outerCount: 200))
        #expect(
            Set(found.faults.map(\.plainText)) == [
                "H: no fault found, inside and outside: at most 5 points below the promise, and 10 in any fifth of the range.",
                "A: one noise level (σ 0.20) where the true one goes from 0.020 to 0.43.",
                "B: too narrow outside: 50 % (43–57), where its epistemic σ is no larger than inside (× 1.1).",
                "D: it does not notice the gap between the data: 60 % (53–67) there.",
                "E: too narrow outside: 40 % (33–47), where it is one function, whose σ need not grow away from the data.",
                "F: too narrow inside: 70 % (63–76).",
                "G: wider than need be inside: 100.0 % (98.2–100.0).",
            ])
    }

    @Test func `Without a law, the noise that trusted methods find shows what one level hides`() {
        var level = candidate("A", 0.1)
        level.noise = 0.2...0.2
        var varying = candidate("B", 0.1)
        varying.noise = 0.1...0.4
        #expect(
            recommendation([level, varying]).faults.map(\.plainText).contains(
                "A: one noise level (σ 0.20) where others find from 0.10 to 0.40."))
        varying.noise = 0.2...0.25
        #expect(recommendation([level, varying]).faults.count == 1)
    }

    // MARK: What a band holds

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
}
