/// A report that is to be made again from what it says of itself, and held against it byte by byte.
///
/// Nothing is written, and nothing that was kept from earlier runs is used.
public struct Verification: Sendable {
    /// The options that make the report again, as a command line has them, with its files where they are now.
    public let arguments: [String]
    private let directory: String
    private let inputs: [MetricsFile.Input]

    /// Reads what a report says of itself.
    ///
    /// - Parameters:
    ///   - directory: the directory of the report.
    ///   - files: the directory of the files that it was made from.
    ///   - takesAnyVersion: whether the report of another version is made again, too.
    /// - Throws: ``FileError`` if there is no report, ``VerificationError`` if it can't be made again.
    public init(_ directory: String, filesIn files: String, takesAnyVersion: Bool = false) throws {
        let path = directory + "/metrics.json"
        let bytes = try RegularFile.read(path, limit: MemoryLimit.usual.table)
        let members: [JSONValue.Member]
        do {
            guard case .object(let found) = try JSONValue(bytes) else { throw VerificationError.noOptions(directory) }
            members = found
        } catch let problem as JSONValue.Problem {
            throw VerificationError.damaged(directory, reason: "'metrics.json': \(problem)")
        }
        func member(_ name: String) -> JSONValue? { members.first { $0.name == name }?.value }
        guard let options = member("options") else { throw VerificationError.noOptions(directory) }
        let version = member("version")?.text ?? "unknown"
        guard takesAnyVersion || version == Version.current else { throw VerificationError.version(found: version) }
        do {
            arguments = try Configuration(options).placing(filesIn: files).arguments
        } catch {
            throw VerificationError.damaged(directory, reason: "\(error)")
        }
        inputs =
            member("inputs")?.list?.compactMap { input in
                guard let name = input["name"]?.text, let sum = input["sha256"]?.text else { return nil }
                return MetricsFile.Input(name: name, sha256: sum)
            } ?? []
        self.directory = directory
    }

    /// Makes the report again, and says where it differs.
    ///
    /// - Parameters:
    ///   - options: what ``arguments`` mean.
    ///   - processors: the cores of the machine.
    ///   - observer: who watches.
    /// - Throws: ``VerificationError`` if a file that it was made from is missing or another one, what a run throws, or
    ///   `CancellationError` if the task was cancelled.
    public func run(
        _ options: RunOptions, processors: Int, _ observer: some RunObserver
    ) async throws -> VerificationResult {
        try check(options)
        let report = try await RunPlan(options.withoutCache, processors: processors).make(observer).0
        let made = Dictionary(
            report.files.map { (BytePath($0.path), $0.bytes) } + [(Manifest.name, Manifest(of: report.files).bytes)]
        ) { first, _ in first }
        let (disk, place) = (Disk(), BytePath(directory))
        let recorded = try Manifest(in: place, disk)?.places ?? []
        var differences: [VerificationResult.Difference] = []
        for path in Set(made.keys).union(recorded).sorted() {
            let old = try disk.read(place / path)
            guard old != made[path] else { continue }
            differences.append(.init(path: path.text, recorded: old, made: made[path]))
        }
        return VerificationResult(directory: directory, fileCount: made.count, differences: differences)
    }

    /// Refuses files that are not those of the report.
    private func check(_ options: RunOptions) throws(VerificationError) {
        let paths = options.inputPaths
        guard paths.count == inputs.count else {
            throw .damaged(
                directory, reason: "its options name \(paths.count) files, and it was made from \(inputs.count)")
        }
        for (path, input) in zip(paths, inputs) {
            guard let digest = try? Digest(ofFile: path) else { throw .missing(path) }
            guard digest.text == input.sha256 else {
                throw .changed(path, found: digest.text, expected: input.sha256)
            }
        }
    }
}

extension RunOptions {
    fileprivate var withoutCache: RunOptions {
        var own = self
        own.cache = .none
        return own
    }
}
