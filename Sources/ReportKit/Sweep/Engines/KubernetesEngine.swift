/// Kubernetes: an indexed job whose pods share a volume; image and claim are the user's to name.
struct KubernetesEngine: SweepEngine {
    let name = "kubernetes"

    func files(_ job: SweepJob) -> [PublishedFile] {
        let shard = job.run(number: "$((JOB_COMPLETION_INDEX + 1))", jobs: "$(nproc)")
        return [
            PublishedFile(
                "kubernetes-run-\(job.shardCount).yaml",
                manifest(
                    SweepJob.name, shard, job,
                    "  completionMode: Indexed\n  completions: \(job.shardCount)\n  parallelism: \(job.shardCount)\n")),
            PublishedFile("kubernetes-merge.yaml", manifest("\(SweepJob.name)-merge", job.merge, job, "")),
        ]
    }

    func commands(_ job: SweepJob, in directory: String) -> [String] {
        [
            ShellText.line(["kubectl", "apply", "-f", "\(directory)/kubernetes-run-\(job.shardCount).yaml"]),
            "kubectl wait --for=condition=complete --timeout=-1s job/\(SweepJob.name)",
            ShellText.line(["kubectl", "apply", "-f", "\(directory)/kubernetes-merge.yaml"]),
        ]
    }

    private func manifest(_ name: String, _ line: String, _ job: SweepJob, _ spec: String) -> String {
        """
        # Put an image that holds the program, and a claim for a volume that all pods can write to, in their places.
        apiVersion: batch/v1
        kind: Job
        metadata:
          name: \(name)
        spec:
        \(spec)  backoffLimit: 100
          template:
            spec:
              restartPolicy: Never
              containers:
                - name: report
                  image: IMAGE
                  command: ["/bin/sh", "-c", \(JSONText.string(line))]
                  volumeMounts:
                    - name: sweep
                      mountPath: \(JSONText.string(job.directory))
              volumes:
                - name: sweep
                  persistentVolumeClaim:
                    claimName: CLAIM

        """
    }
}
