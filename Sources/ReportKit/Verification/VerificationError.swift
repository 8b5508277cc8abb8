/// Why a report can't be made again.
public enum VerificationError: Error, Sendable, Equatable {
    /// It does not say what it was made from.
    case noOptions(String)
    /// What it says can't be used.
    case damaged(String, reason: String)
    /// Another version of the program made it.
    case version(found: String)
    /// A file that it was made from is not there.
    case missing(String)
    /// Or has other bytes.
    case changed(String, found: String, expected: String)
}

extension VerificationError: CustomStringConvertible {
    /// What is wrong and what would help.
    public var description: String {
        switch self {
        case .noOptions(let report):
            "'\(report)' does not say what it was made from, as reports that were made from values or by earlier versions: make it again with this one"
        case .damaged(let report, let reason): "'\(report)' can't be made again: \(reason)"
        case .version(let found):
            "version \(found) made this report, and this is \(Version.current): take that version, or compare anyway with --any-version"
        case .missing(let path):
            "there is no file '\(path)', from which the report was made: name the directory that has it with --inputs"
        case .changed(let path, let found, let expected):
            "'\(path)' is not what the report was made from: its SHA-256 is \(found), and was \(expected)"
        }
    }
}
