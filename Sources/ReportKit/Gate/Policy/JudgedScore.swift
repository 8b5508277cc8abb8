import Predictions
import Tables

/// A score that the gate judges, under the name that a policy gives it.
public struct JudgedScore: Sendable, Equatable {
    /// The name in a policy, such as `crps`.
    public let name: String
    /// What stands in tables.
    public let title: String
    /// The names in metrics, the preferred one first.
    let candidates: @Sendable ([String]) -> [String]

    /// The names in metrics that both results have, the one to compare first.
    func keys(_ available: [String]) -> [String] { candidates(available) }

    /// The continuous ranked probability score.
    static let rankedProbability = JudgedScore(name: "crps", title: "CRPS") { $0.filter { $0 == "crps" } }

    /// The negative log-likelihood.
    static let likelihood = JudgedScore(name: "nll", title: "NLL") { $0.filter { $0 == "negative-log-likelihood" } }

    /// The coverage of the 90 % interval; of a method that gives another one, of the nearest level.
    static let coverage = JudgedScore(name: "coverage", title: "coverage") { available in
        available.filter { $0.hasPrefix("coverage-") && $0.hasSuffix("-percent") }
            .compactMap { name in nominal(of: name).map { (name, abs($0 - 0.9)) } }
            .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
    }

    /// What is judged where nobody says what.
    public static let usual = [rankedProbability, likelihood, coverage]

    private init(name: String, title: String, candidates: @escaping @Sendable ([String]) -> [String]) {
        self.name = name
        self.title = title
        self.candidates = candidates
    }

    /// A score by its name in metrics, or by one of the short ones.
    ///
    /// - Throws: ``SettingError`` if there is none, or none of its values is better than another.
    public init(_ name: String) throws(SettingError) {
        if let known = Self.usual.first(where: { $0.name == name }) {
            self = known
            return
        }
        guard let score = Score.named(name) else {
            let names = Score.all.filter { $0.aim != nil }.map(\.name)
            throw .unknown("score", name, in: Self.usual.map(\.name) + names, list: "Scores that can be judged")
        }
        guard score.aim != nil else {
            throw .value(
                "fail-on", found: "'\(name)', of which neither more nor less is better by itself",
                expected: "scores of which one value is better than another, such as crps")
        }
        self.init(name: name, title: score.title) { $0.filter { $0 == name } }
    }

    /// What the interval of a coverage promises; nil for other scores.
    static func nominal(of name: String) -> Double? {
        if case .value(let nominal)? = Score.named(name)?.aim { nominal } else { nil }
    }

    /// Whether two have one name.
    public static func == (first: JudgedScore, second: JudgedScore) -> Bool { first.name == second.name }
}
