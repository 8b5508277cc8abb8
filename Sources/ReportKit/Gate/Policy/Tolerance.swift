import Predictions
import Tables

/// By how much a score may become worse before that counts.
public enum Tolerance: Sendable, Equatable {
    /// A share of the baseline's value.
    case share(Double)
    /// So much in the unit of the score.
    case amount(Double)

    /// Reads `2%` or `0.02`.
    init(_ text: String, of score: JudgedScore) throws(SettingError) {
        let isPercent = text.hasSuffix("%")
        let digits = isPercent ? String(text.dropLast()) : text
        guard let number = Double(decimal: digits), number.isFinite, number >= 0 else {
            throw .value("tolerance", found: "'\(score.name)=\(text)'", expected: "SCORE=2% or SCORE=0.02")
        }
        guard isPercent else {
            self = .amount(number)
            return
        }
        guard score.name != "nll", !score.name.hasPrefix("negative-log-likelihood") else {
            throw .value(
                "tolerance",
                found: "'\(score.name)=\(text)', though a log-likelihood may be zero, of which there is no share",
                expected: "a number for it, such as nll=0.02")
        }
        // Of a share, percent are points.
        self = score.isCoverage ? .amount(number / 100) : .share(number / 100)
    }

    /// What is tolerated where nobody says how much: 1 %, or 0.01 of coverage and of a log-likelihood.
    ///
    /// - Parameter isOneModel: whether one side has a single model, of which nobody knows how it differs from others of its
    ///   kind; then it is twice as much.
    static func usual(of score: JudgedScore, isOneModel: Bool) -> Tolerance {
        let size = isOneModel ? 0.02 : 0.01
        return score.isLogarithm || score.isCoverage ? .amount(size) : .share(size)
    }

    /// How much that is, beside what the baseline has.
    func margin(before: Double) -> Double {
        switch self {
        case .share(let share): share * abs(before)
        case .amount(let amount): amount
        }
    }

    /// As it is written.
    public var text: String {
        switch self {
        case .share(let share): NumberText.significant(100 * share, digits: 2) + " %"
        case .amount(let amount): NumberText.significant(amount, digits: 2)
        }
    }
}

extension JudgedScore {
    /// Whether it is a share of observations.
    var isCoverage: Bool { name.hasPrefix("coverage") }
    /// Whether it is a logarithm, or a share that may be zero: something of which there is no share.
    var isLogarithm: Bool {
        name == "nll" || name.hasPrefix("negative-log") || ["r-squared", "rank-correlation"].contains(name)
    }
}
