import Plot
import Rendering
import Testing

/// Letters of one width.
private struct Ruler {
    func measure(_ words: String, _ font: Font) -> TextExtents {
        TextExtents(advance: 0.5 * font.size * Double(words.count), ascent: 0.8 * font.size, descent: 0.2 * font.size)
    }
}

/// Examples in the documentation of `Plot` and in the README.
@Suite struct PlotExamples {
    private let grid = [0.0, 1, 2, 3]
    private let mean = [1.0, 2, 1, 2]
    private let low = [0.5, 1, 0.5, 1]
    private let high = [1.5, 3, 1.5, 3]
    private let scores = [0.2, 0.3, 0.25]
    private let sigma = [Double](repeating: 0.3, count: 160)
    private let data = (x: [0.5, 1.5], y: [1.2, 1.8])
    private let test = (x: [2.5], y: [1.4])

    private func title(_ name: String, @MarkBuilder marks: () -> [any Mark]) throws -> String {
        let figure = Figure(name, size: .column) { Plot(marks: marks) }
        return try figure.svg(style: .standalone(.light))
    }

    @Test func `Every mark is drawn`() throws {
        let xs = grid
        let sigma = [0.1, 0.2, 0.3, 0.5, 0.1, 0.2, 0.3, 0.5, 0.1, 0.2, 0.3, 0.5, 0.1, 0.2, 0.3, 0.5]
        let ys = grid
        let text = try title("Marks") {
            Rug(x: data.x)
            Rule(y: 0)
            Rule(x: 7, label: "end of training data")
            Contour(x: xs, y: ys, values: sigma, levels: [0.1, 0.2, 0.5])
            Span(x: 7 ... .infinity, note: "no training data")
            ErrorBars(x: [1, 2], lower: [0.1, 0.2], upper: [0.3, 0.5])
            Band(x: grid, lower: low, upper: high, ink: .series(0).faded(to: 0.2), label: "±2σ")
            Bars(edges: [0, 0.1, 0.2], heights: [12, 9])
            Bars(x: [0, 1, 2], heights: scores, width: 0.7)
            Label("RMSE 0.08", x: 4, y: 1.2)
            Line(x: grid, y: mean, ink: .series(0), label: "mean")
            Points(x: data.x, y: data.y, label: "training data")
            Points(x: test.x, y: test.y, isHollow: true)
        }
        #expect(text.contains("training data") && text.contains("RMSE 0.08"))
    }

    @Test func `A map is drawn`() throws {
        let map = try title("Map") {
            Tiles(x: -2...2, y: -2...2, columns: 80, values: sigma, title: "σ")
        }
        #expect(map.hasPrefix("<svg"))
    }

    @Test func `Axes have what they are given`() {
        let axes = [
            Axis("acceleration (g)", domain: -140...80),
            Axis("epoch", scale: .log),
        ]
        #expect(axes[0].domain == -140...80 && axes[1].title == "epoch")
    }

    @Test func `A figure holds panels, and panels marks`() throws {
        let (xs, ys) = (grid, mean)
        let panel =
            Plot("Deep ensemble", x: Axis("x"), y: Axis("y")) {
                Span(x: 7...10)
                Band(x: grid, lower: low, upper: high, label: "±2σ")
                Line(x: grid, y: mean, label: "mean")
                Points(x: data.x, y: data.y)
            }
        #expect(panel.marks.count == 4)
        let figure = Figure("Deep ensemble, 5 members", subtitle: "Sure where it saw data", size: .page) {
            Plot(x: Axis("x"), y: Axis("y")) { Line(x: xs, y: ys, label: "mean") }
        }
        #expect(figure.panels.count == 1 && figure.size == .page)
    }

    @Test func `A canvas of text needs a measure of words`() {
        let figure = Figure("Line") { Plot { Line(x: grid, y: mean) } }
        let ruler = Ruler()
        var canvas = SVGCanvas(style: .inline, measure: ruler.measure)
        figure.draw(on: &canvas)
        let svg = canvas.document(size: figure.size, title: figure.title, description: figure.alternativeText)
        #expect(svg.hasPrefix("<svg"))
    }

    @Test func `The README's figure is drawn`() throws {
        let x = (0..<200).map { Double($0) / 20 }
        let figure = Figure("A band", subtitle: "mean ± 2σ", size: .page) {
            Plot(x: Axis("time (s)"), y: Axis("height (m)")) {
                Band(x: x, lower: x.map { $0 - 1 }, upper: x.map { $0 + 1 }, label: "±2σ")
                Line(x: x, y: x, label: "mean")
            }
        }
        let png = try figure.png(pixelsPerPoint: 2, theme: .light)
        let pdf = try figure.pdf(theme: .print)
        #expect(png.count > 1000 && pdf.count > 1000)
    }

    @Test func `The landing page's figure has two marks`() {
        let x = grid
        let figure = Figure("A band", subtitle: "mean ± 2σ") {
            Plot(x: Axis("time (s)"), y: Axis("height (m)")) {
                Band(x: x, lower: low, upper: high, label: "±2σ")
                Line(x: x, y: mean, label: "mean")
            }
        }
        #expect(figure.panels[0].marks.count == 2)
    }
}
