/// The work of a sweep as schedulers get it: shards that know nothing of each other, and a merge after them.
public struct SweepJob: Sendable, Equatable {
    /// The path of the program, absolute, as all machines see it.
    public let program: String
    /// The path of the plan, absolute, as all machines see it.
    public let plan: String
    /// The number of shards.
    public let shardCount: Int

    /// What jobs are called.
    static let name = "report-sweep"

    /// Describes the work.
    ///
    /// - Throws: ``SettingError`` for a number of shards that can't be.
    public init(program: String, plan: String, shardCount: Int) throws(SettingError) {
        self.program = program
        self.plan = plan
        self.shardCount = try RunPlan.check(shardCount, "shards", 1...Shard.largestCount) ?? 1
    }

    /// A line of shell that does one shard.
    ///
    /// - Parameters:
    ///   - number: what the shell reads the number of the shard from, 1 to their count.
    ///   - jobs: what it reads the number of cores from.
    func run(number: String, jobs: String) -> String {
        "exec \(ShellText.word(program)) sweep run \(ShellText.word(plan)) --shard \"\(number)/\(shardCount)\" --jobs \"\(jobs)\" --quiet"
    }

    /// A line of shell that merges.
    var merge: String { "exec \(ShellText.word(program)) sweep merge \(ShellText.word(plan)) --quiet" }

    /// The directory of the plan.
    var directory: String { BytePath(plan).parent?.text ?? "." }
    /// Where what tasks say goes.
    var logs: String { directory + "/logs" }
}
