import ArgumentParser
import ReportKit
import Training

/// How the command ends: what stands on stderr, and the code that scripts see.
enum Exit {
    /// A method diverged; the report is published and says so.
    static let diverged = ExitCode(3)
    /// Something is worse than the baseline, or missing; what was written says so.
    static let worse = ExitCode(1)

    /// Writes what went wrong to stderr and gives the exit code for it.
    static func report(_ error: any Error) -> any Error {
        // The parser's own errors carry their text and their code.
        if error is ValidationError || error is ExitCode || error is CleanExit { return error }
        StandardError.show("report: error: \(TerminalText.error(error))\n")
        return code(for: error)
    }

    /// The code for an error, after sysexits.h where that has one.
    static func code(for error: any Error) -> ExitCode {
        switch error {
        case is SettingError: ExitCode(64)
        case is FileError, GateError.git, GateError.noReport: ExitCode(66)
        case is GateError: ExitCode(4)
        case SweepError.occupied: ExitCode(73)
        case is SchedulerError: ExitCode(69)
        case is SweepError: ExitCode(65)
        case is DataProblem, is TrainingError, is VerificationError: ExitCode(65)
        case PublishingError.busy: ExitCode(75)
        case PublishingError.system, PublishingError.unfinished, is OutputError: ExitCode(74)
        case is PublishingError: ExitCode(73)
        default: ExitCode(70)
        }
    }
}
