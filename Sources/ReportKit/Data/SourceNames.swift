import Tables

/// Titles of files that tell them apart: the name without directories, and of those as many as it takes.
enum SourceNames {
    /// The titles of paths, without what follows the last dot.
    static func titles(of paths: [String]) -> [String] {
        let parts = paths.map { path in
            var parts = path.split(separator: "/").map(String.init).filter { $0 != "." }
            if let last = parts.popLast() { parts.append(stem(last)) }
            return parts
        }
        return parts.map { own in
            var length = 1
            while length < own.count, parts.count(where: { $0.suffix(length) == own.suffix(length) }) > 1 {
                length += 1
            }
            // What is alike in all of them says nothing.
            return own.suffix(length).joined(separator: "/")
        }
    }

    /// A name without its extension, that of the compression too.
    private static func stem(_ name: String) -> String {
        FileName.stem(name.hasSuffix(".gz") ? String(name.dropLast(3)) : name)
    }

    /// A name without the number of a chain at its end, as in `output_1`.
    static func withoutNumber(_ title: String) -> String {
        let base = title.reversed().drop { $0.isASCII && $0.isNumber }
        guard let last = base.first, "_-.".contains(last), base.count < title.count else { return title }
        return String(base.dropFirst().reversed())
    }
}
