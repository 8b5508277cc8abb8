import Predictions
import Tables
import Testing
import Training

@testable import ReportKit

/// Tables without preparation: what is predicted, what predicts, what is left out, and what is refused.
@Suite struct UserTableTests {
    private func dataSets(
        _ text: String, _ more: [String: String] = [:], keepsValidation: Bool = false,
        _ change: (inout TableOptions, _ directory: String) -> Void = { _, _ in }
    ) throws -> [DataSet] {
        let directory = try TemporaryDirectory()
        try directory.write(text, to: "data.csv")
        for (name, text) in more { try directory.write(text, to: name) }
        var options = TableOptions(path: directory.path + "/data.csv")
        change(&options, directory.path)
        return try TableDataSet.load(options, keepsValidation: keepsValidation, .usual, key: RandomKey(seed: 0))
    }

    private func dataSet(_ text: String, _ change: (inout TableOptions) -> Void = { _ in }) throws -> DataSet {
        try #require(try dataSets(text) { options, _ in change(&options) }.first)
    }

    /// What is said where a table is refused; empty if it isn't.
    private func refusal(_ text: String, _ change: (inout TableOptions) -> Void = { _ in }) -> String {
        do {
            _ = try dataSet(text, change)
            return ""
        } catch {
            return "\(error)"
        }
    }

    /// A table of 30 rows.
    private func table(_ header: String, _ row: (Int) -> String) -> String {
        header + "\n" + (0..<30).map { row($0) + "\n" }.joined()
    }

    /// All rows of a data set in the order of a feature.
    private func rows(_ data: DataSet, feature: Int = 0) -> [(x: Double, y: Double)] {
        zip(data.training.feature(feature), data.training.y).map { ($0, $1) }.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    }

    @Test func `The last column is predicted by the others, and the decision is said`() throws {
        let data = try dataSet(table("a,b,price") { "\($0 * 3 % 7),\($0 * 5 % 11),\($0)" })
        #expect(data.features == ["a", "b"] && data.target == "price")
        #expect(data.remarks[0] == "'price', the last column, is predicted; --y names another")
        #expect(data.remarks[1] == "2 columns predict: 'a' and 'b'")
        let other = try dataSet(table("a,b,price") { "\($0 * 3 % 7),\($0),\($0 * 5 % 11)" }) { $0.y = ["b"] }
        #expect(other.features == ["a", "price"] && other.target == "b")
        #expect(other.remarks[0] == "'b' is predicted")
    }

    @Test func `Columns that are named need no word`() throws {
        let data = try dataSet(table("a,b,price") { "\($0 * 3 % 7),text,\($0)" }) { ($0.x, $0.y) = (["a"], ["price"]) }
        #expect(data.features == ["a"] && data.remarks.isEmpty && data.warnings.isEmpty)
    }

    @Test func `Row numbers, identifiers, constants, empty columns and names are left out, and why is said`() throws {
        let text = table(",order_id,name,site,note,x,y") { "\($0),\(900 + $0 * 7),n\($0),Bonn,,\($0 * 3 % 7),\($0)" }
        let data = try dataSet(text)
        #expect(data.features == ["x"])
        let reasons = try #require(data.remarks.first { $0.hasPrefix("left out") })
        for reason in [
            "column 1 (row numbers)", "'order_id' (identifiers)", "'name' (another text in each row)",
            "'site' (constant)", "'note' (empty)",
        ] {
            #expect(reasons.contains(reason), "\(reasons)")
        }
        let numbered = try dataSet(table("x,y") { "\($0),\($0 * 3 % 7)" })
        #expect(numbered.features == ["x"])
        #expect(numbered.remarks.contains { $0.contains("'x' counts the rows") })
        let dropped = try dataSet(table("a,x,y") { "\($0 % 5),\($0 * 3 % 7),\($0)" }) { $0.drop = ["a"] }
        #expect(dropped.features == ["x"] && dropped.remarks.contains("left out: 'a' (--drop)"))
        let several = try dataSet(table("a,b,x,y") { "\($0 % 5),\($0 % 3),\($0 * 3 % 7),\($0)" }) { $0.drop = ["a,b"] }
        #expect(several.features == ["x"])
    }

    @Test func `All columns are taken where the user says so`() throws {
        let text = table("row_id,x,y") { "\($0 + 1),\($0 * 3 % 7),\($0)" }
        #expect(try dataSet(text).features == ["x"])
        #expect(try dataSet(text) { $0.x = ["*"] }.features == ["row_id", "x"])
        #expect(TableOptions(path: "d/data.csv", x: ["*"]).arguments == ["--data", "data.csv", "--x", "*"])
    }

    @Test func `Words of a few kinds become columns of 0 and 1, two words that say yes and no become one`() throws {
        let colours = ["red", "blue", "green"]
        let text = table("colour,sex,sold,x,y") {
            "\(colours[$0 % 3]),\($0 % 2 == 0 ? "m" : "f"),\($0 % 4 == 0 ? "Yes" : "no"),\($0 * 3 % 7),\($0)"
        }
        let data = try dataSet(text)
        #expect(data.features == ["colour=blue", "colour=green", "colour=red", "sex=m", "sold", "x"])
        for (x, y) in rows(data, feature: 2) { #expect(x == (Int(y) % 3 == 0 ? 1 : 0)) }
        for (x, y) in rows(data, feature: 3) { #expect(x == (Int(y) % 2 == 0 ? 1 : 0)) }
        for (x, y) in rows(data, feature: 4) { #expect(x == (Int(y) % 4 == 0 ? 1 : 0)) }
        #expect(data.remarks.contains("'sold' is 0 for no and 1 for yes"))
        #expect(data.remarks.contains { $0.contains("'colour' has 3 kinds of words") })
        // Named features may be words, too.
        #expect(try dataSet(text) { ($0.x, $0.y) = (["sold", "colour"], ["y"]) }.features.first == "sold")
    }

    @Test func `Numbers may be kinds where the user says so`() throws {
        let data = try dataSet(table("zone,x,y") { "\($0 % 3 + 4),\($0 * 3 % 7),\($0)" }) { $0.categories = ["zone"] }
        #expect(data.features == ["zone=4", "zone=5", "zone=6", "x"])
    }

    @Test func `Dates, percent and thousands are read where there is no doubt`() throws {
        let data = try dataSet(
            table("day,share,people,y") { (row: Int) -> String in
                let day: String = row < 9 ? "0\(row + 1)" : "\(row + 1)"
                return "2024-01-\(day),\(row)%,\"1,\(row + 200),000\",\(row)"
            })
        #expect(data.features == ["day", "share", "people"])
        let days = rows(data).map(\.x)
        #expect(days[1] - days[0] == 86_400)
        let counted: [Double] = (0..<30).map { Double($0) }
        #expect(rows(data, feature: 1).map(\.x) == counted)
        #expect(rows(data, feature: 2).first?.x == 1_200_000)
        #expect(data.remarks.count { $0.contains("is read as") } == 3)
        #expect(data.times == [0])
        let indexed = try dataSet(table(",y") { "2024-01-\($0 < 9 ? "0" : "")\($0 + 1),\($0)" })
        #expect(indexed.features == ["time"] && indexed.times == [0])
        #expect(indexed.remarks.contains { $0.contains("column 1 is read as times and called 'time'") })
        let compact = try dataSet(table("day,y") { "202401\($0 < 9 ? "0" : "")\($0 + 1),\($0)" })
        #expect(compact.times == [0] && rows(compact)[1].x - rows(compact)[0].x == 86_400)
    }

    @Test func `What would be a guess is refused, with the option that decides`() throws {
        let texts = refusal(
            table("street,shop_id,dose,x,y") { "s\($0 % 25),\($0 % 4),\($0 == 9 ? "n.d." : "1"),\($0),\($0)" })
        for part in [
            "'street' holds 25 different texts", "'shop_id' has the name of an identifier", "'n.d.' is not a number",
            "--drop street shop_id dose",
        ] {
            #expect(texts.contains(part), "\(texts)")
        }
        #expect(refusal(table("x,kind") { "\($0),\($0 % 2 == 0 ? "a" : "b")" }).contains("'x' with --y") == false)
        #expect(refusal(table("x,kind") { "\($0),\($0 % 2 == 0 ? "a" : "b")" }).contains("--y, such as 'x'"))
        #expect(refusal(table("day,y") { "\($0 % 12 + 1)/\($0 + 1)/2024,\($0)" }).contains("write dates as 2024-12-31"))
        #expect(refusal(table("x,id") { "\($0),\($0 + 5)" }).contains("say which column is, with --y"))
        #expect(refusal(table("size,y") { "\"1,\($0 + 200)\",\($0)" }).contains("--decimal comma"))
        #expect(refusal(table("y_true,y_pred,y_std") { "\($0),\($0 + 1),1" }).contains("--predictions"))
        #expect(refusal(table("a,y") { "\($0 * 3 % 7),\($0)" }) { $0.drop = ["b"] }.contains("no column 'b'"))
        #expect(refusal(table("a,y") { "\($0 * 3 % 7),\($0)" }) { ($0.drop, $0.y) = (["y"], ["y"]) }.contains("--drop"))
        #expect(refusal(table("a,y") { "\($0 * 3 % 7),\($0)" }) { $0.drop = ["a"] }.contains("no column is left"))
    }

    @Test func `Rows that lack a value are refused with the columns that lack some, or left out`() throws {
        let text = table("sex,x,y") { "\($0 == 4 ? "NA" : $0 % 2 == 0 ? "m" : "f"),\($0 == 7 ? "" : "\($0)"),\($0)" }
        #expect(refusal(text).contains("rows that lack one: 'sex': 1, 'x': 1"))
        let data = try dataSet(text) { $0.missing = .drop }
        #expect(data.training.count == 28)
        #expect(data.warnings.contains { $0.hasPrefix("2 of 30 rows left out because a value is missing") })
    }

    @Test func `A target of two values is warned of`() throws {
        #expect(
            try dataSet(table("x,y") { "\($0 * 3 % 7),\($0 % 2)" }).warnings.contains { $0.contains("2 values only") })
    }

    @Test func `Several targets are a data set each, and none predicts another`() throws {
        let data = try dataSets(table("a,b,c") { "\($0 * 3 % 7),\($0 * 5 % 11),\($0)" }) { options, _ in
            options.y = ["b,c"]
        }
        #expect(data.map(\.target) == ["b", "c"] && data.map(\.features) == [["a"], ["a"]])
        #expect(Set(data.map(\.name)).count == 2)
    }
}
