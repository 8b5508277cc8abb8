import Foundation

/// The program with which a desktop shows files.
enum Viewer {
    #if canImport(Darwin)
        private static let name = "open"
    #else
        private static let name = "xdg-open"
    #endif

    /// Shows a file, or says that nothing does.
    static func show(_ path: String?) {
        guard let path else { return }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        // A whole path is no option, whatever it begins with.
        process.arguments = [name, URL(filePath: path).absoluteURL.path]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
            process.waitUntilExit()
        } catch {
            return warn(path)
        }
        if process.terminationStatus != 0 { warn(path) }
    }

    private static func warn(_ path: String) {
        StandardError.show(
            "report: warning: '\(name)' does not show it; open '\(TerminalText.line(path))' in a browser\n")
    }
}
