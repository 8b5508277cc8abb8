import ArgumentParser
import ReportKit

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Does units with progress on stderr, and keeps how long each took.
struct SweepWorker {
    let directory: SweepDirectory
    let plan: SweepPlan
    let shard: Shard
    let run: RunArguments
    let sweep: SweepArguments

    /// Does them.
    ///
    /// - Returns: the number of units that have failed, those that had before among them.
    func work() async throws -> Int {
        let work = try SweepWork(
            plan, in: directory, shard: shard, retries: sweep.retryFailed, otherVersions: sweep.otherVersions,
            jobs: try run.jobs.map { try RunPlan.checkJobs($0) } ?? Processors.count
        ) { try SweepArguments.options($0, memory: run.memory) }
        let process = "\(SweepDirectory.host)-\(getpid())"
        let progress = SweepProgress(work, plan: plan, quiet: run.quiet, form: run.progress) { lines in
            // How long units take is good to know, and nothing depends on it.
            try? directory.keep(times: lines, of: process)
        }
        let task = Task { try await work.run(began: progress.began, ended: progress.ended) }
        let interruption = Interruption(cancelling: task)
        do {
            let failed = try await task.value
            progress.end()
            return failed + work.failedBefore.count
        } catch is CancellationError {
            progress.end()
            StandardError.show("report: interrupted; what is done stays done, and the same command goes on\n")
            throw ExitCode(128 + (interruption.number ?? 2))
        } catch {
            progress.end()
            throw error
        }
    }
}
