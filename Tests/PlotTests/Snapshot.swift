import Foundation
import Plot
import Testing

/// A record of a figure that is kept beside the tests.
enum Snapshot {
    /// Compares a figure with its record; with `PLOT_SNAPSHOTS=record` in the environment writes the record and fails.
    static func check(_ figure: Figure, _ name: String) throws {
        var canvas = RecordingCanvas()
        figure.draw(on: &canvas)
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots/\(name).txt")
        if ProcessInfo.processInfo.environment["PLOT_SNAPSHOTS"] == "record" {
            try Data(canvas.text.utf8).write(to: file)
            Issue.record("wrote \(name).txt; look at the difference, then run without PLOT_SNAPSHOTS")
            return
        }
        let kept = String(decoding: try Data(contentsOf: file), as: UTF8.self).split(separator: "\n")
        let drawn = canvas.text.split(separator: "\n")
        for (index, (old, new)) in zip(kept, drawn).enumerated() where old != new {
            Issue.record("\(name).txt, line \(index + 1): kept\n\(old)\nbut drawn\n\(new)")
            return
        }
        #expect(kept.count == drawn.count)
    }
}
