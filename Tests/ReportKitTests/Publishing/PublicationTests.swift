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
                == "uncertainty-report manifest 2\nfba4fee2053034ac figures/band.png\n038b2a0deba58916 index.html\n")
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
        #expect(throws: PublishingError.wouldReplace(directory.path + "/reports", examples: ["index.html"], count: 1)) {
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

    @Test func `A directory of others under the temporary name is left alone`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("mine", to: ".reports.staging/mine.txt")
        #expect(throws: PublishingError.foreignStaging(directory.path + "/.reports.staging")) {
            try publish([:], to: directory.path + "/reports")
        }
        #expect(try directory.read(".reports.staging/mine.txt") == "mine")
    }

    @Test(arguments: [".reports.staging", ".reports.previous", "reports/.report-staging"])
    func `A copy of a report that somebody keeps beside it, with notes, is left alone`(name: String) throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/reports"
        _ = try publish(["index.html": "old"], to: path)
        try FileManager.default.copyItem(atPath: path, toPath: directory.path + "/copy")
        try FileManager.default.moveItem(atPath: directory.path + "/copy", toPath: directory.path + "/" + name)
        try directory.write("mine", to: name + "/notes.txt")
        let before = directory.tree().filter { $0.hasPrefix(name) }
        do {
            _ = try publish(["index.html": "new"], to: path, force: true)
        } catch {
            #expect(error as? PublishingError == .foreignStaging(directory.path + "/" + name))
            #expect(try directory.read("reports/index.html") == "old")
        }
        #expect(directory.tree().filter { $0.hasPrefix(name) } == before)
        #expect(try directory.read(name + "/notes.txt") == "mine")
    }

    @Test func `A report whose list has the earlier form is replaced`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("uncertainty-report manifest 1\nindex.html\n../out\n/etc/out\n", to: "reports/manifest.txt")
        try directory.write("old", to: "reports/index.html")
        try directory.write("mine", to: "out")
        _ = try publish(["page.html": "new"], to: directory.path + "/reports")
        #expect(directory.tree() == ["out", "reports", "reports/manifest.txt", "reports/page.html"])
    }

    @Test(arguments: [false, true])
    func `A file of the report that somebody has changed is refused, even with force`(force: Bool) throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/reports"
        _ = try publish(["index.html": "old", "b": "old"], to: path)
        try directory.write("old, and mine", to: "reports/index.html")
        #expect(throws: PublishingError.changed(path, examples: ["index.html"], count: 1)) {
            try publish(["index.html": "new"], to: path, force: force)
        }
        #expect(try directory.read("reports/index.html") == "old, and mine")
        #expect(directory.tree() == ["reports", "reports/b", "reports/index.html", "reports/manifest.txt"])
    }

    @Test(arguments: [["index.html/"], ["index.html/mine"], ["figures"]])
    func `What others have in the way of a path of the report is refused`(names: [String]) throws {
        let directory = try TemporaryDirectory()
        for name in names {
            if name.hasSuffix("/") {
                try FileManager.default.createDirectory(
                    atPath: directory.path + "/reports/" + name, withIntermediateDirectories: true)
            } else {
                try directory.write("mine", to: "reports/" + name)
            }
        }
        let before = directory.tree()
        #expect(throws: PublishingError.wouldReplace(directory.path + "/reports", examples: names, count: 1)) {
            try publish(["index.html": "new", "figures/band.png": "new"], to: directory.path + "/reports", force: true)
        }
        #expect(directory.tree() == before)
    }

    @Test(arguments: [false, true])
    func `Modes of the directory, its directories and files carry over, and what others have is as it was`(
        isShared: Bool
    ) throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/reports"
        _ = try publish(["index.html": "old", "figures/band.png": "old"], to: path)
        if isShared {
            try directory.write("mine", to: "reports/notes/mine.txt")
            #expect(chmod(path + "/notes", 0o700) == 0)
            for name in ["/notes/mine.txt", "/notes"] {
                #expect(
                    utimes(path + name, [timeval(tv_sec: 1000, tv_usec: 0), timeval(tv_sec: 2000, tv_usec: 0)]) == 0)
            }
        }
        let modes: [String: mode_t] = ["": 0o700, "/figures": 0o710, "/index.html": 0o600]
        for (name, mode) in modes { #expect(chmod(path + name, mode) == 0) }
        let publication = try Publication(to: path, force: true)
        let staging = directory.path + (isShared ? "/reports/.report-staging" : "/.reports.staging")
        #expect(try status(staging).st_mode & 0o7777 == 0o700)
        _ = try publication.publish([PublishedFile("index.html", "new"), PublishedFile("figures/band.png", "new")])
        #expect(try directory.read("reports/index.html") == "new")
        for (name, mode) in modes { #expect(try status(path + name).st_mode & 0o7777 == mode) }
        if isShared {
            #expect(try status(path + "/notes").st_mode & 0o7777 == 0o700)
            for name in ["/notes/mine.txt", "/notes"] { #expect(try status(path + name).st_mtim.tv_sec == 2000) }
        }
    }

    private func status(_ path: String) throws -> stat {
        var status = stat()
        guard lstat(path, &status) == 0 else { throw SystemError(code: errno) }
        return status
    }

    @Test(arguments: ["\u{301}reports", "a/\u{301}b/reports", "reports=\u{301}"])
    func `A combining mark after a slash is part of a name`(name: String) throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/" + name
        _ = try publish(["index.html": "old"], to: path)
        try directory.write("mine", to: name + "/\u{301}mine")
        let paths = try publish(["index.html": "new"], to: path, force: true)
        #expect(paths.first == path + "/index.html")
        #expect(try directory.read(name + "/index.html") == "new")
        #expect(try directory.read(name + "/\u{301}mine") == "mine")
        #expect(try FileManager.default.contentsOfDirectory(atPath: path).count == 3)
    }

    @Test func `Names that are no UTF-8 are kept as they are`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/reports"
        _ = try publish(["index.html": "old"], to: path)
        let odd = BytePath(bytes: Array(path.utf8) + [0x2F, 0x61, 0xFF, 0xFE])
        try Disk().write(Array("mine".utf8), to: odd, nil)
        _ = try publish(["index.html": "new"], to: path, force: true)
        #expect(try Disk().read(odd) == Array("mine".utf8))
        #expect(try Disk().names(in: BytePath(path)).count == 3)
        #expect(try directory.read("reports/index.html") == "new")
    }

    @Test func `A process that writes beside real runs loses nothing`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/reports"
        _ = try publish(["index.html": "0", "f/a": "0"], to: path)
        let writer = Writer(path)
        writer.start()
        // Whatever came is taken away between runs, so that they trade places while more comes.
        var found: [String] = []
        for run in 1...20 {
            _ = try publish(["index.html": "\(run)", "f/a": "\(run)", "f/b\(run)": ""], to: path, force: true)
            for folder in [path, path + "/f"] where run % 2 == 0 {
                for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasPrefix("mine") {
                    // The writer's last file may not have its text yet.
                    let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
                    guard !text.isEmpty else { continue }
                    found.append(text)
                    try FileManager.default.removeItem(atPath: folder + "/" + name)
                }
            }
        }
        let written = writer.end()
        for (_, text) in directory.texts(below: "reports") where !text.isEmpty { found.append(text) }
        #expect(Set(written).subtracting(found) == [])
        #expect(written.count > 50)
        #expect(directory.tree().filter { $0.contains(".report") } == [])
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

/// Somebody who makes files in a directory and among its figures for as long as it is not told to end.
private final class Writer: @unchecked Sendable {
    private let path: String
    private let condition = NSCondition()
    private var (written, isAskedToEnd, isEnded): ([String], Bool, Bool) = ([], false, false)

    init(_ path: String) { self.path = path }

    func start() { Thread.detachNewThread { self.write() } }

    private func write() {
        var number = 0
        while !condition.withLock({ isAskedToEnd }) {
            number += 1
            let url = URL(fileURLWithPath: path + (number % 3 == 0 ? "/f/mine\(number)" : "/mine\(number)"))
            if (try? Data("\(number)".utf8).write(to: url, options: .withoutOverwriting)) != nil {
                condition.withLock { written.append("\(number)") }
            }
            usleep(1000)
        }
        condition.withLock {
            isEnded = true
            condition.signal()
        }
    }

    /// The texts of all files that it made.
    func end() -> [String] {
        condition.withLock {
            isAskedToEnd = true
            while !isEnded { condition.wait() }
            return written
        }
    }
}
