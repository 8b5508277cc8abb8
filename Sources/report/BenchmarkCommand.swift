import ArgumentParser
import ReportKit
import Synchronization

/// Holds the methods against published results.
struct BenchmarkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmark", abstract: "Hold the methods against published results.",
        subcommands: [UCICommand.self])
}

/// Trains the methods on UCI data sets with their published splits.
struct UCICommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "uci", abstract: "Train on UCI data sets with their splits, and compare with what papers report.",
        discussion: """
            A folder holds data.txt (rows of numbers), index_features.txt and index_target.txt (places of columns from \
            0), and index_train_0.txt, index_test_0.txt and so on (places of rows). Each score is the mean over the \
            splits ± its standard error; beside it stands what papers report, and whether the mean is better, equal \
            within two standard errors of the difference, or worse. Without --method, the methods of --all are trained. How long each training takes goes to stderr.
            """)

    @Argument(help: "A folder of a data set, or one that holds such folders.")
    var directory: String

    @OptionGroup var methods: MethodArguments

    @Option(help: ArgumentHelp("At most so many splits of each data set.", valueName: "n"))
    var splits: Int?

    func validate() throws {
        if let splits, splits < 1 { throw ValidationError("--splits takes a whole number from 1; found \(splits)") }
    }

    func run() async throws {
        let starts = Mutex<[UCIBenchmark.Job: ContinuousClock.Instant]>([:])
        do {
            let benchmark = try UCIBenchmark(
                directory, methods: methods.method, splits: splits, seed: 0, jobs: Processors.count)
            let work = Task {
                try await benchmark.run { job in
                    starts.withLock { $0[job] = .now }
                } ended: { job, failure in
                    let time = starts.withLock { $0[job] }?.duration(to: .now) ?? .zero
                    let seconds = (Double(time / .milliseconds(1)).rounded()) / 1000
                    let end = failure.map { ", failed: \($0)" } ?? ""
                    StandardError.show(
                        TerminalText.line("\(job.dataSet), \(job.method), split \(job.split): \(seconds) s\(end)")
                            + "\n")
                }
            }
            let interruption = Interruption(cancelling: work)
            do {
                try StandardOutput.show(try await work.value)
            } catch is CancellationError {
                StandardError.show("report: interrupted\n")
                throw ExitCode(128 + (interruption.number ?? 2))
            }
        } catch {
            throw Exit.report(error)
        }
    }
}
