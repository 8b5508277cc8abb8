import Training
import Testing

@testable import ReportKit

/// Kinds of rows by a column: each of few values, fifths of many numbers.
@Suite struct SubgroupsTests {
    @Test func `Few values are kinds, in the order of words or of numbers, a missing one last`() throws {
        let words = try Subgroups("region", words: ["west", "", "north", "west"], file: "a.csv")
        #expect(words.titles == ["north", "west", "no value"] && words.kinds == [1, 2, 0, 1])
        let numbers = try Subgroups("rooms", words: ["10", "9", "10"], file: "a.csv")
        #expect(numbers.titles == ["9", "10"] && numbers.kinds == [1, 0, 1] && numbers.rows(of: 1) == [0, 2])
    }

    @Test func `Many numbers are fifths, and rows of one value stay together`() throws {
        let fifths = try Subgroups("age", words: (0..<100).map { "\($0)" } + [""], file: "a.csv")
        #expect(fifths.titles == ["0 to 19", "20 to 39", "40 to 59", "60 to 79", "80 to 99", "no value"])
        #expect((0..<6).map { fifths.rows(of: $0).count } == [20, 20, 20, 20, 20, 1])
        let zeros = [String](repeating: "0", count: 60) + (1...40).map { "\($0)" }
        let uneven = try Subgroups("rain", words: zeros, file: "a.csv")
        #expect(uneven.titles == ["0", "1 to 20", "21 to 40"] && uneven.rows(of: 0).count == 60)
    }

    @Test func `Many texts, and a single value, are refused with what to do`() throws {
        for (words, part) in [((0..<20).map { "name \($0)" }, "name another column"), (["a", "a"], "has one value")] {
            let error = #expect(throws: DataProblem.self) { try Subgroups("id", words: words, file: "a.csv") }
            #expect(try #require(error).description.contains(part))
        }
    }
}
