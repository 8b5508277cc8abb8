/// Parts of a path that stand in a report: where a file lies is nobody's business.
enum FileName {
    /// The name without the directories around it.
    static func last(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    /// A name without what follows its last dot.
    static func stem(_ name: String) -> String {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
        return String(name[..<dot])
    }
}
