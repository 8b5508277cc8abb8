/// What this program has written under each path; nothing else is ever deleted.
struct Records {
    private var checksums: [BytePath: [UInt64?]]

    /// The records of a list, if there is one.
    init(_ manifest: Manifest?) { self = Records(checksums: [:]).adding(manifest) }

    private init(checksums: [BytePath: [UInt64?]]) { self.checksums = checksums }

    /// These records and those of another list.
    func adding(_ manifest: Manifest?) -> Records {
        var records = self
        for (place, sum) in manifest?.checksums ?? [:] { records.checksums[place, default: []].append(sum) }
        return records
    }

    /// Whether something was written under a path.
    func names(_ place: BytePath) -> Bool { checksums[place] != nil }

    /// Whether a file holds what was written under a path, wherever it is now.
    func own(_ file: BytePath, from place: BytePath, _ files: any FileSystem) throws(PublishingError) -> Bool {
        guard let sums = checksums[place], let found = try files.checksum(file) else { return false }
        return sums.contains { $0 == nil || $0 == found }
    }

    /// The directories around all paths, innermost first.
    var directories: [BytePath] { Array(Set(checksums.keys.flatMap(\.ancestors)).sorted().reversed()) }
}
