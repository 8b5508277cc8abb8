import Predictions
import Tables

/// What came of a comparison in three sentences: what is worse, how that was found, what to do.
struct GateWords {
    /// What came of it.
    let result: GateResult

    /// The verdict as a title.
    var title: String {
        if result.isPassed { return "Nothing is worse than the baseline" }
        let parts = [
            result.worse.isEmpty
                ? nil
                : NumberText.count(result.worse.count, "score") + (result.worse.count == 1 ? " is" : " are") + " worse",
            result.missing.isEmpty
                ? nil
                : NumberText.count(result.missing.count, "result") + (result.missing.count == 1 ? " is" : " are")
                    + " missing",
        ]
        return "Against the baseline, " + NumberText.list(parts.compactMap(\.self))
    }

    /// The three sentences.
    var sentences: [String] { [verdict, grounds, advice] }

    /// What is worse, or that nothing is.
    private var verdict: String {
        let count = NumberText.count(result.judged.count, "difference")
        var parts: [String] = []
        if let worst = result.worse.first {
            let others = result.worse.count - 1
            let more = others > 0 ? ", and \(NumberText.count(others)) more of \(count)" : ", of \(count)"
            // A line that began with a name could be one that a service takes for a command.
            parts.append("worse: \(Self.name(of: worst)), \(Self.change(worst))\(more)")
        }
        if !result.missing.isEmpty {
            parts.append("missing \(NumberText.list(result.missing.map(Self.text), most: 4))")
        }
        guard !parts.isEmpty else {
            if result.judged.allSatisfy({ $0.before == $0.after && $0.evidence?.worsening == 0 }) {
                return "All \(NumberText.count(result.judged.count, "number")) are what they were."
            }
            let better = result.better.count
            let gain = better > 0 ? "; \(NumberText.count(better)) \(better == 1 ? "is" : "are") better" : ""
            let size = result.judged.count == 1 ? "The one difference is" : "None of \(count) is"
            let verb = result.judged.count == 1 ? "not beyond" : "beyond"
            return "\(size) \(verb) what is tolerated and what chance explains\(gain)."
        }
        return Self.capitalised(parts.joined(separator: "; ")) + "."
    }

    /// How the two were compared.
    private var grounds: String {
        let paired = result.judged.count { $0.evidence?.pairing != .intervals }
        let seeds = result.judged.compactMap(\.evidence?.seeds).max {
            min($0.before, $0.after) < min($1.before, $1.after)
        }
        guard let seeds else { return "No number of the two could be held against each other." }
        let way =
            paired == result.judged.count
            ? "at the same points"
            : paired == 0
                ? "by the interval of each, because predictions at the same points are not kept on both sides (--save-predictions)"
                : "at the same points where predictions are kept, else by the interval of each"
        let models =
            seeds.isOneModel
            ? "with \(Self.models(seeds)) nobody knows what another seed would change, so that twice the usual tolerance is allowed where none is given"
            : "\(Self.models(seeds)) tell what another seed changes"
        let chance =
            "a change that changes nothing fails in at most \(NumberText.significant(100 * GatePolicy.level, digits: 1)) of 100 comparisons"
        return "Compared \(way); \(models); \(chance)."
    }

    private static func models(_ seeds: ChangeEvidence.Seeds) -> String {
        seeds.before == seeds.after
            ? "\(NumberText.count(seeds.before, "model")) on either side"
            : "\(NumberText.count(seeds.before, "model")) before and \(NumberText.count(seeds.after)) now"
    }

    /// What to do next.
    private var advice: String {
        let accept = "if it is meant, commit the new report as the baseline"
        if let worst = result.worse.first {
            return Self.capitalised("\(Self.fault(of: worst, among: result.comparisons)); \(accept).")
        }
        if !result.missing.isEmpty {
            return "Make the new report with the options, data and names of the baseline; \(accept)."
        }
        return
            "Nothing needs to be done; a report that is committed as the baseline moves what later changes are held against."
    }

    /// What may have gone wrong.
    private static func fault(of worst: NumberComparison, among all: [NumberComparison]) -> String {
        let band = all.filter { $0.method == worst.method && $0.score.isCoverage && $0.evidence != nil }
        let place = band.first { $0.region == worst.region } ?? band.first
        guard let place, let nominal = JudgedScore.nominal(of: place.key) else {
            return "look at what changed in the model, its data or its training"
        }
        let share = "the \(percent(nominal)) band holds \(percent(place.after)), before \(percent(place.before))"
        let moved = abs(place.after - place.before)
        guard moved > GateWords.noticeable, abs(place.after - nominal) > abs(place.before - nominal) else {
            return "\(share), so look at its mean first: what changed in its training, its features or its data"
        }
        return place.after < place.before
            ? "its σ is too small now (\(share)): look at what sets it – the noise, a scale, a calibration"
            : "its σ is too large now (\(share)): look at what sets it – the noise, a scale, a calibration"
    }

    /// Coverage that moved by less tells nothing of σ.
    private static let noticeable = 0.02

    // MARK: Names and numbers

    /// A number by its names: `bnn on sine: CRPS everywhere`.
    static func name(of comparison: NumberComparison) -> String {
        "\(name(of: comparison.method)): \(title(of: comparison)) \(comparison.region.title)"
    }

    /// A method on its data; a file of predictions is both.
    static func name(of method: RecordedResults.Method) -> String {
        method.name == method.dataSet ? method.name : "\(method.name) on \(method.dataSet)"
    }

    /// The score, with the level of a coverage.
    static func title(of comparison: NumberComparison) -> String {
        guard comparison.score.name == "coverage", let nominal = JudgedScore.nominal(of: comparison.key) else {
            return comparison.score.title
        }
        return "coverage of \(percent(nominal))"
    }

    /// A number before and after, with the difference and where it lies.
    static func change(_ comparison: NumberComparison) -> String {
        let ends = "\(value(comparison.before, of: comparison)) → \(value(comparison.after, of: comparison))"
        let difference = difference(of: comparison)
        return difference.isEmpty ? ends : "\(ends) (worse by \(difference))"
    }

    /// A difference with its interval, to as many decimals as that leaves; nothing where it is not known.
    static func difference(of comparison: NumberComparison) -> String {
        guard let evidence = comparison.evidence else { return "" }
        let isShare = comparison.score.isCoverage
        let numbers = [evidence.worsening, evidence.low, evidence.high].map { isShare ? 100 * $0 : $0 }
        let decimals = decimals(of: numbers[2] > numbers[1] ? (numbers[2] - numbers[1]) / 2 : abs(numbers[0]))
        let text = numbers.map { signed($0, decimals: decimals) }
        return "\(text[0]) [\(text[1]), \(text[2])]" + (isShare ? " points" : "")
    }

    /// What is tolerated, in the unit of the difference.
    static func margin(of comparison: NumberComparison) -> String {
        guard let margin = comparison.evidence?.margin else { return "" }
        return comparison.score.isCoverage
            ? NumberText.significant(100 * margin, digits: 2) + " points" : NumberText.significant(margin, digits: 2)
    }

    /// A value in the unit of the score.
    static func value(_ value: Double, of comparison: NumberComparison) -> String {
        comparison.score.isCoverage ? percent(value) : NumberText.significant(value, digits: 4)
    }

    /// A share as people say it: 90 %, 95.4 %.
    static func percent(_ share: Double) -> String {
        NumberText.percent(share).replacing(".0 %", with: " %")
    }

    /// A number with its sign.
    private static func signed(_ value: Double, decimals: Int) -> String {
        guard value != 0 else { return "0" }
        let text = NumberText.fixed(value, decimals: decimals)
        return value > 0 ? "+" + text : text
    }

    /// The decimals at which two digits are left of a number; seven at most.
    private static func decimals(of size: Double) -> Int {
        var (rest, decimals) = (size, 0)
        while rest < 10, decimals < 7 {
            rest *= 10
            decimals += 1
        }
        return size > 0 ? decimals : 0
    }

    static func text(_ missing: MissingResult) -> String {
        switch missing {
        case .dataSet(let name): "everything about \(name)"
        case .method(let method): name(of: method)
        case .numbers(let method, let names, let reason):
            "\(NumberText.list(names, most: 3)) of \(name(of: method))"
                + (reason.map { " (\($0))" } ?? "")
        }
    }

    static func capitalised(_ text: String) -> String {
        guard let first = text.first, first.isLowercase, !text.hasPrefix("r-squared") else { return text }
        return first.uppercased() + text.dropFirst()
    }
}
