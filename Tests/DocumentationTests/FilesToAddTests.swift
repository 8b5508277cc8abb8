import Foundation
import ReportKit
import Testing

/// What the README's table says that it takes to add something: the sources name it in so many files.
@Suite struct FilesToAddTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources")

    /// The names of the files below a folder of the sources with their lines; comments don't count.
    private func lines(in folder: String) throws -> [(file: String, lines: [Substring])] {
        let folder = Self.root.appending(path: folder)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path()).filter { $0.hasSuffix(".swift") }
        return try paths.map { path in
            let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
            let lines = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
            return (URL(filePath: path).lastPathComponent, lines)
        }
    }

    /// The files below a folder of the sources in which a pattern is found.
    private func files(in folder: String, naming pattern: Regex<some Any>) throws -> Set<String> {
        Set(try lines(in: folder).filter { $0.lines.contains { $0.contains(pattern) } }.map(\.file))
    }

    /// The files below a folder of the sources in which each option of a run is named.
    private func filesOfOptions(in folder: String) throws -> [String: Set<String>] {
        var files: [String: Set<String>] = [:]
        // Most lines name none, which a search for text says far sooner than a pattern.
        for (file, lines) in try lines(in: folder) {
            for line in lines where line.contains("options.") {
                for found in line.matches(of: #/options\.(\w+)/#) { files[String(found.1), default: []].insert(file) }
            }
        }
        return files
    }

    @Test func `An option of a run is read, kept and checked in a file each`() throws {
        let declarations = try String(
            contentsOf: Self.root.appending(path: "ReportKit/Plan/RunOptions.swift"), encoding: .utf8)
        let own = try #require(declarations.split(separator: "public struct Setting").first)
        let names = own.matches(of: #/public var (\w+)/#).map { String($0.1) }
        #expect(names.count > 20)
        let (readers, checkers) = (try filesOfOptions(in: "report"), try filesOfOptions(in: "ReportKit"))
        for name in names {
            let (read, checked) = (readers[name] ?? [], checkers[name] ?? [])
            #expect(read.count == 1, "\(name): \(read)")
            // What predictions of other programs exclude is looked at once more.
            let isExcluded = ["conformal", "recalibration", "calibrationShare"].contains(name)
            #expect(checked.count == (isExcluded ? 2 : 1), "\(name): \(checked)")
        }
    }

    @Test func `A chapter stands in its file and in one line of the story`() throws {
        #expect(
            try files(in: "", naming: #/\b(Reference|Adjustment|Method)Chapter\(/#) == ["Story.swift"])
    }

    @Test func `A form of the document stands in its file and in one line of the stage that writes`() throws {
        // The page of a change and the report of a sweep are such documents, too.
        #expect(
            try files(in: "", naming: #/\bHTMLWriter\(/#) == [
                "WritingStage.swift", "ChangePage.swift", "SweepReport.swift",
            ])
        // The comment on a change and the report of a sweep are such documents, too.
        #expect(
            try files(in: "", naming: #/\bMarkdownWriter\(/#) == [
                "WritingStage.swift", "CommentWriter.swift", "SweepReport.swift",
            ])
        let document = Document(
            title: "Tides", blocks: [.heading(level: 2, title: "High & low", anchor: "high")], colophon: "The end.")
        let writers: [any DocumentWriter] = [Outline(), MarkdownWriter(figures: FigureFiles())]
        #expect(writers.map { $0.write(document) }[0] == "Tides\n  High & low\n")
        #expect(writers.map(\.fileName) == ["outline.txt", "README.md"])
    }

    @Test func `A form of what a check says stands in its file and in one line of the list`() throws {
        #expect(
            try files(in: "", naming: #/\b(JUnit|Badge|Summary|ModelIndex|OpenMetrics)Writer\(/#) == [
                "GateWriter.swift"
            ])
    }

    /// A form of somebody's own.
    private struct Outline: DocumentWriter {
        let fileName = "outline.txt"

        func write(_ document: Document) -> String {
            let titles = document.blocks.compactMap { block in
                if case .heading(let level, let title, _) = block {
                    String(repeating: "  ", count: level - 1) + title.plainText
                } else {
                    nil
                }
            }
            return ([document.title] + titles).joined(separator: "\n") + "\n"
        }
    }

    @Test func `Models of the noise are told apart in four files, and a method names the one that it wants`() throws {
        let cases = #/case \.(varying|separate)|noise == \.constant|case (varying|separate)\b/#
        #expect(
            try files(in: "Training/Network", naming: cases) == [
                "Noise.swift", "NoiseModel.swift", "Network.swift", "Workspace+Loss.swift",
            ])
    }
}
