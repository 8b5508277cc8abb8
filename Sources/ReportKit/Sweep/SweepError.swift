/// Why a sweep can't go on.
public enum SweepError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A file is no plan.
    case notPlan(String)
    /// A plan or a result holds something else than was written.
    case damaged(String)
    /// Another version has made the plan.
    case otherVersion(String, found: String)
    /// The data that a plan was made for are not there, or others.
    case otherData(String, place: String)
    /// Something else has the name of the plan.
    case occupied(String)
    /// There is no result yet.
    case noResults(String)

    /// What happened and what to do next.
    public var description: String {
        switch self {
        case .notPlan(let path):
            "'\(path)' is no plan of a sweep; name the plan.json that 'report sweep plan' wrote, or its directory"
        case .damaged(let path):
            "'\(path)' was changed since it was written, or is damaged; make the plan anew: what is done already stays done"
        case .otherVersion(let path, let found):
            "'\(path)' was made by version \(found), and this is \(Version.ofBuild): make the plan anew, with --other-versions \(found) to use what is done already"
        case .otherData(let name, let place):
            "'\(place)' is not the '\(name)' that the plan was made for; make the plan anew"
        case .occupied(let path):
            "'\(path)' is no plan of a sweep and would be replaced by one; choose another directory with --output"
        case .noResults(let path):
            "no unit of '\(path)' is done; run 'report sweep run' first"
        }
    }
}
