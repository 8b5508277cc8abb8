/// Slurm: an array of tasks, and a job that merges when all have ended, whatever became of them.
///
/// A task of a node that fails is put back into the queue; what it had done stays done.
struct SlurmEngine: SweepEngine {
    let name = "slurm"

    func files(_ job: SweepJob) -> [PublishedFile] {
        [
            PublishedFile(
                run(job),
                """
                #!/bin/sh
                #SBATCH --job-name=\(SweepJob.name)
                #SBATCH --array=1-\(job.shardCount)
                #SBATCH --requeue
                #SBATCH --open-mode=append
                \(job.run(number: "$SLURM_ARRAY_TASK_ID", jobs: "${SLURM_CPUS_PER_TASK:-1}"))

                """),
            PublishedFile(
                merge,
                """
                #!/bin/sh
                #SBATCH --job-name=\(SweepJob.name)-merge
                #SBATCH --requeue
                #SBATCH --open-mode=append
                \(job.merge)

                """),
        ]
    }

    func commands(_ job: SweepJob, in directory: String) -> [String] {
        let files = submission(job, in: directory, options: [])
        return [
            "id=$(\(ShellText.line(["sbatch"] + files)))",
            "sbatch --dependency=\"afterany:$id\" \(ShellText.line(Array(mergeSubmission(job, after: nil, in: directory, options: []))))",
        ]
    }

    /// The arguments of `sbatch` for the array; it prints its number.
    func submission(_ job: SweepJob, in directory: String, options: [String]) -> [String] {
        ["--parsable", "--output=\(job.logs)/%A-%a.txt"] + options + ["\(directory)/\(run(job))"]
    }

    /// The arguments of `sbatch` for the merge.
    ///
    /// - Parameter array: the number of the array that it waits for; nil where the caller says so.
    func mergeSubmission(_ job: SweepJob, after array: String?, in directory: String, options: [String]) -> [String] {
        ["--parsable", "--output=\(job.logs)/%j-merge.txt"] + options
            + (array.map { ["--dependency=afterany:\($0)"] } ?? []) + ["\(directory)/\(merge)"]
    }

    private func run(_ job: SweepJob) -> String { "slurm-run-\(job.shardCount).sh" }
    private let merge = "slurm-merge.sh"
}
