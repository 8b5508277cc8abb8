import GregorianCalendar
import Testing

@testable import Plot

struct TickTests {
    private func labels(_ axis: Axis, _ domain: ClosedRange<Double>, _ count: Double = 5) -> [String] {
        axis.ticks(over: domain, count: count).compactMap(\.label)
    }

    @Test("Labels share their decimals and use a true minus sign")
    func decimals() {
        #expect(labels(Axis(), -0.5...0.5) == ["\u{2212}0.50", "\u{2212}0.25", "0.00", "0.25", "0.50"])
        #expect(labels(Axis(), 0...40000, 3) == ["0", "20000", "40000"])
    }

    @Test("Very large and very small numbers are multiples of a power of ten")
    func powers() {
        #expect(labels(Axis(), 0...4e6, 3) == ["0", "2", "4"])
        #expect(Axis().ticks(over: 0...4e6, count: 3).multiplier == "×\u{A0}10^{6}")
        #expect(labels(Axis(), 1e-300...3e-300, 3).first == "1")
        #expect(Axis().ticks(over: 1e-300...3e-300, count: 3).multiplier == "×\u{A0}10^{\u{2212}300}")
    }

    @Test("Numbers that differ late are written in full")
    func longMantissas() {
        #expect(labels(Axis(), 2_000_000...2_000_002, 3) == ["2000000", "2000001", "2000002"])
    }

    @Test("Decades are written in full as long as they are short")
    func decades() {
        #expect(labels(Axis(scale: .log), 0.01...100) == ["0.01", "0.1", "1", "10", "100"])
        #expect(labels(Axis(scale: .log), 1...1e6, 8).first == "10^{0}")
        #expect(labels(Axis(scale: .log), 1e-300...1e300).count >= 3)
    }

    @Test("Minor ticks stand at the multiples of each decade, and only inside")
    func minor() {
        let ticks = Axis(scale: .log).ticks(over: 0.5...20, count: 4)
        #expect(ticks.filter { $0.label == nil }.map(\.value) == [0.5, 0.6, 0.7, 0.8, 0.9, 2, 3, 4, 5, 6, 7, 8, 9, 20])
        #expect(ticks.filter { $0.label != nil }.map(\.value) == [1, 10])
    }

    @Test("Less than a decade has round numbers all the same")
    func shortLogarithmic() {
        #expect(labels(Axis(scale: .log), 2...8).count >= 3)
        #expect(labels(Axis(scale: .log), 1...9) == ["1", "2", "5"])
    }

    @Test("A symmetric logarithmic axis has zero and both signs")
    func symmetric() {
        let expected = ["\u{2212}100", "\u{2212}10", "\u{2212}1", "0", "1", "10", "100"]
        #expect(labels(Axis(scale: .symlog(threshold: 1)), -100...100, 7) == expected)
    }

    @Test("Given ticks are kept where they are shown")
    func given() {
        let axis = Axis(ticks: .at([Tick(0, label: "a"), Tick(9, label: "b")]))
        #expect(labels(axis, 0...5) == ["a"])
        #expect(labels(Axis(ticks: .hidden), 0...5).isEmpty)
    }

    /// Days since 1970-01-01 as Python's `datetime.date.toordinal` gives them, less 719163.
    @Test(
        "Dates follow the Gregorian calendar",
        arguments: [
            (0, 1970, 1, 1), (-1, 1969, 12, 31), (11016, 2000, 2, 29), (11017, 2000, 3, 1), (-25510, 1900, 2, 27),
            (-25509, 1900, 2, 28), (-25508, 1900, 3, 1), (20000, 2024, 10, 4), (-719162, 1, 1, 1),
        ])
    func calendar(number: Int, year: Int, month: Int, day: Int) {
        #expect(GregorianCalendar.days(year, month, day) == number)
        #expect(GregorianCalendar.date(number) == (year, month, day))
    }

    @Test("Time is labelled by years, months, days or the time of day, and the first label is complete")
    func time() {
        let day = 86400.0
        let axis = Axis(scale: .time)
        let start = Double(GregorianCalendar.days(2021, 11, 15)) * day
        #expect(labels(axis, start...(start + 3660 * day)) == ["2022", "2024", "2026", "2028", "2030"])
        #expect(labels(axis, start...(start + 120 * day), 4) == ["Dec 2021", "2022", "Feb", "Mar"])
        #expect(labels(axis, start...(start + 3 * day), 4).first == "15\u{A0}Nov\u{A0}2021")
        #expect(labels(axis, start...(start + 7200), 4) == ["15\u{A0}Nov 00:00", "00:30", "01:00", "01:30", "02:00"])
    }
}
