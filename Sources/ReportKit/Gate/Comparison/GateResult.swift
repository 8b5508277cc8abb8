/// What came of a comparison, before it becomes words or files.
public struct GateResult: Sendable {
    /// The numbers that were compared, in the order of the report.
    let comparisons: [NumberComparison]
    /// What the baseline has, and the new results don't.
    let missing: [MissingResult]
    /// Methods that the baseline doesn't have.
    let added: [RecordedResults.Method]
    /// What was judged.
    let policy: GatePolicy
    /// What the new results were held against.
    let baseline: RecordedResults
    /// The new results.
    let new: RecordedResults

    /// Whether nothing that counts is worse or missing.
    public var isPassed: Bool { worse.isEmpty && missing.isEmpty }

    /// What is worse, the worst first.
    var worse: [NumberComparison] { comparisons.filter { $0.outcome == .worse }.sorted { $0.severity > $1.severity } }
    /// What is better.
    var better: [NumberComparison] { comparisons.filter { $0.outcome == .better } }
    /// What could be judged at all.
    var judged: [NumberComparison] { comparisons.filter { $0.evidence != nil } }
    /// What could not be judged.
    var notComparable: [NumberComparison] { comparisons.filter { $0.evidence == nil } }
}
