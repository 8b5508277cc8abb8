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

    private static func moment(_ text: String) -> (seconds: Double, hasZone: Bool)? {
        var digits = Digits(text)
        guard let year = digits.number(4) else { return nil }
        if digits.takes("Q") || digits.takes("-", "Q") {
            guard let quarter = digits.number(1), (1...4).contains(quarter), digits.isAtEnd else { return nil }
            return (Double(days(year, quarter * 3 - 2, 1)) * 86_400, false)
        }
        let sign: Character = digits.takes("/") ? "/" : "-"
        guard sign == "/" || digits.takes("-"), let month = digits.number(2), (1...12).contains(month) else {
            return nil
        }
        if digits.isAtEnd { return sign == "-" ? (Double(days(year, month, 1)) * 86_400, false) : nil }
        guard digits.takes(sign), let day = digits.number(2), (1...length(year, month)).contains(day) else {
            return nil
        }
        let date = Double(days(year, month, day)) * 86_400
        if digits.isAtEnd { return (date, false) }
        guard digits.takes("T") || digits.takes(" "), let time = digits.timeOfDay else { return nil }
        if digits.isAtEnd { return (date + time, false) }
        guard let zone = digits.zone, digits.isAtEnd else { return nil }
        return (date + time - zone, true)
    }

    private static func length(_ year: Int, _ month: Int) -> Int {
        month == 12 ? 31 : days(year, month + 1, 1) - days(year, month, 1)
    }

    /// The number of days since 1970-01-01 (Hinnant, "chrono-compatible low-level date algorithms").
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        // Years start in March here, so that leap days come last; an era is 400 years.
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
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
