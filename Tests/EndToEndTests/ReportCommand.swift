import Foundation

/// Runs the built command as a user would.
struct ReportCommand {
    /// What a command left behind.
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String

        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// The command lies beside the tests.
    static let path: String = {
        let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        var directory = tests.deletingLastPathComponent()
        while directory.path != "/", !FileManager.default.isExecutableFile(atPath: directory.path + "/report") {
            directory.deleteLastPathComponent()
        }
        return directory.path + "/report"
    }()

    /// Where the command runs.
    let directory: String

    /// Runs to the end.
    func run(_ arguments: String..., environment: [String: String]? = nil) throws -> Outcome {
        try Self.finish(start(arguments, environment: environment))
    }

    /// Runs a line of shell in which `$REPORT` is the command.
    func shell(_ line: String) throws -> Outcome {
        try Self.finish(
            launch("/bin/bash", ["-c", line], environment: ["REPORT": Self.path, "PATH": "/usr/bin:/bin"]))
    }

    /// Begins to run.
    func start(_ arguments: [String], environment: [String: String]? = nil) throws -> Running {
        try launch(Self.path, arguments, environment: environment)
    }

    /// A command that runs, with files that take what it says.
    struct Running {
        let process: Process
        let output: URL
        let errors: URL
    }

    private func launch(_ path: String, _ arguments: [String], environment: [String: String]?) throws -> Running {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: directory)
        process.environment = environment ?? ["PATH": "/usr/bin:/bin"]
        process.standardInput = FileHandle.nullDevice
        let base = FileManager.default.temporaryDirectory
        let output = base.appendingPathComponent("out-" + UUID().uuidString)
        let errors = base.appendingPathComponent("err-" + UUID().uuidString)
        for file in [output, errors] { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        return Running(process: process, output: output, errors: errors)
    }

    /// Waits for the end.
    static func finish(_ running: Running) throws -> Outcome {
        running.process.waitUntilExit()
        defer { for file in [running.output, running.errors] { try? FileManager.default.removeItem(at: file) } }
        let signalled = running.process.terminationReason == .uncaughtSignal
        return Outcome(
            status: running.process.terminationStatus + (signalled ? 128 : 0),
            output: String(decoding: try Data(contentsOf: running.output), as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: running.errors), as: UTF8.self))
    }
}

/// A directory that is there for one test.
struct Workspace: ~Copyable {
    let path: String
    let report: ReportCommand

    init() throws {
        let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
        let url = base.appendingPathComponent("report-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
        report = ReportCommand(directory: path)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ text: String, to name: String) throws {
        try write(Array(text.utf8), to: name)
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        let file = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    /// The names of everything directly in the workspace.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }

    /// Every file below a directory with its bytes.
    func contents(_ name: String) throws -> [String: Data] {
        var contents: [String: Data] = [:]
        let root = path + "/" + name
        for case let file as String in FileManager.default.enumerator(atPath: root) ?? .init() {
            var isDirectory: ObjCBool = false
            guard FileManager.default.fileExists(atPath: root + "/" + file, isDirectory: &isDirectory) else { continue }
            if !isDirectory.boolValue { contents[file] = try Data(contentsOf: URL(fileURLWithPath: root + "/" + file)) }
        }
        return contents
    }
}
