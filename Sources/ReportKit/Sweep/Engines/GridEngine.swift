/// Sun, Univa, Altair and Open Cluster Grid Engine.
struct GridEngine: SweepEngine {
    let name = "sge"

    func files(_ job: SweepJob) -> [PublishedFile] {
        [
            PublishedFile(
                "sge-run-\(job.shardCount).sh",
                "#!/bin/sh\n#$ -N \(SweepJob.name)\n#$ -r y\n#$ -t 1-\(job.shardCount)\n\(job.run(number: "$SGE_TASK_ID", jobs: "${NSLOTS:-1}"))\n"
            ),
            PublishedFile("sge-merge.sh", "#!/bin/sh\n#$ -N \(SweepJob.name)-merge\n\(job.merge)\n"),
        ]
    }

    func commands(_ job: SweepJob, in directory: String) -> [String] {
        [
            ShellText.line(["qsub", "\(directory)/sge-run-\(job.shardCount).sh"]),
            ShellText.line(["qsub", "-hold_jid", SweepJob.name, "\(directory)/sge-merge.sh"]),
        ]
    }
}
