import RealModule
import Testing

@testable import Plot

/// Whole figures as a record of what is drawn, the same on every machine.
///
/// `PLOT_SNAPSHOTS=record swift test --filter SnapshotTests` writes them anew, and fails.
struct SnapshotTests {
    private let grid = (0...40).map { (place: Int) -> Double in -10 + Double(place) / 2 }
    private let places = (0..<12).map { (place: Int) -> Double in -7 + 14 * Double(place) / 11 }

    private func mean(_ x: Double) -> Double { .sin(x / 2) }
    private func epistemic(_ x: Double) -> Double { 0.03 + max(0, abs(x) - 7) * 0.2 }

    private func band(_ method: String = "", isSmall: Bool = false) -> Plot {
        Plot(method, x: Axis("x"), y: Axis("y")) {
            Span(x: -10 ... -7, note: isSmall ? "" : "no training data")
            Span(x: 7...10)
            Band(
                x: grid, lower: grid.map { mean($0) - 2 * epistemic($0) - 0.4 },
                upper: grid.map { mean($0) + 2 * epistemic($0) + 0.4 }, ink: .series(0).faded(to: 0.18),
                label: "±2σ total")
            Band(
                x: grid, lower: grid.map { mean($0) - 2 * epistemic($0) },
                upper: grid.map { mean($0) + 2 * epistemic($0) }, ink: .series(0).faded(to: 0.4),
                label: "±2σ epistemic")
            Points(x: places, y: places.map { mean($0) + 0.2 * .cos(9 * $0) }, label: "training data")
            Line(x: grid, y: grid.map(mean), label: "mean")
        }
    }

    @Test("A predictive band")
    func predictiveBand() throws {
        try Snapshot.check(
            Figure("Deep ensemble, 5 members", subtitle: "Sure where it saw data") { band() }, "predictive-band")
    }

    @Test("Small multiples with a caption")
    func smallMultiples() throws {
        let figure = Figure(
            "Two methods", caption: "Bands: ±2σ.", size: Size(504, 200), columns: 2, sharing: [.x, .y]
        ) {
            for method in ["MC dropout, p = 0.2", "Deep ensemble"] { band(method, isSmall: true) }
        }
        try Snapshot.check(figure, "small-multiples")
    }

    @Test("A map with contours and a bar of colours")
    func map() throws {
        let axis = (0...8).map { Double($0) / 4 - 1 }
        let values = axis.flatMap { y in axis.map { x in x * x + y * y } }
        let figure = Figure("Two features", size: .column) {
            Plot(x: Axis("x_{1}"), y: Axis("x_{2}")) {
                Tiles(x: -1...1, y: -1...1, columns: 9, values: values, title: "σ (m s^{−1})", domain: 0...2)
                Contour(x: axis, y: axis, values: values, levels: [0.5], ink: .fixed(Color(hex: 0xFFFFFF)))
            }
        }
        try Snapshot.check(figure, "map")
    }

    @Test("Bars, error bars, rules and words")
    func comparison() throws {
        let figure = Figure("Root mean squared error", size: .column, legend: .above) {
            Plot(x: .categories(["BNN", "dropout", "ensemble"]), y: Axis("RMSE (g)")) {
                Bars(x: [0, 1, 2], heights: [0.13, 0.11, 0.075], label: "test set")
                ErrorBars(x: [0, 1, 2], lower: [0.11, 0.1, 0.07], upper: [0.15, 0.12, 0.08], ink: .text, cap: 4)
                Rule(y: 0.1, dash: [3, 2], label: "noise")
                Label("best", x: 2, y: 0.075, anchor: .above)
            }
        }
        try Snapshot.check(figure, "comparison")
    }

    @Test("Logarithmic and time axes")
    func axes() throws {
        let days = (0..<10).map { Double($0) * 86400 * 200 }
        let figure = Figure(size: Size(504, 160), columns: 2) {
            Plot("Loss", x: Axis("epoch", scale: .log), y: Axis("loss", scale: .log)) {
                Line(x: [1, 10, 100, 1000], y: [30, 3, 0.4, 0.05])
            }
            Plot("Months", x: Axis(scale: .time), y: Axis("y", scale: .symlog(threshold: 1))) {
                Points(x: days, y: [-300, -20, -1, 0, .nan, 2, 50, 9, 700, 3], isHollow: true)
            }
        }
        try Snapshot.check(figure, "axes")
    }
}
