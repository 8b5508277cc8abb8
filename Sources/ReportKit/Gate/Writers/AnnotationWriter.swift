import Plot
import Tables

/// GitHub's workflow commands, which become annotations of a run: the worst first, ten at most, since a step shows no more.
struct AnnotationWriter: GateWriter {
    let fileName = "annotations.txt"

    /// The most errors that GitHub shows for a step.
    private static let limit = 10

    func write(_ result: GateResult) -> String {
        let words = GateWords(result: result)
        let failures =
            result.missing.map { ("missing", "Missing: " + GateWords.text($0)) }
            + result.worse.map { ("worse", "\(GateWords.name(of: $0)): \(GateWords.change($0))") }
        guard !failures.isEmpty else {
            return Self.command("notice", title: words.title, words.sentences[0])
        }
        let advice = words.sentences[2]
        var commands = failures.prefix(Self.limit).enumerated().map { place, failure in
            Self.command(
                "error", title: "report check: \(failure.0)", failure.1 + (place == 0 ? "\n" + advice : ""))
        }
        if failures.count > Self.limit {
            commands[Self.limit - 1] = Self.command(
                "error", title: "report check", "… and \(NumberText.count(failures.count - Self.limit + 1)) more")
        }
        return commands.joined()
    }

    private static func command(_ level: String, title: String, _ message: String) -> String {
        "::\(level) title=\(property(title))::\(data(message))\n"
    }

    /// A message: line ends and the sign of escapes become escapes.
    static func data(_ text: String) -> String { escaped(text, signs: ["%", "\n"]) }

    /// A value before the message: what ends it, too.
    static func property(_ text: String) -> String { escaped(text, signs: ["%", "\n", ":", ","]) }

    /// By scalars: a sign with a combining mark after it is another `Character`.
    private static func escaped(_ text: String, signs: Set<Unicode.Scalar>) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            if signs.contains(scalar) {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "%" + (digits.count < 2 ? "0" : "") + digits
            } else {
                result.unicodeScalars.append(Legible.shown(scalar))
            }
        }
    }
}
