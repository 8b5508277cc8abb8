import Tables
import Predictions

/// What the scores mean, and which of them stand in the table that compares methods.
enum ScoreGlossary {
    /// A column of the table that compares methods.
    struct Column: Sendable {
        /// By what the score is found.
        let score: ScoreKey
        /// The test points that count.
        let region: Region
        /// What the column is called, apart from its region.
        let name: String
        /// Whether the region belongs to the name.
        var isRegional = true
        /// Whether less is better.
        let isBetterLow: Bool
        /// How a value is written.
        let format: Format

        /// What stands above the column.
        ///
        /// - Parameter hasRange: whether it is known where the training data end.
        func heading(hasRange: Bool) -> String {
            guard isRegional, hasRange else { return name }
            return name + (region == .inRange ? " inside" : " outside")
        }

        /// A value alone.
        func text(_ value: Double) -> String {
            switch format {
            case .significant(let digits): NumberText.significant(value, digits: digits)
            case .fixed(let decimals): NumberText.fixed(value, decimals: decimals)
            case .percent: NumberText.percent(value)
            }
        }

        /// A value with its standard error.
        func text(_ value: Double, error: Double) -> String {
            format == .percent
                ? NumberText.measured(100 * value, error: 100 * error) + " %" : NumberText.measured(value, error: error)
        }
    }

    /// How a column's values are written.
    enum Format: Sendable, Equatable {
        /// With as many significant digits.
        case significant(Int)
        /// With as many decimals.
        case fixed(Int)
        /// As percentages.
        case percent
    }

    /// The columns in their order.
    ///
    /// - Parameter level: the probability that conformal intervals promise; nil if there are none.
    static func comparison(level: Double?) -> [Column] {
        guard let level else { return usual }
        let percent = PredictiveInterval.text(of: level)
        return usual + [
            .init(
                score: .coverage(of: level), region: .inRange, name: "\(percent) covers",
                isBetterLow: false, format: .percent),
            .init(
                score: .coverage(of: level), region: .outOfRange, name: "\(percent) covers",
                isBetterLow: false, format: .percent),
            .init(
                score: .width(of: level), region: .inRange, name: "\(percent) width",
                isBetterLow: false, format: .significant(3)),
        ]
    }

    private static let usual: [Column] = [
        .init(
            score: Score.rootMeanSquareError.key, region: .inRange, name: "RMSE", isBetterLow: true,
            format: .significant(3)),
        .init(
            score: Score.rootMeanSquareError.key, region: .outOfRange, name: "RMSE", isBetterLow: true,
            format: .significant(3)),
        .init(
            score: Score.negativeLogLikelihood.key, region: .inRange, name: "NLL", isBetterLow: true,
            format: .fixed(2)),
        .init(
            score: Score.negativeLogLikelihood.key, region: .outOfRange, name: "NLL", isBetterLow: true,
            format: .fixed(2)),
        .init(
            score: Score.twoSigmaCoverage.key, region: .inRange, name: "±2σ covers", isBetterLow: false,
            format: .percent),
        .init(
            score: Score.twoSigmaCoverage.key, region: .outOfRange, name: "±2σ covers", isBetterLow: false,
            format: .percent),
        .init(
            score: .epistemicRatio, region: .everywhere, name: "Epistemic ratio", isRegional: false,
            isBetterLow: false,
            format: .significant(2)),
        .init(
            score: .gapRatio, region: .inRange, name: "Gap ratio", isRegional: false, isBetterLow: false,
            format: .significant(2)
        ),
    ]

    /// The glossary as a section.
    static func blocks(_ scores: [Score]) -> [Block] {
        [
            .heading(level: 2, title: "What the scores mean", anchor: "scores"),
            .paragraph(
                "At each test point a method gives \(formula: "S") draws with means \(formula: "μₛ") and noise variances \(formula: "σₛ²"); \(formula: "μ*") is the mean of the means. Their variance is the \(strong: "epistemic") part, what the method does not know; the mean noise variance is the \(strong: "aleatoric") part, what nobody could know; \(formula: "σ²") is the sum of both. \(strong: "Inside") are the points within the range of the training data in every feature. Intervals are 95 % bootstrap intervals over the test points."
            ),
            .paragraph(
                "A method that gives \(strong: "quantiles") has no \(formula: "σ"): its median takes the place of \(formula: "μ*"), the interval between its quantiles of 2.275 and 97.725 % that of ±2σ, which is what ±2σ of a normal distribution hold; between two quantiles \(formula: "F") is straight. A method that gives one \(strong: "interval") has the scores of its own level alone. The column \(code: "form") of \(code: "metrics.csv") says what each value was computed from."
            ),
            .definitions(
                scores.map { .init(Prose(capitalised($0.title)), "\(code: $0.name) – \($0.definition)") } + [
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

    /// A title as the first word of a line.
    static func capitalised(_ text: String) -> String {
        // A Greek letter is a symbol, and its capital another one.
        text.first?.isASCII == true ? text.prefix(1).uppercased() + text.dropFirst() : text
    }
}
