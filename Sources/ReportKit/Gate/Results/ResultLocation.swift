/// Where results lie: a report's directory, its `metrics.json`, or one of these in a commit of a Git repository.
public enum ResultLocation: Sendable, Equatable {
    /// A directory or a file.
    case path(String)
    /// What `git` has for a reference, such as `main`; the path begins where the command runs.
    case commit(reference: String, path: String)

    /// Reads `PATH`, `git:REF` or `git:REF:PATH`.
    ///
    /// - Throws: ``SettingError`` if nothing is named, or the reference looks like an option of `git`.
    public init(_ text: String) throws(SettingError) {
        guard text.hasPrefix("git:") else {
            guard !text.isEmpty else {
                throw .value("against", found: "nothing", expected: "a report's directory, metrics.json or git:REF")
            }
            self = .path(text)
            return
        }
        let parts = text.dropFirst(4).split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let reference = parts.first, !reference.isEmpty, !reference.hasPrefix("-"), parts.last?.isEmpty == false
        else {
            throw .value("against", found: "'\(text)'", expected: "git:REF or git:REF:DIRECTORY, such as git:main")
        }
        self = .commit(reference: String(reference), path: parts.count > 1 ? String(parts[1]) : "reports")
    }
}

extension ResultLocation: CustomStringConvertible {
    /// As a user writes it.
    public var description: String {
        switch self {
        case .path(let path): path
        case .commit(let reference, let path): "git:\(reference):\(path)"
        }
    }
}
