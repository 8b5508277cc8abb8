import Foundation
import Testing

@testable import Predictions

/// Predictions of other programs: what is read, what is refused, and that a refusal publishes nothing.
@Suite struct PredictionsTests {
    private static let forms = ["f2", "f4", "f8", "i8"].flatMap { kind in
        ["little", "big"].flatMap { order in ["c", "fortran"].map { "\(kind)-\(order)-\($0).npy" } }
    }
    private static let quick = ["--figure-format", "pdf", "--theme", "light"]
    private static let points = "x,y\n1,2\n2,-1\n3,2.5\n"

    /// A file that NumPy wrote.
    private func fixture(_ name: String) throws -> [UInt8] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return [UInt8](try Data(contentsOf: folder.appendingPathComponent("PredictionFilesTests/Fixtures/" + name)))
    }

    private func run(_ workspace: borrowing Workspace, _ arguments: String...) throws -> ReportCommand.Outcome {
        try ReportCommand.finish(workspace.report.start(["--predictions"] + arguments + Self.quick))
    }

    /// What is said of predictions that are refused, with those of `points.csv` if there are any.
    private func refuse(_ workspace: borrowing Workspace, _ file: String, points: Bool = false) throws -> Refusal {
        let (file, table) = (workspace.path + "/" + file, workspace.path + "/points.csv")
        return try #require(
            Refusal(["--predictions", file] + (points ? ["--data", table, "--x", "x", "--y", "y"] : [])))
    }

    private func archive(_ arrays: [(String, [Int], [Double])]) throws -> [UInt8] {
        try ZipArchive.file(arrays.map { ($0 + ".npy", NumPyArray.file(shape: $1, values: $2)) })
    }

    /// Three draws with noise at six points, of which some lie outside the training range.
    private func example(y: [Double] = [1, 2, 2, 4, 5, 7], mean: [Double]? = nil) throws -> [UInt8] {
        let means = (0..<18).map { (index: Int) -> Double in Double(index % 6) + 0.1 * Double(index / 6) + 1 }
        let arrays: [(String, [Int], [Double])] = [
            ("x", [6], [0, 1, 2, 3, 4, 5]), ("y", [6], y), ("mean", [3, 6], mean ?? means),
            ("variance", [3, 6], [Double](repeating: 0.5, count: 18)), ("x_train", [3], [0, 2, 3]),
            ("y_train", [3], [1, 3, 4]),
        ]
        return try archive(arrays)
    }

    private func metrics(_ workspace: borrowing Workspace) throws -> String {
        String(decoding: try #require(workspace.contents("reports")["metrics.csv"]), as: UTF8.self)
    }

    private func page(_ workspace: borrowing Workspace) throws -> String {
        String(decoding: try #require(workspace.contents("reports")["index.html"]), as: UTF8.self)
    }

    @Test func `A file gets the figures, scores and ranges of a method that was trained here`() throws {
        let workspace = try Workspace()
        try workspace.write(try example(), to: "mine.npz")
        let outcome = try run(workspace, "mine.npz")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let files = try workspace.contents("reports")
        for kind in ["comparison", "mine-band", "calibration", "sparsification", "decomposition"] {
            #expect(files.keys.contains { $0.contains(kind + ".pdf") }, "\(kind)")
        }
        let metrics = try metrics(workspace)
        #expect(metrics.contains("mine,mine,in-range,rmse,"))
        #expect(metrics.contains(#/mine,mine,out-of-range,crps,[0-9.]+,[0-9.]+,[0-9.]+,2,mixture/#))
        #expect(try page(workspace).contains("3 draws with noise at each of 6 points"))
    }

    @Test
    func `Where the training data are not known, nothing is said of their range, and missing points aren't counted`()
        throws
    {
        let workspace = try Workspace()
        let means = (0..<18).map { (index: Int) -> Double in Double(index % 6) + 0.1 * Double(index / 6) + 1 }
        let file = try archive([
            ("x", [6], [0, 1, 2, 3, 4, 5]), ("y", [6], [1, 2, .nan, 4, 5, 7]), ("mean", [3, 6], means),
            ("variance", [3, 6], [Double](repeating: 0.5, count: 18)),
        ])
        try workspace.write(file, to: "mine.npz")
        let outcome = try run(workspace, "mine.npz")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let page = try page(workspace)
        #expect(page.contains("was held against 5 observations"))
        for words in ["inside the training range", "RMSE inside", "not defined"] {
            #expect(!page.contains(words), "\(words)")
        }
    }

    @Test func `Several files of the same points are compared, by names that can do no harm`() throws {
        let workspace = try Workspace()
        let hostile = "<script>alert(1)|`](javascript:x)"
        try workspace.write(try example(), to: "a.npz")
        try workspace.write(try example(mean: (0..<18).map { Double($0 % 6) }), to: hostile + ".npz")
        let csv =
            "x,y,sample1,sample2\n0,1,0.9,1.3\n1,2,1.9,2.3\n2,2,2.9,3.3\n3,4,3.9,4.3\n4,5,4.9,5.3\n5,7,5.9,6.3\n"
        try workspace.write(csv, to: "table.csv")
        let outcome = try run(workspace, "a.npz", hostile + ".npz", "table.csv")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let text = try page(workspace)
        #expect(!text.contains("<script"))
        #expect(text.contains("table"))
        #expect(try workspace.contents("reports").keys.allSatisfy { !$0.contains("<") && !$0.contains("..") })
        let other = try archive([("x", [2], [0, 1]), ("y", [2], [0, 1]), ("mean", [2], [0, 1])])
        try workspace.write(other, to: "other.npz")
        let refused = try run(workspace, "a.npz", "other.npz")
        #expect(refused.status == 65)
        #expect(refused.errors.contains("different points"))
    }

    @Test func `An array of every type and order gives the same numbers`() throws {
        let workspace = try Workspace()
        try workspace.write(Self.points, to: "points.csv")
        for form in Self.forms { try workspace.write(try fixture(form), to: form) }
        let outcome = try ReportCommand.finish(
            workspace.report.start(
                ["--predictions"] + Self.forms + ["--data", "points.csv", "--x", "x", "--y", "y"] + Self.quick))
        #expect(outcome.status == 0, "\(outcome.errors)")
        let rows = try metrics(workspace).split(separator: "\r\n")
        let scores = Self.forms.map { form in
            let start = "points,\(form.dropLast(4)),"
            return rows.filter { $0.hasPrefix(start) }.map { $0.dropFirst(start.count) }
        }
        #expect(scores[0].count > 50)
        for (form, found) in zip(Self.forms, scores) { #expect(found == scores[0], "\(form)") }
    }

    @Test(arguments: [
        "refused-O.npy", "refused-c8.npy", "refused-c16.npy", "refused-structured.npy", "refused-S3.npy",
        "refused-U3.npy", "no-values.npy", "number.npy", "three-axes-fortran.npy",
    ])
    func `An array that holds no draws is refused`(name: String) throws {
        let workspace = try Workspace()
        try workspace.write(Self.points, to: "points.csv")
        try workspace.write(try fixture(name), to: "draws.npy")
        let refusal = try refuse(workspace, "draws.npy", points: true)
        #expect(refusal.status == 65, "\(refusal.errors)")
        #expect(refusal.errors.contains("draws.npy'"))
    }

    @Test func `A damaged array is refused: no bytes, no magic word, cut off, another version, claims beyond the file`()
        throws
    {
        let workspace = try Workspace()
        try workspace.write(Self.points, to: "points.csv")
        let whole = try fixture("f8-little-c.npy")
        func header(_ shape: String) -> [UInt8] {
            let text = "{'descr': '<f8', 'fortran_order': False, 'shape': \(shape), }"
            return Array(whole.prefix(8)) + littleEndianBytes(UInt16(text.utf8.count)) + Array(text.utf8)
        }
        var version = whole
        version[6] = 9
        version[7] = 9
        let long: [UInt8] = Array(whole.prefix(6)) + [2, 0, 0xFF, 0xFF, 0xFF, 0xFF] + Array(whole.dropFirst(10))
        let files: [[UInt8]] = [
            [], Array("nothing".utf8), Array(whole.prefix(20)), Array(whole.dropLast(8)), version, long,
            header("(1000000000, 1000000000)"),
        ]
        for bytes in files {
            try workspace.write(bytes, to: "draws.npy")
            let refusal = try refuse(workspace, "draws.npy", points: true)
            #expect(refusal.status == 65, "\(refusal.errors)")
        }
        let outcome = try run(workspace, "draws.npy", "--data", "points.csv", "--x", "x", "--y", "y")
        #expect(outcome.status == 65, "\(outcome.errors)")
        #expect(try workspace.names() == ["draws.npy", "points.csv"])
    }

    @Test func `A damaged archive is refused: paths, copies, wrong checksums, encryption, bombs, objects`() throws {
        let workspace = try Workspace()
        let whole = try example()
        let number = NumPyArray.file(shape: [6], values: [0, 1, 2, 3, 4, 5] as [Double])
        var checksum = whole
        checksum[300] ^= 0xFF
        var encrypted = whole
        for offset in 0..<whole.count - 4 where Array(whole[offset..<offset + 4]) == [0x50, 0x4B, 1, 2] {
            encrypted[offset + 8] |= 1
        }
        var bomb = whole
        for offset in 0..<whole.count - 4 where Array(whole[offset..<offset + 4]) == [0x50, 0x4B, 1, 2] {
            // Deflated, and 2 GiB long.
            bomb[offset + 10] = 8
            bomb.replaceSubrange(offset + 24..<offset + 28, with: [0xFF, 0xFF, 0xFF, 0x7F])
        }
        let six: [Double] = [1, 2, 3, 4, 5, 6]
        let files: [[UInt8]] = [
            [], Array(whole.dropLast(10)), checksum, encrypted, bomb, try fixture("pickled.npz"),
            try ZipArchive.file([("../x.npy", number), ("mean.npy", number)]),
            try ZipArchive.file([("x.npy", number), ("x.npy", number), ("mean.npy", number)]),
            try archive([("y", [6], six)]),
            try archive([("x", [5], [1, 2, 3, 4, 5]), ("y", [6], six), ("mean", [6], six)]),
            try archive([("x", [6], six), ("mean", [6], six)]),
            try archive([("x", [0], []), ("y", [0], []), ("mean", [0], [])]),
            try example(mean: [Double](repeating: .nan, count: 18)),
            try example(y: [Double](repeating: .nan, count: 6)),
        ]
        for bytes in files {
            try workspace.write(bytes, to: "mine.npz")
            let refusal = try refuse(workspace, "mine.npz")
            #expect(refusal.status == 65, "\(refusal.errors)")
            #expect(refusal.errors.contains("mine.npz"))
        }
        #expect(try run(workspace, "mine.npz").status == 65)
        #expect(try workspace.names() == ["mine.npz"])
    }

    @Test func `Features that are the same everywhere are told, and figures go by the prediction`() throws {
        let workspace = try Workspace()
        let rows = (0..<40).map { "0.1,\(Double($0) / 10),0.5,\(Double($0 * 7 % 40) / 10)\n" }
        try workspace.write("trend,mean,sd,y\n" + rows.joined(), to: "model.csv")
        let outcome = try workspace.report.run(
            "--predictions", "model.csv", "--figure-format", "pdf", "--theme", "light")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("the feature 'trend' is the same in all rows"))
        #expect(outcome.errors.contains("the points have no features"))
    }

    @Test func `Missing numbers are counted on stderr and in the report`() throws {
        let workspace = try Workspace()
        var mean = (0..<18).map { (index: Int) -> Double in Double(index % 6) + 0.1 * Double(index / 6) }
        mean[4] = .nan
        mean[7] = .infinity
        try workspace.write(try example(y: [1, 2, 3, .nan, 5, 6], mean: mean), to: "holes.npz")
        let outcome = try run(workspace, "holes.npz")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let page = try page(workspace)
        for words in ["1 observation of y is not finite", "2 of 18 values of mean are not finite (1 NaN, 1 infinite)"] {
            #expect(outcome.errors.contains(words))
            #expect(page.contains(words))
        }
        #expect(try metrics(workspace).contains(#/holes,holes,everywhere,rmse,[0-9.]+,[0-9.]+,[0-9.]+,3,mean/#))
    }

    @Test func `What can't go with predictions is refused with what would be right`() throws {
        let workspace = try Workspace()
        try workspace.write(try example(), to: "mine.npz")
        try workspace.write(try fixture("f8-little-c.npy"), to: "draws.npy")
        for arguments in [
            ["mine.npz", "--all"], ["mine.npz", "--epochs", "3"], ["mine.npz", "--seeds", "2"], ["draws.npy"],
            ["mine.npz", "mine.npz"],
        ] {
            let files = arguments.map { $0.hasPrefix("mine") || $0.hasPrefix("draws") ? workspace.path + "/" + $0 : $0 }
            let refusal = try #require(Refusal(["--predictions"] + files))
            #expect(refusal.status == 64, "\(refusal.errors)")
            #expect(refusal.errors.contains("--"))
        }
        #expect(try run(workspace, "nothing.npz").status == 66)
        #expect(try workspace.names() == ["draws.npy", "mine.npz"])
    }

    @Test func `Predictions that were saved give the same scores when they are read again`() throws {
        let workspace = try Workspace()
        let trained = try workspace.report.run(
            "--method", "deep-ensemble", "--epochs", "2", "--members", "2", "--figure-format", "pdf",
            "--save-predictions")
        #expect(trained.status == 0, "\(trained.errors)")
        func scores(_ text: String) -> [Substring] {
            // Those of test points; rows of the drawn line are of other points, and no file tells the law of the data.
            text.split(separator: "\r\n").filter { row in
                !["epistemic-ratio", "rmse-to-truth", "expected-"].contains { row.contains($0) }
            }
            .dropFirst().map { $0.drop { $0 != "," }.dropFirst().drop { $0 != "," } }
        }
        let before = scores(try metrics(workspace))
        let saved = try #require(workspace.contents("reports")["predictions/sine-deep-ensemble.npz"])
        try workspace.write([UInt8](saved), to: "saved.npz")
        let outcome = try run(workspace, "saved.npz")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let after = scores(try metrics(workspace))
        #expect(before == after)
    }
}
