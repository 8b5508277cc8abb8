import Foundation
import Testing

@testable import ReportKit

@Suite struct SweepEngineTests {
    private func job(_ directory: String, shards: Int = 3) throws -> SweepJob {
        try SweepJob(program: "/opt/it's/report", plan: "\(directory)/plan.json", shardCount: shards)
    }

    /// What a shell makes of a script, with the program and schedulers' variables in the place of the real ones.
    private func words(_ script: [UInt8], _ environment: [String: String]) throws -> [String] {
        let temporary = try TemporaryDirectory()
        let text = String(decoding: script, as: UTF8.self).replacing("exec ", with: "printf '%s\\n' ")
        try temporary.write(text, to: "script")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [temporary.path + "/script"]
        process.environment = environment
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return output.split(separator: "\n").map(String.init)
    }

    @Test(arguments: [
        ("slurm", ["SLURM_ARRAY_TASK_ID": "2", "SLURM_CPUS_PER_TASK": "4"]),
        ("pbs", ["PBS_ARRAY_INDEX": "2", "NCPUS": "4"]),
        ("lsf", ["LSB_JOBINDEX": "2", "LSB_DJOB_NUMPROC": "4"]), ("sge", ["SGE_TASK_ID": "2", "NSLOTS": "4"]),
    ]) func `Scripts run one shard, whatever is in the paths`(engine: String, environment: [String: String]) throws {
        let known = try #require(SweepEngines.all.first { $0.name == engine })
        let files = known.files(try job("/data/a b"))
        #expect(files.count == 2 && files.allSatisfy { $0.path.hasPrefix(engine + "-") })
        #expect(
            try words(files[0].bytes, environment) == [
                "/opt/it's/report", "sweep", "run", "/data/a b/plan.json", "--shard", "2/3", "--jobs", "4", "--quiet",
            ])
        #expect(
            try words(files[1].bytes, [:]) == ["/opt/it's/report", "sweep", "merge", "/data/a b/plan.json", "--quiet"])
        #expect(known.commands(try job("/data/a b"), in: "/data/a b/submit").joined().contains("'/data/a b/submit/"))
    }

    @Test func `Scripts that a user has changed are kept`() throws {
        let temporary = try TemporaryDirectory()
        let directory = SweepDirectory(path: temporary.path)
        let submission = SweepSubmission(try job(temporary.path), in: directory)
        let all = try submission.writeAll(force: false)
        #expect(all.map(\.engine) == ["slurm", "pbs", "lsf", "sge", "kubernetes", "github"])
        try submission.writeSlurm(force: false)
        try temporary.write("#!/bin/sh\n# mine\n", to: "submit/slurm-run-3.sh")
        #expect(throws: PublishingError.self) { try submission.writeSlurm(force: false) }
        #expect(try temporary.read("submit/slurm-run-3.sh") == "#!/bin/sh\n# mine\n")
        try submission.writeSlurm(force: true)
        #expect(try temporary.read("submit/slurm-run-3.sh").contains("#SBATCH --array=1-3\n"))
        #expect(throws: SettingError.self) { try job("/data", shards: 0) }
    }

    @Test func `Jobs are remembered, and what schedulers print is understood`() throws {
        let temporary = try TemporaryDirectory()
        let directory = SweepDirectory(path: temporary.path)
        #expect(try directory.rememberedJobs().isEmpty)
        try SweepSubmission(try job(temporary.path), in: directory).writeSlurm(force: false)
        for number in ["17", "18"] { try directory.remember(job: number) }
        #expect(try directory.rememberedJobs() == ["17", "18"])
        #expect(SweepSubmission.number(in: "4711;cluster\n") == "4711")
        #expect(SweepSubmission.number(in: "sbatch: error") == nil)
        let counts = SweepSubmission.counts(ofStates: "RUNNING\nPENDING\nCANCELLED by 1000\n  RUNNING+\n")
        #expect(counts.map { "\($0.count) \($0.state)" } == ["1 cancelled", "1 pending", "2 running"])
    }
}
