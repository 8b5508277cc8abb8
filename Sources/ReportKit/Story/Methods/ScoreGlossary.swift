import Tables
import Predictions

/// What the scores mean.
enum ScoreGlossary {
    /// The glossary behind a line that opens it.
    static func blocks(_ scores: [Score]) -> [Block] {
        [.details(summary: "What the scores mean", anchor: "scores", definitions(scores))]
    }

    private static func definitions(_ scores: [Score]) -> [Block] {
        [
            .paragraph(
                "At each test point a method gives \(formula: "S") draws with means \(formula: "μₛ") and noise variances \(formula: "σₛ²"); \(formula: "μ*") is the mean of the means. Their variance is the \(strong: "epistemic") part, what the method does not know; the mean noise variance is the \(strong: "aleatoric") part, what nobody could know; \(formula: "σ²") is the sum of both. \(strong: "Inside") are the points within the range of the training data in every feature. Intervals are 95 % bootstrap intervals over the test points."
            ),
            .paragraph(
                "A method that gives \(strong: "quantiles") has no \(formula: "σ"): its median takes the place of \(formula: "μ*"), the interval between its quantiles of 2.275 and 97.725 % that of ±2σ, which is what ±2σ of a normal distribution hold; between two quantiles \(formula: "F") is straight. A method that gives one \(strong: "interval") has the scores of its own level alone. The column \(code: "form") of \(code: "metrics.csv") says what each value was computed from."
            ),
            .definitions(
                families(scores) + [
                    .init(
                        "Expected coverage and CRPS",
                        "\(code: ScoreKey.expectedCoverage.name), \(code: ScoreKey.expectedRankedProbability.name) – What the band is expected to hold, and the expected CRPS, where the law of the data is known: means over the test points, of which the drawn observations are no part."
                    ),
                    .init(
                        "σ outside ÷ inside",
                        "\(code: ScoreKey.deviationRatio.name) – Mean σ of the whole predictive distribution at the test points outside the range of the training data over that inside."
                    ),
                    .init(
                        "Epistemic ratio",
                        "\(code: ScoreKey.epistemicRatio.name) – Mean epistemic σ along the drawn curve outside the range of the training data over that inside; 1 means that the method does not notice where it has no data."
                    ),
                    .init(
                        "Gap ratio",
                        "\(code: ScoreKey.gapRatio.name) – Mean epistemic σ along the drawn curve in a gap between the training data over that among them, for data sets that have such a gap."
                    ),
                    .init(
                        "RMSE to the truth",
                        "\(code: ScoreKey.errorToTruth.name) – Root mean square distance of the predictive mean to the noise-free curve along the drawn curve, where that curve is known."
                    ),
                ]),
        ]
    }

    /// Each score with its definition; those that differ in their level alone share one, that of the last.
    private static func families(_ scores: [Score]) -> [Block.Definition] {
        func family(_ score: Score) -> String { score.name.filter { !$0.isNumber && $0 != "." } }
        var names: [String] = []
        for score in scores where !names.contains(family(score)) { names.append(family(score)) }
        return names.compactMap { name in
            let own = scores.filter { family($0) == name }
            guard let last = own.last else { return nil }
            let codes = own.map { Prose([.code($0.name)]) }
            let list = codes.dropFirst().reduce(codes[0]) { $0 + ", " + $1 }
            return .init(Prose(capitalised(last.title)), list + Prose(" – " + last.definition))
        }
    }

    /// A title as the first word of a line.
    static func capitalised(_ text: String) -> String {
        // A Greek letter is a symbol, and its capital another one.
        text.first?.isASCII == true ? text.prefix(1).uppercased() + text.dropFirst() : text
    }
}
