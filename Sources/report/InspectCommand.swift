import ArgumentParser
import ReportKit

/// Says how files of predictions are understood, and makes no report.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Say how files of predictions are understood: what is used, what is not, and what was decided.",
        discussion: "Exits with 0 if a report of the files would be made, and with 65 if it would be refused.")

    @Argument(help: ArgumentHelp("Files of predictions.", valueName: "file"))
    var files: [String]

    @OptionGroup var input: InputArguments

    @Flag(help: "Write one JSON object instead of tables.")
    var json = false

    func run() throws {
        do {
            let inspection = try Inspection(
                files, table: input.table(forPredictions: true), reading: input.reading())
            try StandardOutput.show(json ? inspection.json : TerminalText.lines(inspection.text))
            for refusal in inspection.refusals {
                StandardError.show("report: error: \(TerminalText.problem(refusal))\n")
            }
            if !inspection.isUsable { throw ExitCode(65) }
        } catch {
            throw Exit.report(error)
        }
    }
}
