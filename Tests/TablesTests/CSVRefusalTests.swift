import Testing

@testable import Tables

@Suite("CSV files that are refused")
struct CSVRefusalTests {
    /// A file, the error that it gets, and words that the message must have.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let file: [UInt8]
        var columns = ["x", "y"]
        var reader = CSVReader()
        let error: CSVError
        let words: [String]

        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(name: "empty", file: [], error: .empty(byteCount: 0), words: ["the file is empty", "header"]),
        Case(
            name: "only a byte order mark", file: [0xEF, 0xBB, 0xBF], error: .empty(byteCount: 3),
            words: ["nothing but blank lines"]),
        Case(name: "only blank lines", file: bytes("\r\n\n"), error: .empty(byteCount: 3), words: ["blank lines"]),
        Case(name: "header only", file: bytes("x,y\n"), error: .noRows(columns: 2), words: ["2 columns", "no rows"]),
        Case(
            name: "no header", file: bytes("1,2\n3,4\n"), error: .noHeader(line: 1, cells: ["1", "2"]),
            words: ["line 1", "'1', '2'", "--no-header"]),
        Case(
            name: "no header, a value missing", file: bytes("\n1.5,NA,\n3,4,5\n"),
            error: .noHeader(line: 2, cells: ["1.5", "NA", ""]), words: ["line 2", "--no-header"]),
        Case(
            name: "UTF-16, little-endian", file: [0xFF, 0xFE] + bytes("x\0,\0y\0\n\0"),
            error: .otherFormat(name: "UTF-16, little-endian", offset: 0), words: ["byte 0", "UTF-16", "UTF-8"]),
        Case(
            name: "UTF-16, big-endian", file: [0xFE, 0xFF] + bytes("\0x\0,\0y"),
            error: .otherFormat(name: "UTF-16, big-endian", offset: 0), words: ["byte 0", "UTF-16"]),
        Case(
            name: "UTF-16 without a mark, little-endian", file: bytes("x\0,\0y\0\n\0"),
            error: .otherFormat(name: "UTF-16, little-endian", offset: 1), words: ["byte 1", "UTF-16"]),
        Case(
            name: "UTF-16 without a mark, big-endian", file: bytes("\0x\0,\0y\0\n"),
            error: .otherFormat(name: "UTF-16, big-endian", offset: 0), words: ["byte 0", "UTF-16"]),
        Case(
            name: "UTF-32", file: [0xFF, 0xFE, 0, 0, 0x78, 0, 0, 0],
            error: .otherFormat(name: "UTF-32, little-endian", offset: 0), words: ["UTF-32"]),
        Case(
            name: "an Excel workbook", file: [0x50, 0x4B, 0x03, 0x04, 0x14],
            error: .otherFormat(name: "a zip archive, such as an Excel workbook", offset: 0), words: ["save it as CSV"]),
        Case(
            name: "Latin-1", file: bytes("x,y\nGr") + [0xF6, 0xDF] + bytes("e,1\n"),
            error: .notUTF8(byte: 0xF6, offset: 6, line: 2), words: ["byte 6", "line 2", "0xF6", "Latin-1", "UTF-8"]),
        Case(
            name: "Latin-1 far into the file",
            file: bytes("x,y\n" + String(repeating: "1,2\n", count: 2_000) + "3,") + [0xE9, 0x0A],
            error: .notUTF8(byte: 0xE9, offset: 8_006, line: 2_002), words: ["byte 8006", "line 2002"]),
        Case(
            name: "a character cut off at the end", file: bytes("x,y\n1,2\n3,") + [0xE2, 0x82],
            error: .notUTF8(byte: 0xE2, offset: 10, line: 3), words: ["byte 10"]),
        Case(
            name: "an overlong character", file: bytes("x,y\n") + [0xC0, 0xAF],
            error: .notUTF8(byte: 0xC0, offset: 4, line: 2), words: ["0xC0"]),
        Case(
            name: "a surrogate", file: bytes("x,y\n") + [0xED, 0xA0, 0x80],
            error: .notUTF8(byte: 0xED, offset: 4, line: 2), words: ["0xED"]),
        Case(
            name: "NUL", file: bytes("x,y\n1,2\n3,\0\n"), error: .nulByte(offset: 10, line: 3),
            words: ["byte 10", "line 3", "NUL"]),
        Case(
            name: "row too short", file: bytes("x,y\n1,2\n3\n"),
            error: .raggedRow(line: 3, found: 1, expected: 2, hint: nil),
            words: ["line 3", "1 field found", "2 expected"]),
        Case(
            name: "row too long", file: bytes("x,y\n1,2\n3,4,5\n"),
            error: .raggedRow(line: 3, found: 3, expected: 2, hint: nil), words: ["line 3", "3 fields"]),
        Case(
            name: "row too long after a quoted line break", file: bytes("x,\"y\nz\"\n\"1\n\",2\n3,4,5\n"), columns: [],
            error: .raggedRow(line: 5, found: 3, expected: 2, hint: nil), words: ["line 5"]),
        Case(
            name: "duplicate name", file: bytes("x,y,x\n1,2,3\n"), error: .duplicateColumn("x", first: 1, second: 3),
            words: ["columns 1 and 3", "'x'"]),
        Case(
            name: "an empty name asked for", file: bytes(",y\n1,2\n"), columns: ["", "y"],
            error: .unknownColumn("", nearest: nil, names: ["y"], hint: nil), words: ["'y'"]),
        Case(
            name: "unclosed quote", file: bytes("x,y\n1,2\n3,\"4\n5,6\n7,8\n"),
            error: .unclosedQuote(line: 3, column: 2), words: ["line 3, column 2", "never closed"]),
        Case(
            name: "unclosed quote in the header", file: bytes("\"x,y\n1,2\n"),
            error: .unclosedQuote(line: 1, column: 1),
            words: ["line 1, column 1"]),
        Case(
            name: "stray quote", file: bytes("x,y\n1,5\"\n"), error: .strayQuote(line: 2, column: 2),
            words: ["line 2, column 2", "twice"]),
        Case(
            name: "text after a quote", file: bytes("x,y\n\"1\" ,2\n"), error: .textAfterQuote(line: 2, column: 1),
            words: ["line 2, column 1", "closing quote"]),
        Case(
            name: "two separators, both possible", file: bytes("x,y;z\n1,2;3\n"),
            error: .ambiguousSeparator([.comma, .semicolon]), words: ["comma and semicolon", "--separator"]),
        Case(
            name: "two separators, none fits", file: bytes("x,y;z\n1\n"),
            error: .ambiguousSeparator([.comma, .semicolon]), words: ["--separator"]),
        Case(
            name: "the wrong separator asked for", file: bytes("x;y\n1;2\n"), reader: CSVReader(separator: .comma),
            error: .unknownColumn("x", nearest: "x;y", names: ["x;y"], hint: .semicolon),
            words: ["--separator semicolon"]),
        Case(
            name: "a comma that may be the decimal sign or stand between thousands", file: bytes("x;y\n1;2,500\n"),
            error: .notANumber(cell: "2,500", at: .init(line: 2, column: 2, name: "y")),
            words: ["line 2, column 2 ('y')", "'2,500'", "decimal point", "--decimal comma"]),
        Case(
            name: "unknown column, one near", file: bytes("x1,temperature\n1,2\n"), columns: ["x1", "temprature"],
            error: .unknownColumn("temprature", nearest: "temperature", names: ["x1", "temperature"], hint: nil),
            words: ["'temprature'", "did you mean 'temperature'?"]),
        Case(
            name: "unknown column, none near", file: bytes("x1,temperature\n1,2\n"), columns: ["pressure"],
            error: .unknownColumn("pressure", nearest: nil, names: ["x1", "temperature"], hint: nil),
            words: ["'x1', 'temperature'"]),
        Case(
            name: "missing value", file: bytes("x,y\n1,2\n3,\n,4\n"),
            error: .missingValue(cell: "", at: .init(line: 3, column: 2, name: "y"), rows: 2, of: 3),
            words: ["line 3, column 2 ('y')", "2 of 3 rows lack", "--missing drop"]),
        Case(
            name: "every row has a missing value", file: bytes("x,y\n1,\nNA,4\n"), reader: CSVReader(missing: .drop),
            error: .everyRowDropped(count: 2), words: ["2 rows"]),
    ]

    @Test("A file that can't be read rightly is refused with what, where and what would be right", arguments: cases)
    func refused(example: Case) throws {
        let error = try #require(refusal(of: example.file, columns: example.columns, by: example.reader))
        #expect(error == example.error)
        for word in example.words { #expect(error.description.contains(word)) }
        #expect(!error.description.contains("\n"))
    }

    @Test(
        "A cell that is no number is shown with its place",
        arguments: [
            ("1,000", "decimal point"), ("5%", "'%'"), ("0x1F", "decimal number"), ("12 km", "numbers look like"),
            ("1.2.3", "numbers look like"), ("1e", "numbers look like"), ("--1", "numbers look like"),
            (".", "numbers look like"), ("1_000", "numbers look like"), ("−5", "numbers look like"),
            ("true", "numbers look like"), ("2020-01-01", "numbers look like"), ("1 2", "numbers look like"),
        ])
    func notANumber(cell: String, advice: String) throws {
        let error = try #require(refusal(of: bytes("x,y\n1,2\n3,\"\(cell)\"\n")))
        #expect(error == .notANumber(cell: cell, at: .init(line: 3, column: 2, name: "y")))
        #expect(error.description.contains("line 3, column 2 ('y'): '\(cell)' is not a number"))
        #expect(error.description.contains(advice))
    }

    @Test(
        "An infinite number is refused",
        arguments: ["inf", "-Inf", "+Infinity", "1e999", "-1e309", "1e99999999999999999999"])
    func infinite(cell: String) throws {
        for missing in CSVReader.MissingValues.allCases {
            let error = try #require(refusal(of: bytes("x,y\n1,\(cell)\n"), by: CSVReader(missing: missing)))
            #expect(error == .infinite(cell: cell, at: .init(line: 2, column: 2, name: "y")))
            #expect(error.description.contains("'\(cell)' is infinite or too large"))
        }
    }

    @Test("A message shows no more than the beginning of a long cell, and no control characters")
    func excerpts() throws {
        let long = try #require(refusal(of: bytes("x,y\n1,\(String(repeating: "a", count: 10_000))\n")))
        #expect(long.description.count < 200)
        let control = try #require(refusal(of: bytes("x,y\n1,\"a\u{1B}[31m\nb\u{202E}\"\n")))
        #expect(control.description.contains("'a\\u{1B}[31m\\nb\\u{202E}'"))
    }

    @Test("No damage to a file makes the reader crash, and what it accepts is finite")
    func damage() throws {
        let whole = bytes(
            "\u{FEFF}name,x,\"y \"\"z\"\"\",ü\r\n\"a\nb\",1,-2.5e3,\r\n,NA,1234567890123456789,3\r\n;,0x1F,5%,7\r\n")
        var state: UInt64 = 1
        func random(below limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        var outcomes = (accepted: 0, refused: 0)
        for round in 0..<20_000 {
            var file = whole
            if round % 3 == 0 { file.removeLast(random(below: file.count)) }
            for _ in 0..<random(below: 4) where !file.isEmpty {
                file[random(below: file.count)] = UInt8(truncatingIfNeeded: random(below: 256))
            }
            let reader = CSVReader(hasHeader: round % 5 != 0, missing: round % 2 == 0 ? .drop : .fail)
            do {
                let names = try reader.columnNames(in: file).filter { !$0.isEmpty }
                let result = try reader.table(from: file, columns: names.isEmpty ? [] : [names[names.count / 2]])
                #expect(result.table.columns.allSatisfy { $0.values.allSatisfy(\.isFinite) })
                outcomes.accepted += 1
            } catch {
                #expect(!error.description.isEmpty)
                outcomes.refused += 1
            }
        }
        #expect(outcomes.accepted > 100)
        #expect(outcomes.refused > 100)
    }
}
