import Foundation
import Testing

@testable import ReportKit

@Suite("What a report is made from")
struct RunOriginTests {
    private func key(_ change: (inout RunOptions) -> Void = { _ in }) throws -> WorkCache.Key {
        var options = RunOptions()
        options.allMethods = true
        change(&options)
        return try #require(WorkCache(directory: "unused")).key(of: try #require(RunOrigin(options)))
    }

    @Test func `Whatever can change a byte makes another report; where it goes and how it is made does not`() throws {
        let own = try key()
        let others = [
            try key { $0.seed = 1 }, try key { $0.dataSeed = 0 }, try key { $0.seedCount = 2 },
            try key { $0.reference = true }, try key { $0.dataSets = ["gap"] }, try key { $0.trials = 3 },
            try key { ($0.allMethods, $0.methods) = (false, ["bnn"]) }, try key { $0.savesPredictions = true },
            try key { $0.settings = [.init(name: "epochs", value: "3")] },
            try key { $0.settings = [.init(name: "epochs", value: "30")] },
            try key { $0.settings = [.init(name: "bnn.epochs", value: "3")] }, try key { $0.figureKinds = ["fan"] },
            try key { $0.conformal = ["split"] }, try key { $0.coverage = 0.8 },
            try key { $0.recalibration = ["isotonic"] }, try key { $0.calibrationShare = 0.3 },
            try key { $0.figureFormats = ["svg"] }, try key { $0.themes = ["dark"] },
            try key { $0.pageStyle = "linked" }, try key { $0.level = 0.9 }, try key { $0.predictionsBy = "kind" },
            try key { $0.hasBibliography = true },
        ]
        #expect(Set(others + [own]).count == others.count + 1)
        #expect(
            try key {
                ($0.output, $0.force, $0.jobs, $0.memory, $0.kernels) = ("elsewhere", true, 3, 8, "baseline")
                ($0.cache, $0.latex, $0.documentation) = (.given("cache"), "paper", "docc")
            } == own)
    }

    @Test func `A file counts by its bytes`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/a.csv"
        func key(_ text: String) throws -> WorkCache.Key {
            try directory.write(text, to: "a.csv")
            return try self.key { $0.table = TableOptions(path: path, y: ["y"]) }
        }
        let first = try key("x,y\n1,2\n")
        #expect(try key("x,y\n1,3\n") != first)
        #expect(try key("x,y\n1,2\n") == first)
        try FileManager.default.removeItem(atPath: path)
        var options = RunOptions()
        options.table = TableOptions(path: path)
        #expect(RunOrigin(options) == nil)
    }

    @Test func `A file that another has taken the place of since is noticed`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("x,y\n1,2\n", to: "a.csv")
        var options = RunOptions()
        options.table = TableOptions(path: directory.path + "/a.csv", y: ["y"])
        let origin = try #require(RunOrigin(options))
        #expect(origin.holds(for: options))
        // Another file in its place, as editors put it there.
        try directory.write("x,y\n1,3\n", to: "b.csv")
        try FileManager.default.removeItem(atPath: directory.path + "/a.csv")
        try FileManager.default.moveItem(atPath: directory.path + "/b.csv", toPath: directory.path + "/a.csv")
        #expect(!origin.holds(for: options))
    }

    @Test func `A report is read back as it was`() throws {
        let report = MadeReport(
            files: [PublishedFile("a/b.txt", "text"), PublishedFile("c.png", [0, 255])], hasDiverged: true,
            warnings: ["one", "two"])
        var writer = ByteWriter()
        report.write(&writer)
        var reader = ByteReader(writer.bytes[...])
        #expect(try MadeReport(&reader) == report)
    }
}
