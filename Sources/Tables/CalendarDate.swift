internal import GregorianCalendar

/// Dates and times as ISO 8601 and pandas write them, in the proleptic Gregorian calendar.
///
/// Dates whose first number may be the day or the month, such as 03/04/2024, are none: nobody can say which they are.
public enum CalendarDate {
    /// The times of a column, `[N]`, in seconds since 1970-01-01 00:00 UTC, NaN where one is missing.
    ///
    /// Nil unless each cell is a time, and all or none say their distance from UTC.
    public static func seconds(of column: CSVWords) -> [Double]? {
        var times: [Double] = []
        var zones: Set<Bool> = []
        for word in column.words {
            guard let moment = moment(word) else { return nil }
            times.append(moment.seconds)
            zones.insert(moment.hasZone)
        }
        guard zones.count <= 1 else { return nil }
        return column.codes.map { $0 < 0 ? .nan : times[$0] }
    }

    /// The seconds from 1970-01-01 00:00 UTC to a time such as `2024-02-29`, `2024/02/29`, `2024-02`, `2024Q1`,
    /// `2024-02-29 12:30`, `2024-02-29T12:30:15.5Z` or `2024-02-29T12:30+01:00`; nil for anything else.
    ///
    /// A month and a quarter begin with their first day; a time without its distance from UTC is taken for UTC.
    public static func seconds(_ text: String) -> Double? { moment(text)?.seconds }

    /// The times of a column of whole numbers such as 20240229, `[N]`, in seconds since 1970-01-01 00:00 UTC, NaN where one
    /// is missing.
    ///
    /// Nil unless each number is a date; of other numbers with eight digits about four in a hundred look like one.
    public static func seconds(ofNumbers numbers: [Double]) -> [Double]? {
        var hasDate = false
        var times: [Double] = []
        for number in numbers {
            guard !number.isNaN else {
                times.append(.nan)
                continue
            }
            guard let whole = Int(exactly: number), (10_000_101...99_991_231).contains(whole) else { return nil }
            let (year, month, day) = (whole / 10_000, whole / 100 % 100, whole % 100)
            guard (1...12).contains(month), (1...length(year, month)).contains(day) else { return nil }
            times.append(Double(GregorianCalendar.days(year, month, day)) * 86_400)
            hasDate = true
        }
        return hasDate ? times : nil
    }

    /// A time as a date, with the time of day where that is not midnight: `2024-02-29 12:30`.
    ///
    /// - Parameter seconds: since 1970-01-01 00:00 UTC; rounded to whole ones.
    public static func text(_ seconds: Double) -> String {
        guard let whole = Int(exactly: seconds.rounded()), abs(seconds) < 3e12 else {
            return NumberText.significant(seconds)
        }
        let number = whole >= 0 ? whole / 86_400 : (whole + 1) / 86_400 - 1
        let (year, month, day) = GregorianCalendar.date(number)
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        let date = "\(String(repeating: "0", count: max(0, 4 - "\(year)".count)))\(year)-\(two(month))-\(two(day))"
        let time = whole - number * 86_400
        guard time > 0 else { return date }
        let minutes = "\(date) \(two(time / 3600)):\(two(time / 60 % 60))"
        return time % 60 == 0 ? minutes : "\(minutes):\(two(time % 60))"
    }

    /// A time as a date, with the time of day only where what is shown is no longer than ten days.
    ///
    /// - Parameters:
    ///   - seconds: since 1970-01-01 00:00 UTC.
    ///   - span: how long what is shown is, in seconds.
    public static func text(_ seconds: Double, within span: Double) -> String {
        text(span > 864_000 ? (seconds / 86_400).rounded() * 86_400 : seconds)
    }

    private static func moment(_ text: String) -> (seconds: Double, hasZone: Bool)? {
        var digits = Digits(text)
        guard let year = digits.number(4) else { return nil }
        if digits.takes("Q") || digits.takes("-", "Q") {
            guard let quarter = digits.number(1), (1...4).contains(quarter), digits.isAtEnd else { return nil }
            return (Double(GregorianCalendar.days(year, quarter * 3 - 2, 1)) * 86_400, false)
        }
        let sign: Character = digits.takes("/") ? "/" : "-"
        guard sign == "/" || digits.takes("-"), let month = digits.number(2), (1...12).contains(month) else {
            return nil
        }
        if digits.isAtEnd {
            return sign == "-" ? (Double(GregorianCalendar.days(year, month, 1)) * 86_400, false) : nil
        }
        guard digits.takes(sign), let day = digits.number(2), (1...length(year, month)).contains(day) else {
            return nil
        }
        let date = Double(GregorianCalendar.days(year, month, day)) * 86_400
        if digits.isAtEnd { return (date, false) }
        guard digits.takes("T") || digits.takes(" "), let time = digits.timeOfDay else { return nil }
        if digits.isAtEnd { return (date + time, false) }
        guard let zone = digits.zone, digits.isAtEnd else { return nil }
        return (date + time - zone, true)
    }

    private static func length(_ year: Int, _ month: Int) -> Int {
        month == 12 ? 31 : GregorianCalendar.days(year, month + 1, 1) - GregorianCalendar.days(year, month, 1)
    }

    /// What is left of a text to read.
    private struct Digits {
        private var rest: Substring

        init(_ text: String) { rest = text[...] }

        var isAtEnd: Bool { rest.isEmpty }

        /// Passes these signs if they are next.
        mutating func takes(_ signs: Character...) -> Bool {
            guard rest.starts(with: signs) else { return false }
            rest = rest.dropFirst(signs.count)
            return true
        }

        /// A number of exactly so many digits.
        mutating func number(_ count: Int) -> Int? {
            let digits = rest.prefix(count)
            guard digits.count == count, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
            rest = rest.dropFirst(count)
            return Int(digits)
        }

        /// Hours, minutes, and seconds where they are said.
        var timeOfDay: Double? {
            mutating get {
                guard let hour = number(2), hour < 24, takes(":"), let minute = number(2), minute < 60 else {
                    return nil
                }
                var seconds = Double(hour * 3600 + minute * 60)
                guard takes(":") else { return seconds }
                guard let second = number(2), second <= 60 else { return nil }
                seconds += Double(second)
                guard takes(".") else { return seconds }
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                guard let fraction = Double(decimal: "0." + digits), !digits.isEmpty else { return nil }
                rest = rest.dropFirst(digits.count)
                return seconds + fraction
            }
        }

        /// The distance from UTC in seconds.
        var zone: Double? {
            mutating get {
                if takes("Z") { return 0 }
                let isWest = takes("-")
                guard isWest || takes("+"), let hour = number(2), hour < 24 else { return nil }
                _ = takes(":")
                guard let minute = isAtEnd ? 0 : number(2), minute < 60 else { return nil }
                return Double(hour * 3600 + minute * 60) * (isWest ? -1 : 1)
            }
        }
    }
}
