internal import Foundation

/// The version of the program.
public enum Version {
    /// By the rules of semantic versioning (https://semver.org/spec/v2.0.0.html): before 1.0.0 anything may change.
    ///
    /// The changes of each version stand in CHANGELOG.md.
    public static let current = "1.0.0-dev"

    /// The same, and of a version that is still being made what tells its builds apart, as build metadata: results that are
    /// filed under a version must not be those of another program.
    public static let ofBuild: String = {
        guard current.contains("-"), let program = Bundle.main.executablePath,
            let digest = try? Digest(ofFile: program)
        else { return current }
        return "\(current)+\(digest.text.prefix(12))"
    }()
}
