import Training

/// The methods and data sets that there are, as text for a terminal.
public enum Catalogue {
    /// All methods with a sentence each.
    public static var methods: String {
        listing(Methods.all.map { ($0.description.name, $0.description.sentence) })
            + "\nreport methods NAME says more about one.\n"
    }

    /// All data sets with a sentence each.
    public static var dataSets: String {
        listing(DataSets.all.map { ($0.name, $0.summary) })
    }

    /// One method: idea, paper, cost, options.
    ///
    /// - Throws: ``SettingError`` if there is none of that name.
    public static func method(_ name: String) throws(SettingError) -> String {
        guard let method = Methods.named(name) else {
            throw .unknown("method", name, in: Methods.all.map(\.description.name), list: "Methods")
        }
        let about = method.description
        return """
            \(about.title)

            \(wrapped(about.sentence, indent: 0))

            paper  \(wrapped(about.paper, indent: 7))
            cost   \(wrapped(about.cost, indent: 7))

            Settings
            \(listing(method.settings.map { ("  " + $0.name, "\($0.summary): \($0.range)\(standard($0, of: method))") }))
            """
    }

    /// The default of a setting on the first data set; some depend on the data.
    private static func standard(_ setting: any DeclaredSetting, of method: any Method) -> String {
        guard let source = DataSets.all.first else { return "" }
        return " (\(source.name): \(setting.text(method.defaults(for: source.make(key: RandomKey(seed: 0))))))"
    }

    private static func listing(_ entries: [(name: String, sentence: String)]) -> String {
        let width = (entries.map(\.name.count).max() ?? 0) + 2
        return entries.map { name, sentence in
            name + String(repeating: " ", count: width - name.count) + wrapped(sentence, indent: width) + "\n"
        }.joined()
    }

    /// Words in lines of at most 80 characters, all but the first indented.
    private static func wrapped(_ text: String, indent: Int) -> String {
        var lines = [""]
        for word in text.split(separator: " ") {
            let line = lines[lines.count - 1]
            if !line.isEmpty && indent + line.count + 1 + word.count > 80 {
                lines.append(String(word))
            } else {
                lines[lines.count - 1] = line.isEmpty ? String(word) : line + " " + word
            }
        }
        return lines.joined(separator: "\n" + String(repeating: " ", count: indent))
    }
}
