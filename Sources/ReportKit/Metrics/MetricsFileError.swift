/// Why a file can't be read as the metrics of a report.
public enum MetricsFileError: Error, Equatable, CustomStringConvertible {
    /// It is no JSON object that says its form.
    case notMetrics
    /// Its form is none that this version knows.
    case unknownForm(String)
    /// It does not hold what its form says.
    case damaged(String)

    /// One sentence for the user, with what to do next.
    public var description: String {
        switch self {
        case .notMetrics:
            "this is no metrics.json of a report; name the file of that name in a report's directory"
        case .unknownForm(let schema):
            "the metrics have the form \"\(schema)\", which this version (\(Version.current)) doesn't know; "
                + "make the report anew, or read it with the version that wrote it"
        case .damaged(let schema):
            "the file says that it holds \"\(schema)\", but rows are missing or broken; make the report anew"
        }
    }
}
