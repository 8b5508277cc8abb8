/// The list of a report's own files with their checksums, kept in the report: whatever is not on it, or holds something
/// else by now, belongs to somebody else.
///
/// The form is plain text: a first line that names the form, then for each file but the list itself sixteen hexadecimal
/// digits, a space and the path. Lists of the first form have paths alone; what bears such a name counts as the report's.
struct Manifest: Equatable {
    /// The name of the file that holds the list.
    static let name = BytePath("manifest.txt")
    private static let heading = Array("uncertainty-report manifest 2".utf8)
    private static let firstHeading = Array("uncertainty-report manifest 1".utf8)

    /// The list as a file holds it.
    let bytes: [UInt8]
    /// The checksum of each file, the list itself among them, by its path; nil where only the name is known.
    let checksums: [BytePath: UInt64?]

    /// The paths in the order of their bytes, but the list itself last.
    var places: [BytePath] { checksums.keys.filter { $0 != Self.name }.sorted() + [Self.name] }

    /// The directories around the files, innermost first.
    var directories: [BytePath] { Array(Set(checksums.keys.flatMap(\.ancestors)).sorted().reversed()) }

    /// Lists files.
    init(of files: [PublishedFile]) {
        let sums = files.map { (BytePath($0.path), Checksum.of($0.bytes)) }.sorted { $0.0 < $1.0 }
        let lines = sums.map { path, sum in Array(Self.digits(sum).utf8) + [UInt8(ascii: " ")] + path.bytes }
        bytes = ([Self.heading] + lines).flatMap { $0 + [UInt8(ascii: "\n")] }
        checksums = Self.checksums(sums, bytes)
    }

    /// Reads a list; nil if the bytes have another form.
    init?(_ bytes: [UInt8]) {
        let lines = bytes.split(separator: UInt8(ascii: "\n")).map(Array.init)
        var sums: [(BytePath, UInt64?)] = []
        switch lines.first {
        case Self.firstHeading: sums = lines.dropFirst().map { (BytePath(bytes: $0), nil) }
        case Self.heading:
            for line in lines.dropFirst() {
                guard line.count > 17, line[16] == UInt8(ascii: " "),
                    let sum = UInt64(String(decoding: line[..<16], as: UTF8.self), radix: 16)
                else { return nil }
                sums.append((BytePath(bytes: line[17...]), sum))
            }
        default: return nil
        }
        self.bytes = bytes
        // A list that somebody wrote leads nowhere else.
        checksums = Self.checksums(sums.filter { PublishedFile.isSafe($0.0) && $0.0 != Self.name }, bytes)
    }

    /// The list of the report in a directory, or nil if there is none.
    ///
    /// - Throws: ``PublishingError`` if that can't be told.
    init?(in directory: BytePath, _ files: any FileSystem) throws(PublishingError) {
        guard let bytes = try files.read(directory / Self.name) else { return nil }
        self.init(bytes)
    }

    private static func checksums(_ sums: [(BytePath, UInt64?)], _ bytes: [UInt8]) -> [BytePath: UInt64?] {
        Dictionary(sums + [(name, Checksum.of(bytes))]) { first, _ in first }
    }

    private static func digits(_ sum: UInt64) -> String {
        let digits = String(sum, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
