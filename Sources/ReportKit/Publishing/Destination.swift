#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The directory that a report is published as.
struct Destination {
    /// The path as the user gave it, without slashes at the end.
    let given: String
    /// The absolute path, links resolved.
    let path: String
    /// Where the new report is prepared.
    let staging: String
    /// Where the earlier report waits, on systems where two directories can't trade places in one step.
    let previous: String

    /// Resolves a path and makes the directories around it.
    init(_ given: String) throws(PublishingError) {
        guard !given.isEmpty, !given.utf8.contains(0) else {
            throw .unsuitable(given, reason: "this is not a path")
        }
        var trimmed = given
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        // Names have at most 255 bytes, and the temporary one is longer by 9.
        guard trimmed.split(separator: "/").allSatisfy({ $0.utf8.count <= 240 }) else {
            throw .unsuitable(String(trimmed.prefix(40)) + "…", reason: "its name is too long")
        }
        self.given = trimmed
        path = try Self.resolve(trimmed)
        let slash = path.lastIndex(of: "/") ?? path.startIndex
        let name = path[path.index(after: slash)...]
        let parent = path[..<slash]
        staging = "\(parent)/.\(name).staging"
        previous = "\(parent)/.\(name).previous"
        if let working = Self.real(".") {
            guard path != "/", path != working, !working.hasPrefix(path + "/") else {
                throw .unsuitable(given, reason: "it holds the current directory")
            }
        }
    }

    /// Brings back an earlier report that an interrupted exchange left beside its place, and clears what one left over.
    func recover() throws(PublishingError) {
        guard try FileTree.kind(previous) == .directory, Manifest(in: previous) != nil else { return }
        if try FileTree.kind(path) == nil {
            guard rename(previous, path) == 0 else {
                throw .system(operation: "bring back", path: path, .last)
            }
        } else {
            try FileTree.empty(previous, last: Manifest.name)
            try FileTree.remove(previous)
        }
    }

    /// Refuses a place where a report would do harm or can't be put.
    func check(force: Bool) throws(PublishingError) {
        switch try FileTree.kind(path) {
        case nil: return
        case .directory: break
        default: throw .notADirectory(given)
        }
        guard access(path, R_OK | W_OK | X_OK) == 0 else { throw .notWritable(given, .last) }
        let foreign = try foreignFiles()
        guard foreign.isEmpty || force else {
            throw .foreignFiles(given, examples: Array(foreign.prefix(3)), count: foreign.count)
        }
    }

    /// What is in the directory and not on the list of the report in it; empty directories end with a slash.
    func foreignFiles() throws(PublishingError) -> [String] {
        guard try FileTree.kind(path) == .directory else { return [] }
        let own = Set(Manifest(in: path)?.paths ?? [])
        return try FileTree.leaves(below: path).filter { !own.contains($0) }
    }

    /// The absolute path without links; what does not exist yet is made, except for the last component.
    private static func resolve(_ path: String) throws(PublishingError) -> String {
        if let real = real(path) { return real }
        if try FileTree.kind(path) == .link { throw .notADirectory(path) }
        let slash = path.lastIndex(of: "/")
        let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        guard name != "." && name != ".." else { throw .unsuitable(path, reason: "there is no such directory") }
        try FileTree.makeDirectories(parent)
        guard let real = real(parent) else { throw .notWritable(parent, .last) }
        return (real == "/" ? "" : real) + "/" + name
    }

    private static func real(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
