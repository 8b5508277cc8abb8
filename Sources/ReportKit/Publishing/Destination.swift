/// The directory that a report is published as.
struct Destination {
    /// The path as the user gave it, without slashes at the end.
    let given: String
    /// The absolute path, links resolved.
    let path: BytePath
    /// The directory around it.
    let parent: BytePath

    /// Where a report is prepared that will trade places with the earlier one.
    var beside: BytePath { parent / BytePath(bytes: [UInt8(ascii: ".")] + path.name.bytes).appending(".staging") }
    /// Where a report is prepared whose files will be put in place one by one.
    var inside: BytePath { path / Workshop.name }

    /// Resolves a path and makes the directories around it.
    init(_ given: String, _ files: any FileSystem) throws(PublishingError) {
        guard !given.isEmpty, !given.utf8.contains(0) else {
            throw .unsuitable(given, reason: "this is not a path")
        }
        var trimmed = Array(given.utf8)
        while trimmed.count > 1, trimmed.last == UInt8(ascii: "/") { trimmed.removeLast() }
        let path = BytePath(bytes: trimmed)
        // Names have at most 255 bytes, and the temporary one is longer by 9.
        guard path.components.allSatisfy({ $0.bytes.count <= 240 }) else {
            throw .unsuitable(String(path.text.prefix(40)) + "…", reason: "its name is too long")
        }
        self.given = path.text
        self.path = try Self.resolve(path, files)
        parent = self.path.parent ?? self.path
        if let working = try files.resolve(BytePath(".")) {
            guard self.path.bytes != [UInt8(ascii: "/")], self.path != working, !working.isBelow(self.path) else {
                throw .unsuitable(given, reason: "it holds the current directory")
            }
        }
    }

    /// The absolute path without links; what does not exist yet is made, except for the last component.
    private static func resolve(_ path: BytePath, _ files: any FileSystem) throws(PublishingError) -> BytePath {
        if let real = try files.resolve(path) { return real }
        if try files.status(path)?.kind == .link { throw .notADirectory(path.text) }
        let parent = path.parent ?? BytePath(".")
        guard path.name != BytePath("."), path.name != BytePath("..") else {
            throw .unsuitable(path.text, reason: "there is no such directory")
        }
        try files.makeDirectories(parent)
        guard let real = try files.resolve(parent) else { throw .notADirectory(parent.text) }
        guard try files.status(real)?.kind == .directory else { throw .notADirectory(parent.text) }
        return real / path.name
    }
}
