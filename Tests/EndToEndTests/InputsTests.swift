import Foundation
import Testing

@testable import Predictions

/// Files of other people: what nobody uses is named, what is uncertain is refused, and tables are joined by what is in them.
@Suite struct InputsTests {
    private static let quick = ["--figure-format", "pdf", "--theme", "light"]

    private func run(_ workspace: borrowing Workspace, _ arguments: String...) throws -> ReportCommand.Outcome {
        try ReportCommand.finish(workspace.report.start(["--predictions"] + arguments + Self.quick))
    }

    private func file(_ workspace: borrowing Workspace, _ name: String) throws -> String {
        String(decoding: try #require(workspace.contents("reports")[name]), as: UTF8.self)
    }

    private func archive(_ arrays: [(String, [Int], [Double])]) throws -> [UInt8] {
        try ZipArchive.file(arrays.map { ($0 + ".npy", NumPyArray.file(shape: $1, values: $2)) })
    }

    /// The root mean square error that the report tells.
    private func error(_ workspace: borrowing Workspace) throws -> String {
        let rows: [Substring] = try file(workspace, "metrics.csv").split(separator: "\r\n")
        let row: Substring = try #require(rows.first { $0.contains(",everywhere,rmse,") })
        let cells: [Substring] = row.split(separator: ",")
        return String(cells[4])
    }

    @Test func `What is not used is named on stderr and in the report, and a wrong name is refused`() throws {
        let workspace = try Workspace()
        try workspace.write("x,y_true,y_pred,y_std,weight\n1,2,2.5,1,7\n2,3,3.5,1,7\n3,3,2.5,1,8\n", to: "mine.csv")
        let outcome = try run(workspace, "mine.csv")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("note: not used: 'weight'"))
        #expect(try file(workspace, "index.html").contains(#/Not used: .{0,6}weight/#))
        #expect(try error(workspace) == "0.5")
        #expect(try run(workspace, "mine.csv", "--columns", "unused=weight", "mean=y_pred").status == 0)
        #expect(try file(workspace, "README.md").contains("--columns=mean=y_pred"))
        let unknown = try run(workspace, "mine.csv", "--columns", "sd=y_sd")
        #expect(unknown.status == 64)
        #expect(unknown.errors.contains("did you mean 'y_std'") || unknown.errors.contains("Did you mean 'y_std'"))
        #expect(try run(workspace, "mine.csv", "--columns", "colour=y_std").status == 64)
    }

    @Test func `Without x, figures go by the prediction; --x and --y name columns of the file`() throws {
        let workspace = try Workspace()
        try workspace.write("a,b,c,mean,std\n9,1,2,2.5,1\n8,2,3,3.5,1\n7,3,3,2.5,1\n", to: "mine.csv")
        #expect(try run(workspace, "mine.csv", "--x", "none", "--y", "c").status == 0)
        #expect(try file(workspace, "index.html").contains("points by rising prediction"))
        #expect(try error(workspace) == "0.5")
        let named = try run(workspace, "mine.csv", "--x", "a", "b", "--y", "c", "--save-predictions")
        #expect(named.status == 0, "\(named.errors)")
        let saved = try #require(workspace.contents("reports")["predictions/mine-mine.npz"])
        #expect(try PredictionFile(npz: [UInt8](saved)).featureCount == 2)
    }

    @Test func `Observations of a table are joined by x, never by the number of a row unchecked`() throws {
        let workspace = try Workspace()
        let mean: (String, [Int], [Double]) = ("mean", [3], [1.5, 2.5, 3.5])
        try workspace.write(try archive([("x", [3], [1, 2, 3]), mean]), to: "one.npz")
        try workspace.write(try archive([("x", [3, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9]), mean]), to: "three.npz")
        try workspace.write("x,y\n3,3\n1,1\n2,2\n", to: "turned.csv")
        try workspace.write("x,y\n3,3\n9,9\n1,1\n2,2\n", to: "long.csv")
        try workspace.write("x,y\n1,1\n2,2\n", to: "short.csv")
        try workspace.write("x,y\n1,1\n2,2\n2,3\n", to: "twice.csv")
        let columns = ["--x", "x", "--y", "y"]
        for table in ["turned.csv", "long.csv"] {
            let outcome = try ReportCommand.finish(
                workspace.report.start(["--predictions", "one.npz", "--data", table] + columns + Self.quick))
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.errors.contains("were found in \(table) by x"))
            #expect(try error(workspace) == "0.5")
        }
        for (predictions, table) in [("one.npz", "short.csv"), ("one.npz", "twice.csv"), ("three.npz", "turned.csv")] {
            let outcome = try ReportCommand.finish(
                workspace.report.start(["--predictions", predictions, "--data", table] + columns + Self.quick))
            #expect(outcome.status == 65, "\(outcome.errors)")
        }
        let twice = try run(workspace, "one.npz", "--data", "short.csv", "--data", "turned.csv", "--x", "x", "--y", "y")
        #expect(twice.status == 64)
        #expect(twice.errors.contains("--data is given 2 times"))
    }

    @Test func `Files of one name are told apart by their paths, and other training rows are refused in any order`()
        throws
    {
        let workspace = try Workspace()
        func predictions(_ mean: [Double], _ training: [Double] = [0, 4]) throws -> [UInt8] {
            try archive([
                ("x", [3], [1, 2, 3]), ("y", [3], [1, 2, 3]), ("mean", [3], mean), ("variance", [], [1]),
                ("x_train", [2], training), ("y_train", [2], [0, 4]),
            ])
        }
        try workspace.write(try predictions([1, 2, 4]), to: "a/pred.npz")
        try workspace.write(try predictions([1, 3, 4]), to: "b/pred.npz")
        try workspace.write(try predictions([1, 3, 4], [0, 5]), to: "other.npz")
        let outcome = try run(workspace, "a/pred.npz", "b/pred.npz")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let metrics = try file(workspace, "metrics.csv")
        #expect(metrics.contains(",a-pred,") && metrics.contains(",b-pred,"))
        for files in [["a/pred.npz", "other.npz"], ["other.npz", "a/pred.npz"]] {
            let refused = try run(workspace, files[0], files[1])
            #expect(refused.status == 65)
            #expect(refused.errors.contains("learned from different rows"))
        }
        let left = try run(workspace, "a/pred.npz", "other.npz", "--columns", "unused=x_train", "unused=y_train")
        #expect(left.status == 0, "\(left.errors)")
    }

    @Test func `Chains of a sampler are one model, and test points that were learned from are said`() throws {
        let workspace = try Workspace()
        for chain in 1...2 {
            try workspace.write(
                "# id = \(chain)\nlp__,y_rep.1,y_rep.2,y_rep.3\n-1,1,2,3\n-1,\(chain),2,4\n", to: "output_\(chain).csv")
        }
        try workspace.write("x,y\n1,1\n2,2\n3,3\n", to: "points.csv")
        let outcome = try run(
            workspace, "output_1.csv", "output_2.csv", "--data", "points.csv", "--x", "x", "--y", "y")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try file(workspace, "index.html").contains("4 draws of observations"))
        #expect(outcome.errors.contains("chains of one model"))
        let rows: [Double] = [1, 2, 3]
        let learned = try archive([
            ("x", [3], rows), ("y", [3], rows), ("mean", [3], rows), ("std", [], [1]), ("x_train", [3], rows),
            ("y_train", [3], rows),
        ])
        try workspace.write(learned, to: "learned.npz")
        #expect(try run(workspace, "learned.npz").errors.contains("3 of 3 test points are training rows, too"))
    }

    @Test func `Values far from zero give the scores of the shifted problem, and are saved as they were`() throws {
        let workspace = try Workspace()
        func predictions(_ offset: Double) throws -> [UInt8] {
            try archive([
                ("x", [3], [1, 2, 3]), ("y", [3], [1, 2, 3].map { $0 + offset }),
                ("mean", [2, 3], [1.25, 2.5, 3.125, 1, 2, 2.5].map { $0 + offset }), ("std", [3], [0.5, 0.25, 0.5]),
            ])
        }
        func scores(_ name: String) throws -> [Substring] {
            try file(workspace, "metrics.csv").split(separator: "\r\n").dropFirst().map {
                $0.dropFirst(2 * name.count + 2)
            }
        }
        try workspace.write(try predictions(0), to: "near.npz")
        try workspace.write(try predictions(1e9), to: "far1.npz")
        #expect(try run(workspace, "near.npz").status == 0)
        let near = try scores("near")
        let far = try run(workspace, "far1.npz", "--save-predictions")
        #expect(far.status == 0, "\(far.errors)")
        #expect(try scores("far1") == near)
        let saved = try #require(workspace.contents("reports")["predictions/far1-far1.npz"])
        #expect(try PredictionFile(npz: [UInt8](saved)).offset == 1e9)
    }

    @Test func `Inspecting says what each array is, as a table and as JSON, and makes no report`() throws {
        let workspace = try Workspace()
        try workspace.write("x,y_true,y_pred,y_std,weight\n1,2,2.5,1,7\n2,3,3.5,1,7\n3,3,2.5,1,8\n", to: "mine.csv")
        try workspace.write("x,y,mean,se\n1,2,2.5,1\n2,3,3.5,1\n", to: "unclear.csv")
        let table = try workspace.report.run("inspect", "mine.csv")
        #expect(table.status == 0, "\(table.errors)")
        #expect(table.output.contains(#/y_std +\[3\] +standard deviation/#))
        #expect(table.output.contains(#/weight +\[3\] +not used/#))
        let json = try workspace.report.run("inspect", "mine.csv", "--json")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(object["usable"] as? Bool == true)
        let arrays = try #require((object["files"] as? [[String: Any]])?.first?["arrays"] as? [[String: Any]])
        #expect(arrays.map { $0["used"] as? Bool } == [true, true, true, true, false])
        let refused = try workspace.report.run("inspect", "mine.csv", "unclear.csv")
        #expect(refused.status == 65)
        #expect(refused.errors.contains("--columns sd=se"))
        #expect(try workspace.report.run("inspect", "nothing.csv").status == 66)
        #expect(try workspace.names() == ["mine.csv", "unclear.csv"])
    }

    @Test func `A store of zarr is named, and a table with blanks, commas or codes is read and said`() throws {
        let workspace = try Workspace()
        try workspace.write("{}", to: "trace.zarr/.zgroup")
        let store = try run(workspace, "trace.zarr")
        #expect(store.status == 65)
        #expect(store.errors.contains("\n  import numpy, xarray\n  data = xarray.open_datatree("))
        let inspected = try workspace.report.run("inspect", "trace.zarr")
        #expect(inspected.errors == store.errors)
        let rows = (0..<12).map { "\($0),5 \($0 % 5 == 0 ? "-999" : "\($0),25")\n" }.joined()
        try workspace.write("a b\n" + rows, to: "table.txt")
        let trained = try workspace.report.run(
            "--method", "deep-ensemble", "--epochs", "2", "--members", "2", "--data", "table.txt", "--x", "a", "--y",
            "b",
            "--figure-format", "pdf", "--theme", "light")
        #expect(trained.status == 0, "\(trained.errors)")
        #expect(trained.errors.contains("decimal comma"))
        #expect(trained.errors.contains("\u{2212}999 stands out of the column 'b'"))
    }

    @Test func `Six rows give no winner and no trust`() throws {
        let workspace = try Workspace()
        try workspace.write("t,d\n1,8.3\n2,10.3\n3,19\n4,16\n5,15.6\n7,19.8\n", to: "six.csv")
        let outcome = try workspace.report.run(
            "--method", "deep-ensemble", "gp", "--epochs", "2", "--data", "six.csv", "--x", "t", "--y", "d",
            "--figure-format",
            "pdf", "--theme", "light")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let page = try file(workspace, "README.md")
        #expect(page.contains("6 rows are too few to trust a band by"))
        #expect(!page.contains("Within 5 %") && !page.contains("Trust "))
        #expect(try file(workspace, "metrics.csv").contains(#/,everywhere,rmse,[0-9.]+,[0-9.]+,[0-9.]+,6,mean/#))
    }
}
