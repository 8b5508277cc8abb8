import Tables

/// How far a sweep is, told by its files.
public struct SweepStatus: Sendable {
    /// A unit that has failed, and why.
    public struct Failure: Sendable, Equatable {
        /// What it is.
        public let unit: String
        /// What went wrong.
        public let error: String
    }

    /// The number of units.
    public let total: Int
    /// Those that are done.
    public let done: Int
    /// Of these, those that other versions of the program have done.
    public let ofOtherVersions: Int
    /// Those that have failed, in the order of the plan.
    public let failures: [Failure]
    /// Those of which there is nothing yet.
    public var missing: Int { total - done - failures.count }
    /// What a scheduler says of the sweep's tasks, such as 3 that run; empty where there is none, or it knows of none.
    public var tasks: [(state: String, count: Int)] = []

    /// Looks at the files of a sweep.
    ///
    /// - Throws: ``PublishingError`` if they can't be listed.
    public init(_ plan: SweepPlan, in directory: SweepDirectory, otherVersions: [String] = []) throws {
        let inventory = try directory.inventory()
        let earlier = try OtherVersions(otherVersions, of: plan, in: directory)
        var (done, others) = (0, 0)
        var failures: [Failure] = []
        for unit in plan.units {
            if inventory.done.contains(unit.key) {
                done += 1
            } else if earlier.hasResult(of: unit) {
                (done, others) = (done + 1, others + 1)
            } else if inventory.failed.contains(unit.key) {
                failures.append(
                    Failure(
                        unit: plan.name(of: unit), error: try directory.result(unit.key)?.reason ?? "nobody knows why"))
            }
        }
        total = plan.units.count
        self.done = done
        ofOtherVersions = others
        self.failures = failures
    }

    /// The status as lines for a terminal.
    public var text: String {
        let counts = [
            ("done", done), ("failed", failures.count), ("missing", missing), ("of other versions", ofOtherVersions),
        ].filter { $0.0 == "done" || $0.1 > 0 }
        let head = "\(NumberText.count(total, "unit")): \(counts.map { "\($0.1) \($0.0)" }.joined(separator: ", "))\n"
        let scheduled =
            tasks.isEmpty ? "" : "tasks: \(tasks.map { "\($0.count) \($0.state)" }.joined(separator: ", "))\n"
        return head + scheduled + failures.map { "failed: \($0.unit): \($0.error)\n" }.joined()
    }

    /// The status as one JSON object.
    public var json: String {
        let failed = failures.map {
            "\n    {\"unit\": \(JSONText.string($0.unit)), \"error\": \(JSONText.string($0.error))}"
        }
        let scheduled = tasks.map { "\(JSONText.string($0.state)): \($0.count)" }
        return """
            {
              "units": \(total),
              "done": \(done),
              "failed": \(failures.count),
              "missing": \(missing),
              "ofOtherVersions": \(ofOtherVersions),
              "tasks": {\(scheduled.joined(separator: ", "))},
              "failures": [\(failed.joined(separator: ","))\(failed.isEmpty ? "" : "\n  ")]
            }

            """
    }
}
