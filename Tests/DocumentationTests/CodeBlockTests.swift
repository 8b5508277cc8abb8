import Foundation
import Testing

/// Code in articles, comments and the README stands in a test as it is.
///
/// So it compiles, and does what the words beside it say. Indentation, blank lines and imports don't count: a test may
/// hold the code in a function.
@Suite struct CodeBlockTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The lines of code that count.
    private static func counted(_ lines: some Sequence<Substring>) -> [String] {
        lines.map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty && !$0.hasPrefix("import ") }
            // An example of the gallery gives its figure, and the article names it.
            .map { $0.hasPrefix("return Figure(") ? "let figure" + " = " + $0.dropFirst(7) : $0 }
    }

    private static func lines(_ path: String) throws -> [Substring] {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
    }

    private static func files(in folder: String, _ suffixes: [String]) throws -> [String] {
        let all = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path())
        return all.filter { path in suffixes.contains { path.hasSuffix($0) } && !path.contains(".build/") }
            .map { "\(folder)/\($0)" }.sorted()
    }

    /// The blocks of Swift in a text; those of a source file stand in its comments.
    private static func blocks(_ path: String) throws -> [[String]] {
        var blocks: [[String]] = []
        var block: [Substring]?
        for line in try lines(path) {
            let comment = line.drop { $0 == " " }
            guard !path.hasSuffix(".swift") || comment.hasPrefix("///") else { continue }
            let text = path.hasSuffix(".swift") ? comment.dropFirst(3) : line
            let fence = text.trimmingCharacters(in: .whitespaces)
            if fence == "```swift" {
                block = []
            } else if fence == "```", let whole = block {
                blocks.append(counted(whole))
                block = nil
            } else {
                block?.append(text)
            }
        }
        return blocks
    }

    @Test func `Every block of code stands in a test`() throws {
        let tests = try Self.files(in: "Tests", [".swift"]).map { Self.counted(try Self.lines($0)) }
        let sources = try Self.files(in: "Sources", [".swift", ".md"]) + ["README.md"]
        var count = 0
        for path in sources {
            for block in try Self.blocks(path) {
                count += 1
                let isHeld = tests.contains { test in
                    test.indices.contains { start in
                        test[start] == block[0] && test[start...].starts(with: block)
                    }
                }
                #expect(isHeld, "\(path) shows code that no test holds:\n\(block.joined(separator: "\n"))")
            }
        }
        #expect(count > 50)
    }
}
