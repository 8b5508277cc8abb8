/// The list of a report's own files, kept in the report: whatever is not on it belongs to somebody else.
///
/// The form is plain text: a first line that names the form, then one relative path per line.
struct Manifest: Equatable {
    /// The name of the file that holds the list.
    static let name = "manifest.txt"
    private static let heading = "uncertainty-report manifest 1"

    /// The report's files, relative to its directory, in the order of their bytes; the manifest itself among them.
    let paths: [String]

    /// Lists files.
    init(paths: [String]) {
        let all = Set(paths).union([Self.name])
        self.paths = all.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Reads the list; nil if the text has another form.
    init?(text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
        guard lines.first == Self.heading else { return nil }
        self.init(paths: Array(lines.dropFirst()))
    }

    /// The list of the report in a directory, or nil if there is none.
    init?(in directory: String) {
        guard let bytes = try? RegularFile.read(directory + "/" + Self.name, limit: 1 << 20) else { return nil }
        self.init(text: String(decoding: bytes, as: UTF8.self))
    }

    /// The list as a file holds it.
    var text: String {
        ([Self.heading] + paths).joined(separator: "\n") + "\n"
    }
}
