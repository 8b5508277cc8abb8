import ArgumentParser
import ReportKit

/// The options of a comparison with a baseline.
struct GateArguments: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "The new results: a report's directory, its metrics.json, or git:REF; without it, what the options of a run make.",
            valueName: "new"))
    var new: String?

    @Option(
        help: ArgumentHelp(
            "What they are held against: a report's directory, its metrics.json, or git:REF or git:REF:DIRECTORY of one that is committed.",
            valueName: "baseline"))
    var against: String

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("The scores of which none may be worse. (default: crps,nll,coverage)", valueName: "score"))
    var failOn: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "By how much a score may be worse, such as crps=2% or nll=0.02. (default: 1 % or 0.01; twice that where one side has a single model)",
            valueName: "score=size"))
    var tolerance: [String] = []

    @Option(
        help: ArgumentHelp(
            "Where a comment finds figures: the report's directory at a commit that is pushed.",
            valueName: "owner/repo@sha:path"))
    var figuresAt: String?

    @Option(
        help: ArgumentHelp("The address of the new report's page, to which a comment links.", valueName: "address"))
    var reportAt: String?

    @Option(
        help: ArgumentHelp("What tells a comment from others of the same pull request.", valueName: "name"))
    var name: String?

    /// What makes a change fail.
    func policy() throws -> GatePolicy {
        try GatePolicy(
            scores: NameList.names("fail-on", failOn), tolerances: NameList.names("tolerance", tolerance))
    }

    /// What a comment shows beside the result.
    func comment() throws -> CommentOptions {
        try CommentOptions(
            figures: figuresAt.map { text throws(SettingError) in try CommittedFigures(text) }, page: reportAt,
            name: name)
    }
}
