import Testing

@testable import Tables

@Suite("CSV files that are written")
struct CSVWriterTests {
    func line(_ cells: [CSVWriter.Cell]) -> String {
        var writer = CSVWriter(header: [])
        writer.append(cells)
        return String(decoding: writer.bytes.dropFirst(2).dropLast(2), as: UTF8.self)
    }

    @Test("A file has a header, commas, and lines that end with CRLF")
    func file() {
        var writer = CSVWriter(header: ["score", "value", "low", "count"])
        writer.append([.text("RMSE"), .number(0.1), .number(.nan), .integer(-3)])
        writer.append([.text("NLL"), .number(-1), .single(0.1), .integer(300)])
        #expect(writer.bytes == bytes("score,value,low,count\r\nRMSE,0.1,,-3\r\nNLL,-1,0.1,300\r\n"))
    }

    @Test(
        "A field is quoted where RFC 4180 asks for it",
        arguments: [
            ("a", "a"), ("a b", "a b"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""),
            ("a\r\nb", "\"a\r\nb\""), (" a", "\" a\""), ("", "\"\""), ("<script>", "<script>"), ("σ", "σ"),
        ])
    func quoting(text: String, expected: String) { #expect(line([.text(text)]) == expected) }

    @Test(
        "A text that a spreadsheet would run is made inert, a negative number is not one",
        arguments: [
            ("=1+1", "'=1+1"), ("+1", "'+1"), ("@SUM(A1)", "'@SUM(A1)"), ("=A1,B1", "\"'=A1,B1\""),
            ("-1.5", "-1.5"), ("-1e-3", "-1e-3"), ("-A1", "'-A1"), ("\t=1", "'\t=1"), ("a=b", "a=b"),
        ])
    func formulas(text: String, expected: String) { #expect(line([.text(text)]) == expected) }

    @Test(
        "Numbers have the fewest digits that read back the same",
        arguments: [
            (0.1, "0.1"), (1, "1"), (-0.0, "-0"), (1.0 / 3, "0.3333333333333333"), (.leastNonzeroMagnitude, "5e-324"),
            (1e22, "1e+22"),
            (-123456.789, "-123456.789"), (.nan, "\"\""), (-.infinity, "-inf"), (0x1p53, "9007199254740992"),
        ])
    func numbers(value: Double, expected: String) { #expect(line([.number(value)]) == expected) }

    @Test("A table comes back from its file bit for bit")
    func roundTrip() throws {
        var state: UInt64 = 3
        let values = (0..<2_000).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let value = Double(bitPattern: state)
            return value.isFinite ? value : 1
        }
        let table = Table(columns: [
            Table.Column(name: "a, \"b\"", values: values), Table.Column(name: " c\n", values: values.reversed()),
        ])
        let result = try CSVReader().table(from: table.csv(), columns: ["a, \"b\"", " c\n"])
        #expect(result.table == table)
        #expect(result.warnings.isEmpty)
    }

    @Test("A missing value comes back as missing, in a table of one column too")
    func missingValue() throws {
        let table = Table(columns: [Table.Column(name: "y", values: [1, .nan, 3])])
        let result = try CSVReader(missing: .drop).table(from: table.csv(), columns: ["y"])
        #expect(result.table.columns.map(\.values) == [[1, 3]])
        #expect(result.droppedRows == 1)
    }
}
