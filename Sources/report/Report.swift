import ArgumentParser
import ReportKit

/// The command: makes a report, or says what it could be about.
struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Trains neural networks that know what they don't know, and reports how well they know it.",
        usage: """
            report <file.csv> [--y <column>] [<options>]
            report --all [--dataset <name> ...] [<options>]
            report --method <name> ... [--data <file.csv> [--x <column> ...] [--y <column>]] [<options>]
            report --predictions <file> ... [--data <file.csv> --x <column> ... --y <column>] [<options>]
            report check [<new>] --against <baseline> [<options>]
            report comment [<new>] --against <baseline> [<options>]
            report verify [<report>] [--inputs <directory>]
            report inspect <file> ... [<options>]
            report figure <kind> --method <name> ... --output <directory> [<options>]
            report sweep --dataset <name> ... --all --seeds <n> --output <directory> [<options>]
            report sweep plan|run|status|merge|submit ...
            report benchmark uci <directory> [<options>]
            report methods [<name>]
            report datasets
            """,
        discussion: """
            Every method is trained on the data, predicts with its uncertainty, is scored and drawn. The report is a \
            web page, a Markdown page, figures and tables of metrics in one directory; it takes its place there only \
            when it is whole. The same command gives the same bytes on every machine.

            EXIT CODES
              0    the report is published, whether or not anybody reads its paths
              1    'report check': a score is worse than the baseline, or something that the baseline has is missing; \
            'report verify': a file of the report is made again with other bytes
              3    the report is published, but a method diverged or could not be used on the data; the report says which
              4    'report check' and 'report comment': the two can't be compared; the message says why
              64   the command can't be understood, or a setting is outside its range
              65   the data can't be used, or 'report verify' can't make the report again
              66   the data file can't be read
              69   the scheduler is not there, or did not take the jobs
              70   the program met something it should not have met
              73   the output directory can't be used
              74   writing failed; the earlier report still stands, unless the message says that a new one does, or part of it
              75   another run writes to the output directory
              130  interrupted with Ctrl-C (143: terminated, 129: hung up); the earlier report still stands
            """,
        version: Version.current,
        subcommands: [
            CheckCommand.self, CommentCommand.self, VerifyCommand.self, InspectCommand.self, FigureCommand.self,
            SweepCommand.self, BenchmarkCommand.self, MethodsCommand.self, DataSetsCommand.self,
        ])

    @OptionGroup var methods: MethodArguments

    @OptionGroup var input: InputArguments

    @OptionGroup var run: RunArguments

    mutating func run() async throws {
        try await RunCommand(methods: methods, input: input, arguments: run).run()
    }
}
