/// The version of the program.
public enum Version {
    /// By the rules of semantic versioning (https://semver.org/spec/v2.0.0.html): before 1.0.0 anything may change.
    ///
    /// The changes of each version stand in CHANGELOG.md.
    public static let current = "1.0.0-dev"
}
