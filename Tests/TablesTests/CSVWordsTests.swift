import Testing

@testable import Tables

/// Columns that are more than plain numbers: words, percent, thousands, dates.
@Suite struct CSVWordsTests {
    private func words(_ cells: [String]) -> CSVWords {
        var words = CSVWords()
        for cell in cells { words.append(cell) }
        return words
    }

    private func numbers(_ cells: [String], _ decimal: CSVDecimal = .point, isDecided: Bool = false) -> [Double]? {
        WrittenNumbers(words(cells), decimal: decimal, isDecided: isDecided)?.values
    }

    @Test func `Each word is kept once, in the order of the rows, and a missing one is no word`() throws {
        let file = bytes("id,colour\n1,red\n2, blue \n3,\"red\"\n4,NA\n5,\n")
        let column = try #require(try CSVReader().words(in: file, at: [1]).first)
        #expect(column.words == ["red", "blue"])
        #expect(column.codes == [0, 1, 0, -1, -1])
    }

    @Test func `Columns are read at their places, whatever they hold`() throws {
        let file = bytes("a,b,c\n1,x,3\n2,y,inf\n,z,5\n")
        let reader = CSVReader()
        let read = try reader.columns(in: file, at: try reader.indices(of: ["c", "a"], in: file))
        #expect(read.columns.map(\.name) == ["c", "a"] && read.columns.map(\.index) == [2, 0])
        #expect(read.columns[0].values == [3, .infinity, 5])
        #expect(read.columns[1].gap != nil && read.columns[0].infinity != nil)
    }

    @Test func `Percent is read where each cell has the sign`() {
        #expect(numbers(["5%", "12.5 %", "NA"])?.prefix(2) == [5, 12.5])
        #expect(numbers(["5%", "12.5 %", "NA"])?.last?.isNaN == true)
        #expect(numbers(["5%", "12.5"]) == nil)
        #expect(numbers(["many%"]) == nil)
    }

    @Test(arguments: [
        (["1,234,567", "12"], CSVDecimal.point, [1_234_567.0, 12]),
        (["1,234.5", "-12,000"], .point, [1234.5, -12000]),
        (["1.234.567", "3,5"], .comma, [1_234_567, 3.5]), (["1.234,5", "12.000"], .comma, [1234.5, 12000]),
    ])
    func `Thousands are read where one cell shows that the sign is no decimal sign`(
        cells: [String], decimal: CSVDecimal, expected: [Double]
    ) {
        #expect(numbers(cells, decimal) == expected)
    }

    @Test func `Thousands that may be fractions wait for the user's word`() {
        #expect(numbers(["1,234", "12,000"]) == nil)
        #expect(numbers(["1,234", "12,000"], isDecided: true) == [1234, 12000])
        for cells in [["1,23", "1,234,567"], ["1234,567", "1,234,567"], ["0,123,456"], ["1,234.5,6"]] {
            #expect(numbers(cells, isDecided: true) == nil, "\(cells)")
        }
    }

    // The numbers are those of GNU date, `date -u -d TEXT +%s`.
    @Test(arguments: [
        ("1970-01-01", 0.0), ("2024-02-29", 1_709_164_800), ("2024/02/29", 1_709_164_800), ("2024-02", 1_706_745_600),
        ("1969-12-31 23:59:59", -1), ("2024-02-29 12:30", 1_709_209_800), ("2024-02-29T12:30:15.5Z", 1_709_209_815.5),
        ("2024-02-29T12:30+01:00", 1_709_206_200), ("2024-02-29T12:30-0330", 1_709_222_400), ("2024Q2", 1_711_929_600),
        ("2024-Q2", 1_711_929_600), ("1900-03-01", -2_203_891_200),
    ])
    func `Dates and times are seconds since 1970`(text: String, seconds: Double) {
        #expect(CalendarDate.seconds(text) == seconds)
    }

    @Test(arguments: [
        "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-1-5", "03/04/2024", "20240229", "2024",
        "2024-02-29 24:00", "2024-02-29 12:61", "2024-02-29T12", "2024-02-29 12:30 pm", "2024-02-29x", "", "2024Q5",
        "2024-02/29",
    ])
    func `What is no date, or may be two, is none`(text: String) {
        #expect(CalendarDate.seconds(text) == nil)
    }

    @Test func `Numbers are dates if each of them is one`() {
        #expect(CalendarDate.seconds(ofNumbers: [19_700_102, 20_240_229]) == [86_400, 1_709_164_800])
        for numbers in [[19_700_102, 20_230_229], [20_241_301], [20_240_100], [20_240_101.5], [2024], [.nan], []] {
            #expect(CalendarDate.seconds(ofNumbers: numbers) == nil, "\(numbers)")
        }
    }

    @Test func `A column of times says its distance from UTC everywhere or nowhere`() {
        #expect(CalendarDate.seconds(of: words(["2024-01-01", "", "1970-01-02"]))?.last == 86_400)
        #expect(CalendarDate.seconds(of: words(["2024-01-01T00:00Z", "2024-01-01T00:00"])) == nil)
    }

    @Test func `Of what is longer than ten days the time of day is left out`() {
        #expect(CalendarDate.text(1_709_209_800, within: 864_001) == "2024-03-01")
        #expect(CalendarDate.text(1_709_209_800, within: 86_400) == "2024-02-29 12:30")
    }

    @Test(arguments: [
        "1970-01-01", "2024-02-29 12:30", "1969-12-31 23:59:59", "1900-03-01", "0001-01-01", "9999-12-31",
    ])
    func `A time is written as it is read`(text: String) throws {
        #expect(CalendarDate.text(try #require(CalendarDate.seconds(text))) == text)
    }
}
