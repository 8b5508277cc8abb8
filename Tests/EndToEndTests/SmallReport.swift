import Foundation

/// A report of one method, made once for all tests that begin with one.
struct SmallReport {
    /// What makes it, as quickly as any that has figures.
    static let arguments = [
        "--method", "heteroscedastic", "--epochs", "2", "--figure-format", "pdf", "--theme", "light",
    ]

    /// What the command said.
    let outcome: ReportCommand.Outcome
    /// The report's files with their bytes.
    let files: [String: Data]

    /// The report, or why there is none.
    static let made = Result { try make() }

    private static func make() throws -> SmallReport {
        let workspace = try Workspace()
        let outcome = try ReportCommand.finish(workspace.report.start(arguments))
        return SmallReport(outcome: outcome, files: try workspace.contents("reports"))
    }

    /// Puts the files where the command would have published them.
    func place(in workspace: borrowing Workspace) throws {
        for (name, data) in files { try workspace.write([UInt8](data), to: "reports/" + name) }
    }
}
