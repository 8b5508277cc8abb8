import Foundation

/// Whole runs of the program, from start to exit.
struct ProcessStage {
    /// The built `report`, beside this benchmark.
    let program: URL
    /// This benchmark itself.
    let benchmark: URL

    init?() {
        let bench = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
        benchmark = bench
        program = bench.deletingLastPathComponent().appendingPathComponent("report")
        guard FileManager.default.isExecutableFile(atPath: program.path) else { return nil }
    }

    /// Runs the program and returns its wall time in seconds and its peak memory in bytes.
    func run(
        _ arguments: [String], of program: URL? = nil, watchesMemory: Bool = false
    ) throws -> (seconds: Double, memory: Double) {
        let process = Process()
        process.executableURL = program ?? self.program
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        // Waiting by Foundation's own means looks only every so often.
        let hasEnded = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in hasEnded.signal() }
        let start = DispatchTime.now().uptimeNanoseconds
        try process.run()
        var peak = 0.0
        // Watching costs time of its own, so that either the time or the memory is measured.
        while watchesMemory, process.isRunning {
            peak = max(peak, Self.residentPeak("\(process.processIdentifier)"))
            usleep(1000)
        }
        hasEnded.wait()
        let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
        return (seconds, peak)
    }

    /// The high-water mark of a process's memory in bytes, where the kernel tells it; `process` is a number or `self`.
    static func residentPeak(_ process: String) -> Double {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
            let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let kilobytes = line.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Double($0) })
        else { return 0 }
        return kilobytes * 1024
    }
}
