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
