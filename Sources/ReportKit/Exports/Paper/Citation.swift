/// A published work, as the description of a method names it.
///
/// A description has the authors, the title, where and when it appeared, and an identifier, with commas between them:
/// `Gal, Hron & Kendall, Concrete Dropout, NeurIPS 2017, arXiv:1705.07832`. Several works have semicolons between them, and
/// words before a colon say what one is for.
struct Citation: Sendable, Equatable {
    /// The family names of the authors; `others` for those that are not named.
    let authors: [String]
    /// The title.
    let title: String
    /// Where it appeared, such as `NeurIPS` or `JMLR 7`; empty if nowhere else.
    let venue: String
    /// When.
    let year: String
    /// Identifiers and other words, such as `arXiv:1705.07832`.
    let notes: [String]

    /// The works that a description names, in its order; what is no such description is left out.
    static func all(in text: String) -> [Citation] {
        text.split(separator: "; ").compactMap { Citation(String($0)) }
    }

    /// Reads one work; nil if the text has no title and year.
    init?(_ text: String) {
        var text = text[...]
        // What the work is for begins with a small letter, names don't.
        if let colon = text.firstRange(of: ": "), text.first?.isLowercase == true { text = text[colon.upperBound...] }
        let parts = text.split(separator: ", ").map(String.init)
        let last = parts.firstIndex { $0.contains(" & ") || $0.hasSuffix(" and others") } ?? 0
        guard parts.count > last + 2,
            let dated = parts.indices.dropFirst(last + 2).first(where: { Self.year(endOf: parts[$0]) != nil }),
            let year = Self.year(endOf: parts[dated])
        else { return nil }
        authors = parts[...last].flatMap { part -> [String] in
            part.hasSuffix(" and others")
                ? [String(part.dropLast(" and others".count)), "others"]
                : part.split(separator: " & ").map(String.init)
        }
        title = parts[last + 1]
        venue = (parts[(last + 2)..<dated] + [String(parts[dated].dropLast(4))])
            .map { $0.trimmingSuffix(" ") }.filter { !$0.isEmpty }.joined(separator: ", ")
        self.year = year
        notes = Array(parts[(dated + 1)...])
    }

    /// The identifier after a word such as `arXiv:`; nil if there is none.
    func identifier(_ scheme: String) -> String? {
        notes.first { $0.hasPrefix(scheme) }.map { String($0.dropFirst(scheme.count)) }
    }

    private static func year(endOf text: String) -> String? {
        let year = text.suffix(4)
        guard year.count == 4, year.allSatisfy({ $0.isASCII && $0.isNumber }), let first = year.first else {
            return nil
        }
        return first == "1" || first == "2" ? String(year) : nil
    }
}

extension String {
    fileprivate func trimmingSuffix(_ end: Character) -> String {
        last == end ? String(dropLast()) : self
    }
}
