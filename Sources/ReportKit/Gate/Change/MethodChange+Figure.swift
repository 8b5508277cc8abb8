import Figures
import Plot
import Tables

extension MethodChange {
    /// What a reader should see.
    var finding: String {
        guard !worse.isEmpty else { return "No stretch is worse than before" }
        let span = (x.last ?? 0) - (x.first ?? 0)
        func place(_ value: Double) -> String {
            isTime ? CalendarDate.text(value, within: span) : NumberText.significant(value)
        }
        let ranges = worse.map { "\(place($0.lowerBound)) to \(place($0.upperBound))" }
        return "Worse from \(NumberText.list(ranges, most: 3))"
    }

    /// Old band, new band, and below them by how much each stretch is worse.
    func figure(width: Double = Size.page.width) -> Figure {
        let middles = stretches.map { ($0.range.lowerBound + $0.range.upperBound) / 2 }
        let shown = Axis(axis, scale: isTime ? .time : .linear, domain: (x.first ?? 0)...(x.last ?? 1))
        return Figure(
            method.name, subtitle: finding,
            caption:
                "Above: the central 90 % before and now, with the observations. Below: the mean CRPS of each stretch now, less what it was.",
            alternativeText:
                "The bands of \(method.name) before and now over \(axis), and the difference of CRPS. \(finding).",
            size: Size(width, 360), legend: .above
        ) {
            Plot(x: shown, y: Axis("y")) {
                Band(
                    x: x, lower: before.lower, upper: before.upper, ink: .secondaryText.faded(to: 0.22),
                    outline: .secondaryText.faded(to: 0.6), label: "before")
                Band(
                    x: x, lower: after.lower, upper: after.upper, ink: .series(0).faded(to: 0.3), outline: .series(0),
                    label: "now")
                Points(x: x, y: observed, ink: .data.faded(to: 0.42), size: 2.5)
            }
            Plot(x: shown, y: Axis("CRPS, now − before", including: [0])) {
                Rule(y: 0)
                ErrorBars(
                    x: middles, lower: stretches.map(\.difference.low), upper: stretches.map(\.difference.high),
                    ink: .series(1), width: 1.4)
                Points(x: middles, y: stretches.map(\.difference.value), ink: .series(1), size: 5)
            }
        }
    }
}
