import Tables

/// A setting that can't be used, found before any work is done.
public struct SettingError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong, what was found, and what would be right.
    public let description: String

    /// A value outside what an option takes.
    static func value(_ option: String, found: String, expected: String) -> SettingError {
        SettingError(description: "--\(option) takes \(expected); found \(found)")
    }

    /// A name that nothing has.
    static func unknown(_ kind: String, _ name: String, in names: [String], list: String) -> SettingError {
        let shown = String(name.prefix(80))
        let nearest = NearestName.of(name, in: names).map { " Did you mean '\($0)'?" } ?? ""
        return SettingError(
            description: "there is no \(kind) '\(shown)'.\(nearest) \(list): \(names.joined(separator: ", "))")
    }

    /// Options that don't go together, or one that is missing.
    static func combination(_ text: String) -> SettingError {
        SettingError(description: text)
    }
}
