import Foundation

/// A program that is not ours, to read what we write.
struct OtherProgram {
    let path: String

    /// A program by its name; nil if it is not installed.
    init?(_ name: String) {
        let places = ["/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { $0 + name }
        guard let path = places.first(where: FileManager.default.isExecutableFile) else { return nil }
        self.path = path
    }

    /// What it makes of each of several files: a shell calls it for one after the other, since starting it from here for
    /// each, many at a time, is slow.
    ///
    /// - Parameter arguments: a line of shell, before the name of the file.
    func outputs(_ arguments: String, of files: [[UInt8]]) throws -> [String] {
        let directory = FileManager.default.temporaryDirectory.appending(path: "files-\(UUID())")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        for (number, bytes) in files.enumerated() { try Data(bytes).write(to: directory.appending(path: "\(number)")) }
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "for file in *; do '\(path)' \(arguments) \"$file\" >\"$file.out\"; done"]
        process.currentDirectoryURL = directory
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return try files.indices.map {
            String(decoding: try Data(contentsOf: directory.appending(path: "\($0).out")), as: UTF8.self)
        }
    }
}
