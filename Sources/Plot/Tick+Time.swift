extension Tick {
    /// Dates at whole years, months, days or parts of a day, whichever gives about `count` labels.
    static func time(in domain: ClosedRange<Double>, count: Int) -> [Tick] {
        let (low, high) = (domain.lowerBound, domain.upperBound)
        // Beyond some 30,000 years a calendar says nothing.
        guard low < high, abs(low) < 1e12, abs(high) < 1e12 else { return linear(in: domain, count: count) }
        let wanted = (high - low) / Double(max(count, 1))
        let day = 86_400.0
        if wanted > 180 * day { return years(in: domain, wanted: wanted / (365.2425 * day)) }
        if wanted > 20 * day { return months(in: domain, wanted: wanted / (30.4 * day)) }
        let steps: [Double] = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200]
        let step = (steps + [1, 2, 5, 10, 20].map { $0 * day }).first { $0 >= wanted } ?? 20 * day
        var ticks: [Tick] = []
        var value = (low / step).rounded(.up) * step
        while value <= high {
            let date = CalendarDate(secondsSince1970: value)
            ticks.append(Tick(value, label: step >= day ? date.dayText : date.timeText(withSeconds: step < 60)))
            value += step
        }
        return ticks
    }

    private static func years(in domain: ClosedRange<Double>, wanted: Double) -> [Tick] {
        let first = CalendarDate(secondsSince1970: domain.lowerBound).year
        let last = CalendarDate(secondsSince1970: domain.upperBound).year
        let step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 5000].first { Double($0) >= wanted } ?? 10_000
        return (first...last + 1).filter { $0 % step == 0 }.compactMap { year in
            let value = CalendarDate(year: year, month: 1, day: 1).secondsSince1970
            return domain.contains(value) ? Tick(value, label: String(year)) : nil
        }
    }

    private static func months(in domain: ClosedRange<Double>, wanted: Double) -> [Tick] {
        let start = CalendarDate(secondsSince1970: domain.lowerBound)
        let step = [1, 2, 3, 6].first { Double($0) >= wanted } ?? 6
        var ticks: [Tick] = []
        var month = start.year * 12 + start.month - 1
        while true {
            let date = CalendarDate(year: month / 12, month: month % 12 + 1, day: 1)
            let value = date.secondsSince1970
            if value > domain.upperBound { return ticks }
            if value >= domain.lowerBound, (date.month - 1) % step == 0 {
                ticks.append(Tick(value, label: date.monthText))
            }
            month += 1
        }
    }
}

/// A date of the Gregorian calendar in UTC.
struct CalendarDate: Equatable {
    var year: Int
    var month: Int
    var day: Int
    var secondOfDay = 0.0

    init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Counts days in years that begin in March, so that leap days come last.
    init(secondsSince1970 seconds: Double) {
        let days = (seconds / 86_400).rounded(.down)
        secondOfDay = seconds - days * 86_400
        let sinceMarch = Int(days) + 719_468
        let era = sinceMarch >= 0 ? sinceMarch / 146_097 : (sinceMarch - 146_096) / 146_097
        let dayOfEra = sinceMarch - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    var secondsSince1970: Double {
        let y = month <= 2 ? year - 1 : year
        let era = y >= 0 ? y / 400 : (y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Double(era * 146_097 + dayOfEra - 719_468) * 86_400 + secondOfDay
    }

    /// Such as 2024-05.
    var monthText: String { "\(year)-\(Self.two(month))" }
    /// Such as 2024-05-01.
    var dayText: String { "\(monthText)-\(Self.two(day))" }

    /// Such as 13:05 or 13:05:30.
    func timeText(withSeconds: Bool) -> String {
        let second = Int(secondOfDay)
        let minutes = "\(Self.two(second / 3600)):\(Self.two(second / 60 % 60))"
        return withSeconds ? "\(minutes):\(Self.two(second % 60))" : minutes
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
