import Testing

@testable import Tables

/// A file from text.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// What the reader throws for a file, if it throws.
func refusal(
    of file: [UInt8], columns: [String] = ["x", "y"], by reader: CSVReader = CSVReader()
) -> CSVError? {
    do throws(CSVError) {
        _ = try reader.table(from: file, columns: columns)
        return nil
    } catch {
        return error
    }
}

@Suite("CSV files that are accepted")
struct CSVReaderTests {
    @Test("Columns come in the order asked for, and others may hold text")
    func columns() throws {
        let result = try CSVReader().table(
            from: bytes("name,x,y\nfirst,1,2.5\nsecond,-3,4e2\n"), columns: ["y", "x"])
        #expect(
            result.table
                == Table(columns: [
                    Table.Column(name: "y", values: [2.5, 400]), Table.Column(name: "x", values: [1, -3]),
                ]))
        #expect(result.droppedRows == 0)
        #expect(result.warnings.isEmpty)
    }

    @Test(
        "The form of the file does not change the numbers",
        arguments: [
            "x,y\n1,2\n3,4\n",
            "x,y\n1,2\n3,4",
            "x,y\r\n1,2\r\n3,4\r\n",
            "x,y\r1,2\r3,4\r",
            "\u{FEFF}x,y\n1,2\n3,4\n",
            "\u{FEFF}\"x\",\"y\"\r\n\"1\",\"2\"\r\n\"3\",\"4\"",
            " x , y \n 1 ,\t2\n+3,4.\n",
            "\n\nx,y\n1,2\n3,4\n\n\n",
            "x,y\n0.1e1,.2E+1\n30e-1,0004.000\n",
        ])
    func forms(text: String) throws {
        let result = try CSVReader().table(from: bytes(text), columns: ["x", "y"])
        #expect(result.table.columns.map(\.values) == [[1, 3], [2, 4]])
        #expect(result.warnings.isEmpty)
    }

    @Test("Quoted fields hold separators, line breaks and quotes")
    func quoting() throws {
        let file = bytes("\"a,b\",\"c \"\"d\"\"\",\"e\nf\",y\n\"1,5\",\"\"\"\",\"line\r\nbreak\",7\n,,,8\n")
        #expect(try CSVReader().columnNames(in: file) == ["a,b", "c \"d\"", "e\nf", "y"])
        let result = try CSVReader().table(from: file, columns: ["y"])
        #expect(result.table.columns.map(\.values) == [[7, 8]])
    }

    @Test("Names that look like markup or other scripts are names like any other")
    func names() throws {
        let names = ["<script>", "</script>", "|", "`", "](javascript:", "Größe", "温度", "σ"]
        let file = bytes(names.joined(separator: ",") + "\n1,2,3,4,5,6,7,8\n")
        let result = try CSVReader().table(from: file, columns: names)
        #expect(result.table.columns.map(\.name) == names)
        #expect(result.table.columns.flatMap(\.values) == [1, 2, 3, 4, 5, 6, 7, 8])
    }

    @Test("Without a header the columns are called by their number, and the first row counts")
    func noHeader() throws {
        let reader = CSVReader(hasHeader: false)
        let file = bytes("1,2\n3,4\n")
        #expect(try reader.columnNames(in: file) == ["column1", "column2"])
        let result = try reader.table(from: file, columns: ["column2", "column1"])
        #expect(result.table.columns.map(\.values) == [[2, 4], [1, 3]])
    }

    @Test(
        "A separator other than the comma is found and reported",
        arguments: [(";", "semicolon"), ("\t", "tab")])
    func separator(character: String, name: String) throws {
        let file = bytes("a,x,y\n1,2,3\n".replacing(",", with: character))
        let result = try CSVReader().table(from: file, columns: ["x", "y"])
        #expect(result.table.columns.map(\.values) == [[2], [3]])
        #expect(result.warnings == ["the fields are separated by \(name), not by comma"])
    }

    @Test("The second row decides where the first holds two kinds of separators")
    func separatorInNames() throws {
        let result = try CSVReader().table(from: bytes("length, mm;y\n1;2\n"), columns: ["length, mm", "y"])
        #expect(result.table.columns.map(\.values) == [[1], [2]])
        let standard = try CSVReader().table(from: bytes("time; UTC,y\n1,2\n"), columns: ["time; UTC", "y"])
        #expect(standard.table.columns.map(\.values) == [[1], [2]])
        #expect(standard.warnings.isEmpty)
    }

    @Test("A separator that is asked for is used without a warning", arguments: CSVSeparator.allCases)
    func chosenSeparator(separator: CSVSeparator) throws {
        let character = String(UnicodeScalar(separator.rawValue))
        let file = bytes("a*x\n1*2\n".replacing("*", with: character))
        let result = try CSVReader(separator: separator).table(from: file, columns: ["x"])
        #expect(result.table.columns.map(\.values) == [[2]])
        #expect(result.warnings.isEmpty)
        #expect(CSVSeparator(character) == separator)
        #expect(CSVSeparator(separator.name) == separator)
    }

    @Test("A column without a name gives a warning, and the others can be read")
    func emptyName() throws {
        let result = try CSVReader().table(from: bytes(",x,\n0,1,\n1,2,\n"), columns: ["x"])
        #expect(result.table.columns.map(\.values) == [[1, 2]])
        #expect(result.warnings == ["2 columns have no name and can't be asked for, the first is column 1"])
    }

    @Test(
        "Rows with a missing value are left out on request, and counted",
        arguments: ["", " ", "NA", "N/A", "#N/A", "nan", "NaN", "-nan", "null", "None", "?", "\"\"", "\"NA\""])
    func drop(cell: String) throws {
        let file = bytes("x,y,z\n1,2,\n\(cell),4,5\n6,\(cell),7\n8,9,0\n")
        let result = try CSVReader(missing: .drop).table(from: file, columns: ["x", "y"])
        #expect(result.table.columns.map(\.values) == [[1, 8], [2, 9]])
        #expect(result.droppedRows == 2)
        #expect(
            result.warnings == ["2 of 4 rows left out because a value is missing ('x': 1, 'y': 1)"])
    }

    @Test("Where gaps are allowed a missing value is NaN, and its row stays")
    func gaps() throws {
        let file = bytes("x,y\n1,2\n3,NA\n,4\n")
        let result = try CSVReader(missing: .drop).table(from: file, columns: ["x", "y"], allowingGapsIn: ["y"])
        #expect(result.table.columns[0].values == [1, 3])
        #expect(result.table.columns[1].values[0] == 2)
        #expect(result.table.columns[1].values[1].isNaN)
        #expect(result.warnings == ["1 of 3 rows left out because a value is missing ('x': 1)"])
        #expect(
            refusal(of: bytes("x,y\n1,inf\n"))
                == .infinite(cell: "inf", at: .init(line: 2, column: 2, name: "y")))
    }

    @Test("Blank lines between rows are passed over with a warning")
    func blankLines() throws {
        let result = try CSVReader().table(from: bytes("x,y\n1,2\n\n\n3,4\n\n"), columns: ["x", "y"])
        #expect(result.table.columns.map(\.values) == [[1, 3], [2, 4]])
        #expect(result.warnings == ["2 blank lines were passed over, the first is line 3"])
    }

    @Test("In a table of one column a blank line is a missing value")
    func blankLineInOneColumn() throws {
        let file = bytes("y\n1\n\n3\n\n")
        #expect(
            refusal(of: file, columns: ["y"])
                == .missingValue(cell: "", at: .init(line: 3, column: 1, name: "y"), rows: 1, of: 3))
        let result = try CSVReader(missing: .drop).table(from: file, columns: ["y"])
        #expect(result.table.columns.map(\.values) == [[1, 3]])
    }

    private func column(_ text: String, _ name: String = "y", _ reader: CSVReader = CSVReader()) throws -> [Double] {
        try reader.table(from: Array(text.utf8), columns: [name]).table.columns[0].values
    }

    @Test("A decimal comma is read where the cells leave no doubt, or the user says so")
    func decimalComma() throws {
        #expect(try column("x;y\n1,5;2,25\n2,5;-0,125\n") == [2.25, -0.125])
        #expect(try column("x;y\n1;2,500\n2;0,125\n") == [2.5, 0.125])
        #expect(try column("x;y\n1;2,500\n", "y", CSVReader(decimal: .comma)) == [2.5])
        #expect(try column("x\ty\n1\t2,5e1\n") == [25])
        // A point somewhere makes commas stand between thousands, which are not read.
        #expect(throws: CSVError.self) { try column("x;y\n1.5;2,5\n") }
    }

    @Test("Lines that begin with a hash are comments wherever they stand, and may hold the names")
    func comments() throws {
        let result = try CSVReader().table(
            from: Array("# made by hand\n\nx,y\n1,2\n# 3, 4, 5\n3,4\n# end\n".utf8), columns: ["x", "y"])
        #expect(result.table.columns[1].values == [2, 4])
        #expect(result.warnings == ["3 lines that begin with '#' were passed over"])
        #expect(try column("# x,y\n1,2\n3,4\n") == [2, 4])
        #expect(try column("# x y\n1 2\n3 4\n") == [2, 4])
        #expect(try column("#x,y\n1,2\n") == [2])
        // With as many fields as the header it is a row.
        #expect(try column("name,y\n#1,2\nb,4\n") == [2, 4])
    }

    @Test("Blanks separate fields where nothing else does, and rows may have names")
    func blanks() throws {
        #expect(try column("  x    y\n 1.0  2\n10.5 -3 \n") == [2, -3])
        #expect(try column("\"x\" \"y\"\n\"1\" 1 2\n\"2\" 3 4\n") == [2, 4])
        #expect(try column("a name with blanks\n1\n2\n", "a name with blanks") == [1, 2])
        #expect(try column("sep=;\nx;y\n1;2\n") == [2])
    }

    @Test("A name is found with the blanks around it and without, and keeps its own")
    func blanksInNames() throws {
        let file = Array("a,\"y \"\n1,2\n".utf8)
        for name in ["y", "y "] {
            let table = try CSVReader().table(from: file, columns: [name]).table
            #expect(table.columns.map(\.name) == ["y "])
        }
    }

    @Test("All columns are read, with what keeps one from being numbers")
    func allColumns() throws {
        let bytes = Array("a,b,,d\n1,x,3,\n2,y,-inf,5\n".utf8)
        let numeric = try CSVReader().columns(in: bytes).columns.filter(\.isNumeric)
        #expect(numeric.count == 3)
        let columns = try CSVReader().columns(in: bytes).columns
        #expect(columns.map(\.name) == ["a", "b", "", "d"])
        #expect(columns.map(\.isNumeric) == [true, false, true, true])
        #expect(columns[2].values == [3, -.infinity])
        #expect(columns[3].values[0].isNaN && columns[3].gap != nil)
    }

    @Test("A code for missing values stands out, and other ends do not")
    func codes() {
        #expect(MissingCode.standingOut(of: [1, 2, -999, 3, 4, -999, 5])?.count == 2)
        #expect(MissingCode.standingOut(of: [1, 2, 99, 98, 97, 99, 3]) == nil)
        #expect(MissingCode.standingOut(of: [1, 2, 3, -999]) == nil)
        #expect(MissingCode.remark(on: "y", [-9999, -9999, 1, 2, 3])?.contains("--missing drop") == true)
    }
}
