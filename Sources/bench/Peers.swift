import Foundation

/// Programs in Python that do the same, run in turn with ours so that both see the same machine.
struct Peers {
    /// Where the scripts are.
    let folder: URL
    /// The interpreter that has their packages.
    let python: URL

    /// Runs a script and returns the numbers in the last line of its output, a JSON object; nil if it fails.
    func run(_ script: String, environment: [String: String] = [:]) -> [String: Double]? {
        let process = Process()
        process.executableURL = python
        process.arguments = [folder.appendingPathComponent(script).path]
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0,
            let line = String(decoding: data, as: UTF8.self).split(separator: "\n").last,
            let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        else { return nil }
        return object.compactMapValues { ($0 as? NSNumber)?.doubleValue }
    }
}
