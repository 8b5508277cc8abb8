import Predictions
import Tables
import Testing
import Training

@testable import ReportKit

/// How rows are split: what is tested on, and that the report says so.
@Suite struct RowSplitTests {
    private func dataSet(
        _ text: String, _ more: [String: String] = [:], keepsValidation: Bool = false,
        key: RandomKey = RandomKey(seed: 0), _ change: (inout TableOptions, _ directory: String) -> Void
    ) throws -> DataSet {
        let directory = try TemporaryDirectory()
        try directory.write(text, to: "data.csv")
        for (name, text) in more { try directory.write(text, to: name) }
        var options = TableOptions(path: directory.path + "/data.csv")
        change(&options, directory.path)
        return try #require(
            try TableDataSet.load(options, keepsValidation: keepsValidation, .usual, key: key).first)
    }

    /// Rows in an order that is not that of their days, in ten groups; y counts them.
    private let table =
        "day,patient,x,y\n"
        + (0..<60).map { "2024-01-\(($0 * 7 % 20) + 10),p\($0 % 10),\($0 * 3 % 7),\($0)\n" }.joined()

    @Test func `A share is held out at random, by a seed of its own`() throws {
        let plain = try dataSet(table) { options, _ in options.split.kind = "random" }
        #expect(plain.test.count == 12 && plain.summary.contains("a fifth, chosen at random, is held out"))
        let share = try dataSet(table) { options, _ in options.split.share = 0.5 }
        #expect(share.test.count == 30 && share.summary.contains("30, chosen at random, are held out"))
        func ofSeed(_ seed: Int) throws -> Observations {
            try dataSet(table) { options, _ in (options.split.kind, options.split.seed) = ("random", seed) }.test
        }
        #expect(try ofSeed(4).count == 12 && ofSeed(4).y != plain.test.y)
        // That of the run decides in the same way.
        let run = try dataSet(table, key: RandomKey(seed: 4).child("data")) { options, _ in
            options.split.kind = "random"
        }
        #expect(try ofSeed(4) == run.test)
        // Without a word on how, few rows are all tested on, in folds of the seed.
        let folded = try dataSet(table) { options, _ in options.split.seed = 4 }
        #expect(folded.test.count == 60 && folded.folds.count == 5)
        let others = try dataSet(table) { _, _ in }
        #expect(folded.folds.map(\.points) != others.folds.map(\.points))
    }

    @Test func `However rows are split, their order in the file changes nothing but the order in which they are saved`()
        throws
    {
        let lines = table.split(separator: "\n").map(String.init)
        let turned = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n") + "\n"
        for change in [
            { $0.split.order = "day" }, { $0.split.groups = "patient" }, { $0.split.kind = "random" }, { _ in },
        ] as [(inout TableOptions) -> Void] {
            let first = try dataSet(table) { options, _ in change(&options) }
            let second = try dataSet(turned) { options, _ in change(&options) }
            #expect(first.training == second.training && first.test == second.test)
            // y counts the rows of the one file, and the other counts them from its end.
            #expect(first.fileOrder.map(Double.init) == first.test.y)
            #expect(second.fileOrder.map { Double(59 - $0) } == second.test.y)
        }
    }

    @Test func `In time the last rows are held out, and rows of one time stay together`() throws {
        let data = try dataSet(table) { options, _ in (options.split.order, options.split.share) = ("day", 0.25) }
        let last = try #require(data.training.feature(0).max())
        #expect(data.test.feature(0).allSatisfy { $0 > last })
        #expect(data.test.count == 15 && data.features.contains("day"))
        #expect(data.summary.contains("the last 15 by 'day' are held out"))
        #expect(data.remarks.contains { $0.contains("--drop day judges by the other columns") })
        let dropped = try dataSet(table) { options, _ in
            (options.split.order, options.split.share, options.drop) = ("day", 0.25, ["day"])
        }
        #expect(dropped.test.y.sorted() == data.test.y.sorted() && !dropped.features.contains("day"))
    }

    @Test func `Groups are tested on as a whole, and are no feature`() throws {
        let data = try dataSet(table) { options, _ in options.split.groups = "patient" }
        let groups = Set(data.test.y.map { Int($0) % 10 })
        #expect(data.test.count == groups.count * 6 && groups.count == 2)
        #expect(!data.features.contains { $0.contains("patient") })
        #expect(data.summary.contains("2 of 10 groups by 'patient'"))
    }

    @Test func `A column says what each row is for`() throws {
        let words = ["train", "Val", "test", "train"]
        let rows = (0..<40).map { (row: Int) -> String in "\(words[row % 4]),\(row * 3 % 7),\(row)\n" }
        let text = "part,x,y\n" + rows.joined()
        let learned = try dataSet(text) { options, _ in options.split.column = "part" }
        let tested: [Double] = stride(from: 2.0, to: 40, by: 4).map { $0 }
        #expect(learned.test.y.sorted() == tested)
        #expect(learned.training.count == 30 && learned.calibration == nil && learned.features == ["x"])
        #expect(learned.summary.contains("10 rows for validation are learned from, too"))
        let kept = try dataSet(text, keepsValidation: true) { options, _ in options.split.column = "part" }
        #expect(
            kept.training.count == 20 && kept.calibration?.y.sorted() == stride(from: 1, to: 40, by: 4).map(Double.init)
        )
        #expect(throws: DataProblem.self) {
            try dataSet(text.replacing("Val", with: "3")) { options, _ in options.split.column = "part" }
        }
    }

    @Test func `A column numbers folds, each of which is predicted by fits to the others`() throws {
        func folded(_ fold: (Int) -> String) throws -> DataSet {
            let text = "fold,x,y\n" + (0..<40).map { "\(fold($0)),\($0 * 3 % 7),\($0)\n" }.joined()
            return try dataSet(text) { options, _ in options.split.column = "fold" }
        }
        let data = try folded { $0 < 10 ? "7" : "\($0 % 2).0" }
        #expect(data.folds.map(\.points.count) == [15, 15, 10] && data.test.count == 40 && data.features == ["x"])
        let last = data.folds[2]
        let tested: [Double] = last.points.map { data.test.y[$0] }
        let (first, others): ([Double], [Double]) = ((0..<10).map { Double($0) }, (10..<40).map { Double($0) })
        #expect(tested.sorted() == first && last.training.y.sorted() == others)
        #expect(data.summary.contains("Each of the 3 folds that the column 'fold' numbers"))
        for (fold, part) in [
            ({ "\($0 % 2)" }, "may be two folds"), ({ _ in "4" }, "at least two"), ({ "\($0 < 9 ? 1 : $0 + 30)" }, nil),
            ({ $0 < 3 ? "test" : "2" }, "or the number of a fold"), ({ "\($0).5" }, "or the number of a fold"),
        ] as [((Int) -> String, String?)] {
            guard let part else {
                #expect(try folded(fold).folds.count == 32)
                continue
            }
            let error = #expect(throws: DataProblem.self) { try folded(fold) }
            #expect(error?.description.contains(part) == true, "\(error?.description ?? "")")
        }
        let many = "fold,x,y\n" + (0..<60).map { "\($0),\($0 * 3 % 7),\($0)\n" }.joined()
        let error = #expect(throws: DataProblem.self) {
            try dataSet(many) { options, _ in options.split.column = "fold" }
        }
        #expect(error?.description.contains("--groups fold holds out whole groups") == true)
    }

    @Test func `A file names rows by their numbers from 0, those that are left out among them`() throws {
        let text = "x,y\n" + (0..<20).map { $0 == 3 ? ",3\n" : "\($0 * 3 % 7),\($0)\n" }.joined()
        let data = try dataSet(text, ["rows.txt": "0\n5\r\n19\n\n"]) { options, directory in
            (options.split.file, options.missing) = (directory + "/rows.txt", .drop)
        }
        #expect(data.test.y == [0, 5, 19] && data.training.count == 16)
        #expect(data.summary.contains("'rows.txt', which counts rows from 0, says which are held out"))
        for wrong in ["20\n", "-1\n", "1.5\n", "row\n", "4\n4\n", ""] {
            #expect(throws: DataProblem.self, "\(wrong)") {
                try dataSet(text, ["rows.txt": wrong]) { options, directory in
                    (options.split.file, options.missing) = (directory + "/rows.txt", .drop)
                }
            }
        }
    }

    @Test func `Another file is tested on, its columns found by their names and read in the same form`() throws {
        let text =
            "colour,x,y\n" + (0..<30).map { "\(["red", "blue", "green"][$0 % 3]),\($0 * 3 % 7),\($0)\n" }.joined()
        func test(_ file: String) throws -> DataSet {
            try dataSet(text, ["test.csv": file]) { options, directory in options.test = directory + "/test.csv" }
        }
        let data = try test("extra,y,x,colour\n9,100,5,red\n9,101,6,green\n")
        #expect(data.training.count == 30 && data.test.y == [100, 101])
        #expect(data.features == ["colour=blue", "colour=green", "colour=red", "x"])
        #expect(data.test.x == [0, 0, 1, 5, 0, 1, 0, 6])
        #expect(data.summary == "30 rows of data.csv; tested on 2 of test.csv.")
        for (file, part) in [
            ("y,x,colour\n1,2,violet\n", "says 'violet'"), ("Y,x,colour\n1,2,red\n", "no column 'y', but 'Y'"),
            ("y,colour\n1,red\n", "no column 'x'"), ("y,x,colour\n1,many,red\n", "'many' is not a number"),
        ] {
            let error = #expect(throws: DataProblem.self) { try test(file) }
            #expect(error?.description.contains(part) == true, "\(error?.description ?? "")")
        }
    }

    @Test func `Rows without a target are predicted beside a split of the others`() throws {
        let text = "day,x,y\n" + (10..<40).map { "2024-0\($0 / 10)-\($0 % 10 + 10),\($0 * 3 % 7),\($0)\n" }.joined()
        let data = try dataSet(text, ["new.csv": "x,day\n5,2024-05-01\n,2024-05-02\n7,2024-05-03\n"]) {
            options, directory in
            (options.test, options.missing, options.split.share) = (directory + "/new.csv", .drop, 0.5)
        }
        let day = 86_400.0
        #expect(data.newRows == NewRows(file: "new.csv", numbers: [0, 2], x: [19_844 * day, 5, 19_846 * day, 7]))
        #expect(data.training.count == 15 && data.test.count == 15 && data.times == [0])
        #expect(data.remarks.contains { $0.contains("predictions/data-METHOD.csv") })
        #expect(data.warnings.contains { $0.contains("1 of 3 rows left out") })
        let kept = data.keepingForCalibration(share: 0.2, key: RandomKey(seed: 0))
        #expect(kept.newRows == data.newRows && kept.times == data.times)
    }

    @Test func `Options of a split that contradict each other are refused, others stand in the command`() throws {
        func split(_ change: (inout SplitOptions) -> Void) -> SplitOptions {
            var options = SplitOptions()
            change(&options)
            return options
        }
        let wrong = [
            split { $0.kind = "time" }, split { $0.kind = "group" }, split { $0.kind = "chance" },
            split { ($0.kind, $0.order) = ("random", "day") }, split { ($0.order, $0.groups) = ("day", "patient") },
            split { ($0.column, $0.order) = ("part", "day") }, split { ($0.column, $0.share) = ("part", 0.3) },
            split { $0.share = 0.95 }, split { ($0.order, $0.seed) = ("day", 3) }, split { $0.seed = -1 },
        ]
        for options in wrong { #expect(throws: SettingError.self, "\(options)") { try options.check(test: nil) } }
        #expect(throws: SettingError.self) { try split { $0.share = 0.3 }.check(test: "test.csv") }
        var table = TableOptions(path: "/home/data.csv", y: ["y"])
        table.drop = ["a", "b"]
        table.test = "/home/test.csv"
        #expect(table.arguments == ["--data", "data.csv", "--y", "y", "--drop", "a", "b", "--test", "test.csv"])
        table.test = nil
        table.split = split { ($0.kind, $0.groups, $0.share, $0.seed) = ("group", "-g", 0.3, 4) }
        #expect(
            table.split.arguments == ["--groups=-g", "--test-share", "0.3", "--split-seed", "4"])
    }
}
