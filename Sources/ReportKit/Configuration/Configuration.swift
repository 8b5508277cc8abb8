import Tables

/// The options of a run as a file holds them: JSON, with the names of the command line.
///
/// ```json
/// { "data": "yacht.csv", "method": ["deep-ensemble", "gp"], "epochs": 200, "conformal": ["split"] }
/// ```
public struct Configuration: Sendable, Equatable {
    /// An option with the words that stand behind it on the command line; none behind a flag.
    struct Entry: Sendable, Equatable {
        let option: ConfigurationOption
        var words: [String]
    }

    /// What was given, each option once.
    private(set) var entries: [Entry] = []

    /// The most bytes of a file of options.
    private static let limit = 1_000_000

    /// Reads a file of options.
    ///
    /// - Throws: ``FileError`` if it can't be read, ``DataProblem`` if it is no JSON, ``SettingError`` for an option that there
    ///   is not, or that takes something else.
    public init(path: String) throws {
        do {
            try self.init(JSONValue(try RegularFile.read(path, limit: Self.limit)))
        } catch let problem as JSONValue.Problem {
            throw DataProblem("'\(path)': \(problem)")
        } catch let error as SettingError {
            throw SettingError.combination("'\(path)': \(error)")
        }
    }

    /// Reads options from JSON.
    init(_ value: JSONValue) throws(SettingError) {
        guard case .object(let members) = value else {
            throw .combination("options stand in an object, such as {\"data\": \"yacht.csv\"}")
        }
        // `$schema` tells an editor what may stand here.
        for member in members where member.name != "$schema" {
            guard let option = ConfigurationOption.named(member.name) else {
                throw .unknown(
                    "option", member.name, in: ConfigurationOption.all.map(\.name), list: "Options")
            }
            if let words = try Self.words(member.value, of: option) {
                entries.append(Entry(option: option, words: words))
            }
        }
    }

    /// Takes options from a command line; what is none is passed over.
    public init(arguments: [String]) {
        var isOpen = false
        for argument in arguments {
            if let (name, value) = Self.option(argument), let option = ConfigurationOption.named(name) {
                if !entries.contains(where: { $0.option == option }) {
                    entries.append(Entry(option: option, words: []))
                }
                // Words go to the option that was named last.
                if let place = entries.firstIndex(where: { $0.option == option }) {
                    entries.append(entries.remove(at: place))
                }
                if let value { entries[entries.count - 1].words.append(value) }
                let isOne = [.text, .number, .names].contains(option.kind)
                isOpen = option.kind != .flag && !(isOne && value != nil)
            } else if isOpen, let last = entries.last {
                entries[entries.count - 1].words.append(argument)
                isOpen = [.list, .pairs].contains(last.option.kind)
            }
        }
    }

    /// The name of an option and its value, where one hangs on it.
    private static func option(_ argument: String) -> (name: String, value: String?)? {
        if argument == "-o" { return ("output", nil) }
        guard argument.hasPrefix("--") else { return nil }
        let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.first.map { (String($0), parts.count > 1 ? String(parts[1]) : nil) }
    }

    /// The options of some names alone.
    func keeping(_ names: Set<String>) -> Configuration {
        var kept = self
        kept.entries = entries.filter { names.contains($0.option.name) }
        return kept
    }

    /// The same with another word behind an option that is there.
    func replacing(_ name: String, by word: String) -> Configuration {
        var changed = self
        for place in entries.indices where entries[place].option.name == name { changed.entries[place].words = [word] }
        return changed
    }

    /// The words behind an option; nil if it is not there.
    func words(_ name: String) -> [String]? { entries.first { $0.option.name == name }?.words }

    /// The same on a command line.
    public var arguments: [String] { entries.flatMap { Self.arguments($0) } }

    private static func arguments(_ entry: Entry) -> [String] {
        let name = "--" + entry.option.name
        guard !entry.words.isEmpty else { return [name] }
        var arguments: [String] = []
        var isOpen = false
        // A word that begins like an option must hang on its own.
        for word in entry.words {
            let isPlain = !word.hasPrefix("-")
            arguments += isPlain ? (isOpen ? [word] : [name, word]) : ["\(name)=\(word)"]
            isOpen = isPlain
        }
        return arguments
    }

    /// A command line that says the same but for what it says otherwise.
    ///
    /// - Parameter arguments: what wins: an option there takes the place of the same one here, and of those that it excludes.
    public func overridden(by arguments: [String]) -> [String] {
        let given = Set(Configuration(arguments: arguments).entries.map(\.option.name))
        let excluded = ConfigurationOption.alternatives.filter { !$0.isDisjoint(with: given) }.reduce(given) {
            $0.union($1)
        }
        return arguments + entries.filter { !excluded.contains($0.option.name) }.flatMap { Self.arguments($0) }
    }

    /// The same with the files that it names in a directory.
    func placing(filesIn directory: String) -> Configuration {
        var placed = self
        placed.entries = entries.map { entry in
            guard ConfigurationOption.files.contains(entry.option.name) else { return entry }
            return Entry(option: entry.option, words: entry.words.map { directory + "/" + $0 })
        }
        return placed
    }

    // MARK: Values

    /// The words that a value becomes; nil for a flag that is off.
    private static func words(
        _ value: JSONValue, of option: ConfigurationOption
    ) throws(SettingError) -> [String]? {
        func wrong(_ expected: String) -> SettingError {
            .combination("'\(option.name)' takes \(expected); found \(name(of: value))")
        }
        switch (option.kind, value) {
        case (.flag, .bool(let isOn)): return isOn ? [] : nil
        case (.flag, _): throw wrong("true or false")
        case (.number, .number(let digits)): return [digits]
        case (.number, _): throw wrong("a number, such as 3")
        case (.text, .string(let text)): return [text]
        case (.text, _): throw wrong("a text in double quotes")
        case (.names, .array(let values)) where !values.isEmpty:
            var names: [String] = []
            for value in values {
                guard let name = word(value), !name.contains(",") else { throw wrong("names") }
                names.append(name)
            }
            return [names.joined(separator: ",")]
        case (.names, let value):
            guard let name = word(value) else { throw wrong("a list of names, such as [\"a\", \"b\"]") }
            return [name]
        case (.list, .array(let values)) where !values.isEmpty:
            var words: [String] = []
            for value in values {
                guard let word = word(value) else { throw wrong("texts") }
                words.append(word)
            }
            return words
        case (.list, let value):
            guard let word = word(value) else { throw wrong("a list of texts, such as [\"a\", \"b\"]") }
            return [word]
        case (.pairs, .object(let members)) where !members.isEmpty:
            var words: [String] = []
            for member in members {
                guard let value = word(member.value) else { throw wrong("a text or a number for each name") }
                words.append("\(member.name)=\(value)")
            }
            return words
        case (.pairs, _): throw wrong("an object of names with their values, such as {\"prior\": \"mixture\"}")
        }
    }

    /// A text or a number as a word.
    private static func word(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): text
        case .number(let digits): digits
        case .bool(let isOn): isOn ? "true" : "false"
        default: nil
        }
    }

    private static func name(of value: JSONValue) -> String {
        switch value {
        case .string(let text): Excerpt.quoted(text)
        case .number(let digits): digits
        case .bool(let isOn): "\(isOn)"
        case .null: "null"
        case .array: "a list"
        case .object: "an object"
        }
    }

    /// The options as such a file, which reads back to the same.
    public var json: String {
        let members = entries.map { entry in "  \(JSONText.string(entry.option.name)): \(Self.json(entry))" }
        return members.isEmpty ? "{}\n" : "{\n\(members.joined(separator: ",\n"))\n}\n"
    }

    private static func json(_ entry: Entry) -> String {
        switch entry.option.kind {
        case .flag: "true"
        case .text: JSONText.string(entry.words.last ?? "")
        case .number: number(entry.words.last ?? "")
        case .names:
            "[\((entry.words.last ?? "").split(separator: ",").map { JSONText.string(String($0)) }.joined(separator: ", "))]"
        case .list: "[\(entry.words.map(JSONText.string).joined(separator: ", "))]"
        case .pairs: "{ \(entry.words.map(pair).joined(separator: ", ")) }"
        }
    }

    private static func pair(_ word: String) -> String {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        return "\(JSONText.string(parts[0])): \(number(parts.count > 1 ? parts[1] : ""))"
    }

    /// A word as a number if it is written as one, else as a text.
    private static func number(_ word: String) -> String {
        guard case .number = try? JSONValue(Array(word.utf8)) else {
            return Double(decimal: word).map { JSONText.number($0) } ?? JSONText.string(word)
        }
        return word
    }
}
