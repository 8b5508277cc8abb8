/// What a run that puts files in place one by one has begun, kept until it is done: the run that follows ends it.
///
/// The form is a line that names the form, a line with the number of bytes of the earlier list, that list, and the new one.
struct Journal: Equatable {
    /// The name of the file.
    static let name = BytePath(".report-journal")
    private static let heading = Array("uncertainty-report journal 1".utf8)

    /// The list of the earlier report.
    let before: Manifest?
    /// The list of the new report.
    let after: Manifest

    /// What a run will do.
    init(before: Manifest?, after: Manifest) {
        (self.before, self.after) = (before, after)
    }

    /// Reads a journal; nil if the bytes have another form.
    init?(_ bytes: [UInt8]) {
        let parts = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, Array(parts[0]) == Self.heading,
            let count = Int(String(decoding: parts[1], as: UTF8.self)), (0...parts[2].count).contains(count),
            let after = Manifest(Array(parts[2].dropFirst(count)))
        else { return nil }
        self.init(before: Manifest(Array(parts[2].prefix(count))), after: after)
    }

    /// What the file holds.
    var bytes: [UInt8] {
        let earlier = before?.bytes ?? []
        return Self.heading + Array("\n\(earlier.count)\n".utf8) + earlier + after.bytes
    }

    /// What this program has written under each path.
    var records: Records { Records(after).adding(before) }
}
