/// PBS Professional and OpenPBS.
struct PBSEngine: SweepEngine {
    let name = "pbs"

    func files(_ job: SweepJob) -> [PublishedFile] {
        // An array of one is none to PBS.
        let array = "#PBS -J 1-\(max(2, job.shardCount))"
        let end = job.shardCount == 1 ? "[ \"$PBS_ARRAY_INDEX\" = 1 ] || exit 0\n" : ""
        return [
            PublishedFile(
                "pbs-run-\(job.shardCount).sh",
                "#!/bin/sh\n#PBS -N \(SweepJob.name)\n#PBS -r y\n\(array)\n\(end)\(job.run(number: "$PBS_ARRAY_INDEX", jobs: "${NCPUS:-1}"))\n"
            ),
            PublishedFile("pbs-merge.sh", "#!/bin/sh\n#PBS -N \(SweepJob.name)-merge\n\(job.merge)\n"),
        ]
    }

    func commands(_ job: SweepJob, in directory: String) -> [String] {
        [
            "id=$(\(ShellText.line(["qsub", "\(directory)/pbs-run-\(job.shardCount).sh"])))",
            "qsub -W depend=\"afterany:$id\" \(ShellText.word("\(directory)/pbs-merge.sh"))",
        ]
    }
}
