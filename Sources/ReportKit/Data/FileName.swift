/// Parts of a path that stand in a report: where a file lies is nobody's business.
enum FileName {
    /// The name without the directories around it.
    static func last(of path: String) -> String {
        // A combining mark after a slash is part of the name.
        path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? path
    }

    /// A name without what follows its last dot.
    static func stem(_ name: String) -> String {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
        return String(name[..<dot])
    }
}
