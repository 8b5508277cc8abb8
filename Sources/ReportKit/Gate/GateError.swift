/// Why results can't be compared.
public enum GateError: Error, Sendable, Equatable {
    /// The commit, or a file in it, can't be read.
    case git(String, String, String)
    /// There is no report.
    case noReport(String)
    /// The metrics can't be read.
    case metrics(String, MetricsFileError)
    /// Nothing that one holds is in the other.
    case nothingInCommon(before: [String], after: [String])
    /// There are numbers in both, but none whose difference could be judged.
    case nothingToJudge(String)
}

extension GateError: CustomStringConvertible {
    /// What happened and what to do next.
    public var description: String {
        switch self {
        case .git(let reference, let path, let cause):
            "can't read '\(path)' of '\(reference)': \(cause); name a commit that is here (a shallow clone has few: fetch it, or with actions/checkout set fetch-depth: 0) and a directory in it, as git:REF:DIRECTORY"
        case .noReport(let place):
            "there is no report at '\(place)': name a directory with a metrics.json, or make one with 'report --all --output DIRECTORY'"
        case .metrics(let place, let error): "'\(place)': \(error)"
        case .nothingInCommon(let before, let after):
            "the baseline is about \(before.joined(separator: ", ")), the new results about \(after.joined(separator: ", ")): compare reports of the same methods on the same data, with the same names of files"
        case .nothingToJudge(let reason):
            "no difference can be judged: \(reason); name scores that both have with --fail-on, or make both reports with --save-predictions"
        }
    }
}
