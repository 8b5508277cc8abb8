/// What a service that runs the check offers, as its environment says.
public struct GateSurroundings: Sendable, Equatable {
    /// Whether a workflow of GitHub runs, which turns lines of the output into annotations.
    public let isActions: Bool
    /// The file to which a step adds what is shown on the page of the run.
    public let stepSummary: String?

    /// Reads an environment.
    public init(_ environment: [String: String]) {
        isActions = environment["GITHUB_ACTIONS"] == "true"
        stepSummary = environment["GITHUB_STEP_SUMMARY"].flatMap { $0.isEmpty ? nil : $0 }
    }
}
