/// Hands a sweep to a scheduler, or writes what a user can hand over.
public struct SweepSubmission: Sendable {
    /// The work.
    public let job: SweepJob
    private let directory: SweepDirectory
    private let slurm = SlurmEngine()

    /// Prepares to submit.
    public init(_ job: SweepJob, in directory: SweepDirectory) {
        self.job = job
        self.directory = directory
    }

    /// The directory of the scripts, absolute.
    private var scripts: String { job.directory + "/submit" }

    /// Writes the scripts of Slurm.
    ///
    /// - Throws: ``PublishingError`` if one is there and holds something else, and is not to be replaced.
    public func writeSlurm(force: Bool) throws { try write([slurm], force: force) }

    /// Writes the scripts of every scheduler.
    ///
    /// - Returns: the name of each with the lines of shell that hand its scripts over.
    /// - Throws: ``PublishingError``, as ``writeSlurm(force:)`` does.
    public func writeAll(force: Bool) throws -> [(engine: String, commands: [String])] {
        try write(SweepEngines.all, force: force)
        return SweepEngines.all.map { ($0.name, $0.commands(job, in: scripts)) }
    }

    private func write(_ engines: [any SweepEngine], force: Bool) throws {
        try directory.put(
            scripts: engines.flatMap { engine in
                engine.files(job).map { PublishedFile("submit/\($0.path)", $0.bytes) }
            }, force: force)
    }

    /// The arguments of `sbatch` for the array of shards, which prints its number.
    public func array(_ options: [String]) -> [String] { slurm.submission(job, in: scripts, options: options) }

    /// The arguments of `sbatch` for the merge after an array of that number.
    public func merge(after array: String, _ options: [String]) -> [String] {
        slurm.mergeSubmission(job, after: array, in: scripts, options: options)
    }

    /// The number in what `sbatch --parsable` prints, behind which may stand the cluster's name; nil if there is none.
    public static func number(in output: String) -> String? {
        let number = output.prefix { $0.isASCII && $0.isNumber }
        return number.isEmpty ? nil : String(number)
    }

    /// Counts states as a scheduler names them, one a line, in the order of their names.
    public static func counts(ofStates output: String) -> [(state: String, count: Int)] {
        // Such as "CANCELLED by 1000", or with a sign for more that didn't fit.
        let states = output.split(whereSeparator: \.isNewline).compactMap { line in
            line.split { $0 == " " || $0 == "+" }.first.map { $0.lowercased() }
        }
        return Set(states).sorted().map { state in (state, states.count { $0 == state }) }
    }
}
