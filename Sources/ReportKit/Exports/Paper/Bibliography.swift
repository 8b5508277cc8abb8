/// The papers of the methods of a report, as BibTeX.
struct Bibliography: Sendable, Equatable {
    /// The entries in the order of the methods, each once.
    private(set) var entries: [(key: String, citation: Citation)] = []

    /// Collects the papers that descriptions of methods name.
    init(_ descriptions: [String]) {
        for citation in descriptions.flatMap(Citation.all) where !entries.contains(where: { $0.citation == citation }) {
            let key = Self.key(citation)
            let count = entries.count { $0.key == key || $0.key.hasPrefix(key + "-") }
            entries.append((count == 0 ? key : "\(key)-\(count + 1)", citation))
        }
    }

    /// The keys of the works that a description names.
    func keys(_ description: String) -> [String] {
        Citation.all(in: description).compactMap { citation in entries.first { $0.citation == citation }?.key }
    }

    /// The entries as a file, ending with a line break.
    var text: String {
        let note = "% The papers of the methods in the report. Authors stand by their family names.\n"
        return note + entries.map { "\n" + Self.entry($0.key, $0.citation) }.joined()
    }

    static func == (first: Bibliography, second: Bibliography) -> Bool { first.text == second.text }

    private static let conferences = ["NeurIPS", "ICML", "ICLR", "ICNN", "AISTATS", "UAI"]

    private static func entry(_ key: String, _ work: Citation) -> String {
        let isConference = conferences.contains(work.venue)
        let isBook = work.venue.hasSuffix("Press")
        let words = work.venue.split(separator: " ").map(String.init)
        let volume = words.count > 1 && words.last?.allSatisfy(\.isNumber) == true ? words.last : nil
        let journal = volume == nil ? work.venue : words.dropLast().joined(separator: " ")
        var fields: [(String, String?)] = [
            ("author", work.authors.map(LaTeXText.escaped).joined(separator: " and ")),
            // Capitals of a title stay.
            ("title", "{" + LaTeXText.escaped(work.title) + "}"),
        ]
        if !work.venue.isEmpty {
            fields.append(
                (isConference ? "booktitle" : isBook ? "publisher" : "journal", LaTeXText.escaped(journal)))
            fields.append(("volume", volume))
        }
        fields += [("year", work.year), ("doi", work.identifier("doi:"))]
        if let identifier = work.identifier("arXiv:") {
            fields += [("eprint", identifier), ("archiveprefix", "arXiv")]
        }
        let others = work.notes.filter { !$0.hasPrefix("doi:") && !$0.hasPrefix("arXiv:") }
        fields.append(("note", others.isEmpty ? nil : LaTeXText.escaped(others.joined(separator: ", "))))
        let kind = isConference ? "inproceedings" : isBook ? "book" : work.venue.isEmpty ? "misc" : "article"
        let lines = fields.compactMap { name, value in value.map { "  \(name) = {\($0)}" } }
        return "@\(kind){\(key),\n" + lines.joined(separator: ",\n") + "\n}\n"
    }

    /// Author, year and first long word of the title, as `gal2017concrete`.
    private static func key(_ work: Citation) -> String {
        let word = work.title.split(separator: " ").first { $0.count > 3 } ?? ""
        return Slug.make((work.authors.first ?? "") + work.year + word).filter { $0 != "-" }
    }
}
