import Predictions
import Foundation
import Testing

@testable import ReportKit

/// A report is in place as a whole or not at all.
@Suite struct PublicationTests {
    private func publish(_ files: [String: String], to path: String, force: Bool = false) throws -> [String] {
        let publication = try Publication(to: path, force: force)
        return try publication.publish(files.sorted { $0.key < $1.key }.map { PublishedFile($0.key, $0.value) })
    }

    @Test func `A new report gets its directory, the directories around it and a list of its files`() throws {
        let directory = try TemporaryDirectory()
        let paths = try publish(
            ["index.html": "page", "figures/band.png": "pixels"], to: directory.path + "/a/b/reports/")
        #expect(
            paths == ["figures/band.png", "index.html", "manifest.txt"].map { directory.path + "/a/b/reports/" + $0 })
        #expect(
            directory.tree() == [
                "a", "a/b", "a/b/reports", "a/b/reports/figures", "a/b/reports/figures/band.png",
                "a/b/reports/index.html", "a/b/reports/manifest.txt",
            ])
        #expect(
            try directory.read("a/b/reports/manifest.txt")
                == "uncertainty-report manifest 1\nfigures/band.png\nindex.html\nmanifest.txt\n")
    }

    @Test func `A new report replaces the earlier one and leaves nothing of it`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/reports"
        _ = try publish(["index.html": "old", "figures/gone.png": "old"], to: path)
        _ = try publish(["index.html": "new"], to: path)
        #expect(directory.tree() == ["reports", "reports/index.html", "reports/manifest.txt"])
        #expect(try directory.read("reports/index.html") == "new")
    }

    @Test func `A publication that is let go leaves the earlier report as it was`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/reports"
        _ = try publish(["index.html": "old"], to: path)
        do {
            let publication = try Publication(to: path, force: false)
            #expect(directory.tree().contains(".reports.staging"))
            _ = consume publication
        }
        #expect(directory.tree() == ["reports", "reports/index.html", "reports/manifest.txt"])
        #expect(try directory.read("reports/index.html") == "old")
    }

    @Test func `Files of others are named and refused, and with force kept beside the report`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/reports"
        _ = try publish(["index.html": "old"], to: path)
        try directory.write("mine", to: "reports/notes/mine.txt")
        try FileManager.default.createDirectory(atPath: path + "/empty", withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(atPath: path + "/link", withDestinationPath: "nowhere")
        #expect(
            throws: PublishingError.foreignFiles(path, examples: ["empty/", "link", "notes/mine.txt"], count: 3)
        ) { try publish(["index.html": "new"], to: path) }
        #expect(try directory.read("reports/index.html") == "old")

        _ = try publish(["index.html": "new"], to: path, force: true)
        #expect(
            directory.tree() == [
                "reports", "reports/empty", "reports/index.html", "reports/link", "reports/manifest.txt",
                "reports/notes", "reports/notes/mine.txt",
            ])
        #expect(try directory.read("reports/notes/mine.txt") == "mine")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path + "/link") == "nowhere")
    }

    @Test func `A file of others under a name of the report is never replaced, not even with force`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("mine", to: "reports/index.html")
        #expect(throws: PublishingError.wouldReplace(directory.path + "/reports", examples: ["index.html"])) {
            try publish(["index.html": "new"], to: directory.path + "/reports", force: true)
        }
        #expect(directory.tree() == ["reports", "reports/index.html"])
        #expect(try directory.read("reports/index.html") == "mine")
    }

    @Test func `A file in the place of the directory is refused`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("mine", to: "reports")
        #expect(throws: PublishingError.notADirectory(directory.path + "/reports")) {
            try publish([:], to: directory.path + "/reports")
        }
        #expect(throws: PublishingError.notADirectory(directory.path + "/reports")) {
            try publish([:], to: directory.path + "/reports/inner")
        }
        #expect(try directory.read("reports") == "mine")
    }

    @Test(arguments: ["", "/", ".", "..", "/etc/../"])
    func `A directory that holds the current one is refused`(path: String) {
        #expect(throws: PublishingError.self) { try publish([:], to: path, force: true) }
    }

    @Test(arguments: ["../x", "/etc/x", "a//b", "./a", "a/..", "", "a\nb"])
    func `A path outside the report is refused`(name: String) throws {
        let directory = try TemporaryDirectory()
        #expect(throws: PublishingError.unsafePath(name)) {
            try publish([name: "x"], to: directory.path + "/reports")
        }
        #expect(directory.tree() == [])
    }

    @Test func `Of two runs into one directory the second is refused`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/reports"
        let first = try Publication(to: path, force: false)
        #expect(throws: PublishingError.busy(path)) { _ = try Publication(to: path, force: false) }
        _ = try first.publish([PublishedFile("index.html", "first")])
        #expect(directory.tree() == ["reports", "reports/index.html", "reports/manifest.txt"])
        _ = try publish(["index.html": "second"], to: path)
        #expect(try directory.read("reports/index.html") == "second")
    }

    @Test func `What a killed run left behind is recognised and removed`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("uncertainty-report manifest 1\n", to: ".reports.staging/manifest.txt")
        try directory.write("torn", to: ".reports.staging/figures/band.png")
        _ = try publish(["index.html": "new"], to: directory.path + "/reports")
        #expect(directory.tree() == ["reports", "reports/index.html", "reports/manifest.txt"])
    }

    @Test func `What is left when not even the list could be written is removed too`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("uncert", to: ".reports.staging/manifest.txt")
        _ = try publish(["index.html": "new"], to: directory.path + "/reports")
        #expect(directory.tree() == ["reports", "reports/index.html", "reports/manifest.txt"])
    }

    @Test func `A directory of others under the temporary name is left alone`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("mine", to: ".reports.staging/mine.txt")
        #expect(throws: PublishingError.foreignStaging(directory.path + "/.reports.staging")) {
            try publish([:], to: directory.path + "/reports")
        }
        #expect(try directory.read(".reports.staging/mine.txt") == "mine")
    }

    @Test func `A report that an interrupted exchange left beside its place is brought back`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("uncertainty-report manifest 1\nindex.html\n", to: ".reports.previous/manifest.txt")
        try directory.write("old", to: ".reports.previous/index.html")
        do { _ = try Publication(to: directory.path + "/reports", force: false) }
        #expect(directory.tree() == ["reports", "reports/index.html", "reports/manifest.txt"])
        #expect(try directory.read("reports/index.html") == "old")
    }

    @Test func `A report goes where a symbolic link leads, and the link stays`() throws {
        let directory = try TemporaryDirectory()
        try FileManager.default.createDirectory(atPath: directory.path + "/real", withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(atPath: directory.path + "/reports", withDestinationPath: "real")
        _ = try publish(["index.html": "new"], to: directory.path + "/reports")
        #expect(directory.tree() == ["real", "real/index.html", "real/manifest.txt", "reports"])
    }

    @Test func `A cancelled run publishes nothing`() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/reports"
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try publish(["index.html": "new"], to: path)
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(directory.tree() == [])
    }
}
