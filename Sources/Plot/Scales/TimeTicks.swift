internal import GregorianCalendar
import RealModule

/// Ticks at round dates and times of day in UTC, in the proleptic Gregorian calendar.
enum TimeTicks {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    /// Seconds between ticks that are shorter than a month.
    private static let steps: [Double] = [
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172_800, 604_800,
        1_209_600,
    ]
    /// Months between ticks that are shorter than a year.
    private static let monthSteps = [1, 2, 3, 6]
    private static let day = 86400.0
    private static let year = 365.2425 * day

    static func ticks(over domain: ClosedRange<Double>, count: Double) -> [Tick] {
        let range = domain.upperBound - domain.lowerBound
        // Years beyond ±100,000 are no dates; less than a second has no round time.
        guard range >= 2, max(abs(domain.lowerBound), abs(domain.upperBound)) < 1e5 * year else {
            return Axis.linear(over: domain, count: count, isWhole: false)
        }
        let least = range / max(2, count)
        let lengths = steps + monthSteps.map { Double($0) * year / 12 }
        let wished = lengths.firstIndex { $0 >= least } ?? lengths.count
        // A long step may fall into the domain once or never; then a shorter one serves.
        for index in stride(from: wished, through: 0, by: -1) {
            let ticks =
                index < steps.count
                ? short(domain, steps[index])
                : index < lengths.count ? calendar(domain, monthSteps[index - steps.count]) : years(domain, count)
            if ticks.count > 1 { return ticks }
        }
        return Axis.linear(over: domain, count: count, isWhole: false)
    }

    private static func years(_ domain: ClosedRange<Double>, _ count: Double) -> [Tick] {
        let years = ExtendedWilkinson(
            domain: yearNumber(domain.lowerBound)...yearNumber(domain.upperBound), wished: count, isInside: true,
            isWhole: true)
        return years.labels().map { number in
            let year = Int(number.value)
            return Tick(Double(GregorianCalendar.days(year, 1, 1)) * day, label: NumberLabels.integer(year))
        }.filter { domain.contains($0.value) }
    }

    private static func yearNumber(_ seconds: Double) -> Double {
        let (year, _, _) = GregorianCalendar.date(Int((seconds / day).rounded(.down)))
        let start = Double(GregorianCalendar.days(year, 1, 1)) * day
        return Double(year) + (seconds - start) / (Double(GregorianCalendar.days(year + 1, 1, 1)) * day - start)
    }

    private static func short(_ domain: ClosedRange<Double>, _ step: Double) -> [Tick] {
        // Weeks start on Monday; day 0 was a Thursday.
        let offset = step >= 604_800 ? 4 * day : 0
        let first = ((domain.lowerBound - offset) / step).rounded(.up)
        let last = ((domain.upperBound - offset) / step).rounded(.down)
        guard first <= last else { return [] }
        return stride(from: first, through: last, by: 1).map { index in
            let time = index * step + offset
            return Tick(time, label: label(time, isFirst: index == first, hasSeconds: step < 60, isDaily: step >= day))
        }
    }

    private static func calendar(_ domain: ClosedRange<Double>, _ step: Int) -> [Tick] {
        let (year, month, _) = GregorianCalendar.date(Int((domain.lowerBound / day).rounded(.down)))
        var ticks: [Tick] = []
        var index = (year * 12 + month - 1) / step * step
        while true {
            let time = Double(GregorianCalendar.days(index / 12, index % 12 + 1, 1)) * day
            if time > domain.upperBound { break }
            if time >= domain.lowerBound {
                let name = index % 12 == 0 ? String(index / 12) : months[index % 12]
                let full = index % 12 == 0 ? name : name + " " + String(index / 12)
                ticks.append(Tick(time, label: ticks.isEmpty ? full : name))
            }
            index += step
        }
        return ticks
    }

    /// The part of a time that changed, and all of it at the first tick.
    private static func label(_ time: Double, isFirst: Bool, hasSeconds: Bool, isDaily: Bool) -> String {
        let number = Int((time / day).rounded(.down))
        let (year, month, dayOfMonth) = GregorianCalendar.date(number)
        let name = "\(dayOfMonth)\u{00A0}\(months[month - 1])"
        let second = Int(time - Double(number) * day)
        if isDaily { return isFirst || (month == 1 && dayOfMonth == 1) ? "\(name)\u{00A0}\(year)" : name }
        func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
        var clock = "\(two(second / 3600)):\(two(second / 60 % 60))"
        if hasSeconds { clock += ":\(two(second % 60))" }
        if isFirst { return "\(name) \(clock)" }
        return second == 0 ? name : clock
    }
}
