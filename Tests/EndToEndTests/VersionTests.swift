import Foundation
import Testing

/// The version that the program says.
@Suite struct VersionTests {
    @Test func `The changelog speaks of the program's version`() throws {
        let workspace = try Workspace()
        let outcome = try workspace.report.run("--version")
        #expect(outcome.status == 0 && outcome.lines.count == 1)
        let version = try #require(outcome.lines.first)
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let changelog = try String(contentsOf: root.appending(path: "CHANGELOG.md"), encoding: .utf8)
        let sections = changelog.split(separator: "\n").filter { $0.hasPrefix("## [") }.map { $0.dropFirst(4) }
        #expect(sections.first == "Unreleased]")
        if version.hasSuffix("-dev") {
            // What is in the making has no section of its own yet, and neither has what it will be.
            #expect(changelog.contains("`report --version` says `\(version)`"))
            #expect(!sections.contains { $0.hasPrefix("\(version.dropLast(4))]") })
        } else {
            let released = try #require(sections.dropFirst().first)
            #expect(released.hasPrefix("\(version)] - "))
        }
    }
}
