/// A moment in universal time, as seconds since 1970: what `SOURCE_DATE_EPOCH` holds.
public struct CreationDate: Sendable, Equatable {
    /// Seconds since 1970-01-01T00:00:00Z.
    public let secondsSince1970: Int

    /// Makes a date; without a number it is 2000-01-01T00:00:00Z.
    ///
    /// A date outside the years 1970 to 9999 becomes the nearest one within.
    public init(secondsSince1970: Int = 946_684_800) {
        self.secondsSince1970 = min(max(secondsSince1970, 0), 253_402_300_799)
    }

    /// The date as `YYYY-MM-DDThh:mm:ssZ`.
    public var iso8601: String {
        let (days, seconds) = secondsSince1970.quotientAndRemainder(dividingBy: 86_400)
        // Days to a date of the Gregorian calendar, counted in eras of 400 years that begin on 1 March
        // (Hinnant 2013, "chrono-compatible low-level date algorithms").
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)

        func digits(_ number: Int, _ count: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        let date = "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))"
        let time = "\(digits(seconds / 3600, 2)):\(digits(seconds / 60 % 60, 2)):\(digits(seconds % 60, 2))"
        return "\(date)T\(time)Z"
    }
}
