/// What makes a change fail.
public struct GatePolicy: Sendable {
    /// The scores that are judged.
    public let scores: [JudgedScore]
    /// By how much each may become worse; those that are not named have the usual tolerance.
    public let tolerances: [String: Tolerance]
    /// The probability that a change which changes nothing fails, over all that is judged.
    public static let level = 0.02

    /// Reads names of scores, and tolerances such as `crps=2%`.
    ///
    /// - Throws: ``SettingError`` for a score that is not known or not judged, or a tolerance that is none.
    public init(scores: [String] = [], tolerances: [String] = []) throws(SettingError) {
        var judged: [JudgedScore] = []
        for name in scores {
            let score = try JudgedScore(name)
            if !judged.contains(score) { judged.append(score) }
        }
        self.scores = judged.isEmpty ? JudgedScore.usual : judged
        var read: [String: Tolerance] = [:]
        for text in tolerances {
            guard let sign = text.firstIndex(of: "=") else {
                throw .value("tolerance", found: "'\(text)'", expected: "SCORE=2% or SCORE=0.02, such as crps=2%")
            }
            let score = try JudgedScore(String(text[..<sign]))
            guard self.scores.contains(score) else {
                throw .combination(
                    "--tolerance names '\(score.name)', which is not judged: name it with --fail-on, too")
            }
            guard
                read.updateValue(try Tolerance(String(text[text.index(after: sign)...]), of: score), forKey: score.name)
                    == nil
            else { throw .combination("--tolerance names '\(score.name)' twice; name it once") }
        }
        self.tolerances = read
    }

    /// What is tolerated of a score.
    func tolerance(of score: JudgedScore, isOneModel: Bool) -> Tolerance {
        tolerances[score.name] ?? .usual(of: score, isOneModel: isOneModel)
    }
}
