internal import Foundation

/// A report in a commit, read with `git`, which does not touch the work tree.
struct GitFiles: ResultFiles {
    /// The commit, such as `main` or `HEAD~1`.
    let reference: String
    /// The directory of the report, as seen from where the command runs.
    let path: String

    func read(_ path: String) throws -> [UInt8]? {
        try names(in: Self.parent(of: path)).contains(FileName.last(of: path))
            ? git("cat-file", "blob", object(path)) : nil
    }

    func names(in directory: String) throws -> [String] {
        // A tree that is not there is an error like any other; its parent tells whether it is.
        let place = directory.isEmpty ? path : path + "/" + directory
        let names = try git("ls-tree", "-z", "--name-only", reference, "--", place + "/")
        return names.split(separator: 0).map { FileName.last(of: String(decoding: $0, as: UTF8.self)) }
    }

    /// Whether the path is a file, such as `metrics.json`.
    func isFile() throws -> Bool {
        let type = try git("ls-tree", "-z", reference, "--", path)
        return type.split(separator: UInt8(ascii: " ")).dropFirst().first == Array("blob".utf8)[...]
    }

    /// What the path itself holds.
    func readItself() throws -> [UInt8] { try git("cat-file", "blob", "\(reference):\(Self.relative(path))") }

    private func object(_ path: String) -> String { "\(reference):\(Self.relative(self.path + "/" + path))" }

    /// A path that begins where the command runs, which `git` otherwise takes from the top of the repository.
    private static func relative(_ path: String) -> String {
        path.hasPrefix("./") || path.hasPrefix("../") ? path : "./" + path
    }

    private static func parent(of path: String) -> String {
        path.split(separator: "/").dropLast().joined(separator: "/")
    }

    private func git(_ arguments: String...) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["git"] + arguments
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            throw GateError.git(reference, path, "git can't be started")
        }
        // What it says of errors is short; what it gives may be longer than a pipe holds.
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        let message = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let first = String(decoding: message, as: UTF8.self).split(separator: "\n").first.map(String.init)
            throw GateError.git(reference, path, first ?? "git says nothing of why")
        }
        return [UInt8](bytes)
    }
}
