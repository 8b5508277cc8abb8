/// Where work is kept for the next run.
public enum CacheChoice: Sendable, Equatable {
    /// Nowhere.
    case none
    /// In the directory of the user's caches, if it can be used.
    case usual(String)
    /// In a directory that the user has named.
    case given(String)

    /// The usual directory after the XDG Base Directory Specification: below `XDG_CACHE_HOME`, or `.cache` of the
    /// user's home; none if there is neither.
    ///
    /// - Parameter environment: the variables of the process.
    public init(environment: [String: String]) {
        // A relative path is invalid there, and is to be ignored.
        let places = [environment["XDG_CACHE_HOME"], environment["HOME"].map { $0 + "/.cache" }]
        self = places.compactMap(\.self).first { $0.hasPrefix("/") }.map { .usual($0 + "/uncertainty-report") } ?? .none
    }
}
