/// IBM Spectrum LSF.
struct LSFEngine: SweepEngine {
    let name = "lsf"

    func files(_ job: SweepJob) -> [PublishedFile] {
        [
            PublishedFile(
                "lsf-run-\(job.shardCount).sh",
                "#!/bin/sh\n#BSUB -J \(SweepJob.name)[1-\(job.shardCount)]\n#BSUB -r\n\(job.run(number: "$LSB_JOBINDEX", jobs: "${LSB_DJOB_NUMPROC:-1}"))\n"
            ),
            PublishedFile("lsf-merge.sh", "#!/bin/sh\n#BSUB -J \(SweepJob.name)-merge\n\(job.merge)\n"),
        ]
    }

    func commands(_ job: SweepJob, in directory: String) -> [String] {
        [
            "bsub < \(ShellText.word("\(directory)/lsf-run-\(job.shardCount).sh"))",
            "bsub -w 'ended(\(SweepJob.name))' < \(ShellText.word("\(directory)/lsf-merge.sh"))",
        ]
    }
}
