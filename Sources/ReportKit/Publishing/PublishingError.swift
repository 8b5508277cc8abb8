/// Why a report could not be put in place; the one that stood before still stands, unless it is ``unfinished(_:cause:)``.
public enum PublishingError: Error, Sendable, Equatable {
    /// The output path leads to something that is not a directory.
    case notADirectory(String)
    /// The output directory is one that must not be replaced as a whole.
    case unsuitable(String, reason: String)
    /// The output directory or the one around it can't be written to.
    case notWritable(String, SystemError)
    /// The output directory holds files that this program did not make.
    case foreignFiles(String, examples: [String], count: Int)
    /// Files that this program did not make have the names of files of the report.
    case wouldReplace(String, examples: [String], count: Int)
    /// Files that are asked for are there already, and hold something else.
    case different(String, examples: [String], count: Int)
    /// Files of the earlier report hold something else than was published.
    case changed(String, examples: [String], count: Int)
    /// Another file system is mounted below the output directory.
    case mounted(String)
    /// The new report is in place in part: the next run will end that.
    case unfinished(String, cause: String)
    /// Another run writes into the same directory.
    case busy(String)
    /// A directory has the name of the temporary one, but was not made by this program.
    case foreignStaging(String)
    /// A file of the report has a path outside the report.
    case unsafePath(String)
    /// A call to the operating system failed.
    case system(operation: String, path: String, SystemError)
}

extension PublishingError: CustomStringConvertible {
    /// What happened and what to do next.
    public var description: String {
        switch self {
        case .notADirectory(let path):
            "'\(path)' is not a directory; choose another directory"
        case .unsuitable(let path, let reason):
            "a report can't be published as '\(path)': \(reason); choose a directory of its own"
        case .notWritable(let path, let error):
            "'\(path)' can't be written to: \(error); choose another directory"
        case .foreignFiles(let path, let examples, let count):
            "'\(path)' holds \(count == 1 ? "a file that is" : "\(count) files that are") not part of a report "
                + "(\(Self.list(examples, of: count))); choose another directory, "
                + "or publish around \(count == 1 ? "it" : "them") with --force"
        case .wouldReplace(let path, let examples, let count):
            "'\(path)' holds files that this program did not make under the names of files of the report "
                + "(\(Self.list(examples, of: count))); move them away or choose another directory"
        case .different(let path, let examples, let count):
            "'\(path)' holds \(count == 1 ? "a file of this name" : "\(count) files of these names") with other content "
                + "(\(Self.list(examples, of: count))); replace \(count == 1 ? "it" : "them") with --force, "
                + "or choose another directory"
        case .changed(let path, let examples, let count):
            "'\(path)' holds \(count == 1 ? "a file" : "\(count) files") of the report that \(count == 1 ? "was" : "were") "
                + "changed since (\(Self.list(examples, of: count))); move what you need away and the rest to the bin, "
                + "or choose another directory"
        case .mounted(let path):
            "another file system is mounted at '\(path)', below the output directory; "
                + "unmount it or choose another directory"
        case .unfinished(let path, let cause):
            "the report in '\(path)' is partly the earlier and partly a new one, since \(cause); "
                + "when that is mended, any run into it completes the new one"
        case .busy(let path):
            "another run is writing to '\(path)'; wait for its end or choose another directory"
        case .foreignStaging(let path):
            "'\(path)' is in the way: a report is prepared under this name, but this directory holds other files; "
                + "move it away"
        case .unsafePath(let path):
            "'\(path)' is not a path inside the report"
        case .system(let operation, let path, let error):
            "can't \(operation) '\(path)': \(error)"
        }
    }

    private static func list(_ names: [String], of count: Int) -> String {
        let shown = names.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
        return count > 3 ? shown + ", …" : shown
    }
}
