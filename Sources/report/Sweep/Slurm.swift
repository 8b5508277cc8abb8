import Foundation
import ReportKit

/// Why a scheduler did not take a job.
struct SchedulerError: Error, CustomStringConvertible {
    let description: String
}

/// The commands of Slurm.
enum Slurm {
    /// Hands a job over and gives its number.
    ///
    /// - Throws: ``SchedulerError`` if there is no Slurm, or it does not take the job.
    static func submit(_ arguments: [String]) throws -> String {
        guard let outcome = run("sbatch", arguments) else {
            throw SchedulerError(
                description: "there is no 'sbatch' here; submit where Slurm is, or write scripts with --engine print")
        }
        guard outcome.status == 0, let number = SweepSubmission.number(in: outcome.output) else {
            throw SchedulerError(description: "sbatch did not take the job: \(outcome.errors)")
        }
        return number
    }

    /// How many tasks of some jobs are in which state: of those in the queue, and where there is accounting of all; none if
    /// nobody knows.
    static func states(of jobs: [String]) -> [(state: String, count: Int)] {
        guard !jobs.isEmpty else { return [] }
        let list = jobs.joined(separator: ",")
        let accounted = run("sacct", ["--noheader", "--allocations", "--array", "--format=State", "--jobs=\(list)"])
        if let accounted, accounted.status == 0, !accounted.output.isEmpty {
            return SweepSubmission.counts(ofStates: accounted.output)
        }
        let queued = jobs.compactMap { run("squeue", ["--noheader", "--array", "--format=%T", "--jobs=\($0)"]) }
        return SweepSubmission.counts(ofStates: queued.filter { $0.status == 0 }.map(\.output).joined())
    }

    /// Runs a command to its end; nil if there is none.
    private static func run(
        _ command: String, _ arguments: [String]
    ) -> (status: Int32, output: String, errors: String)? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        let paths = folders.map { "\($0)/\(command)" }
        guard let path = paths.first(where: FileManager.default.isExecutableFile) else { return nil }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        let (output, errors) = (Pipe(), Pipe())
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        guard (try? process.run()) != nil else { return nil }
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let complaint = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text, complaint)
    }
}
