import ArgumentParser
import ReportKit

@testable import report

/// What the command says of arguments that it refuses before any work: its parser and its plan, asked in this process.
///
/// Starting the command for each takes far longer; that it ends with this code and these words is held for some of them.
struct Refusal {
    let status: Int32
    let errors: String

    /// Nil if the arguments are those of a run.
    init?(_ arguments: [String]) {
        do {
            _ = try RunPlan(GivenOptions.options(arguments), processors: 2)
            return nil
        } catch  where error is SettingError || error is FileError || error is DataProblem {
            status = Exit.code(for: error).rawValue
            errors = "\(error)"
        } catch {
            status = Report.exitCode(for: error).rawValue
            errors = Report.fullMessage(for: error)
        }
    }
}
