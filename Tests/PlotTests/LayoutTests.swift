import Testing

@testable import Plot

struct LayoutTests {
    private let canvas = RecordingCanvas()
    private let x = (0...20).map { Double($0) }

    private func texts(_ figure: Figure) -> [String] {
        var canvas = RecordingCanvas()
        figure.draw(on: &canvas)
        return canvas.lines.filter { $0.hasPrefix("text ") }.compactMap {
            $0.split(separator: "\"", omittingEmptySubsequences: false).dropFirst().first.map(String.init)
        }
    }

    @Test("Names stand at the right end, apart from each other, where they fit")
    func direct() throws {
        let figure = Figure {
            Plot {
                for number in 0..<4 {
                    Line(x: x, y: x.map { $0 + 0.01 * Double(number) }, ink: .series(number), label: "line \(number)")
                }
            }
        }
        let legend = FigureLegend(figure, on: canvas)
        let placed = try #require(legend.direct?.placed)
        let middles = placed.map(\.middle).sorted()
        #expect(zip(middles, middles.dropFirst()).allSatisfy { $1 - $0 >= Typography.legend.size })
        #expect(legend.box == nil && legend.above == nil)
        #expect(legend.layout.frames[0].rectangle.right + (legend.direct?.width ?? 0) <= figure.size.width)
    }

    @Test("Names that are too long for the right end stand in a corner without data")
    func corner() throws {
        let name = "a name that is far too long to stand beside a panel"
        let figure = Figure { Plot { Line(x: x, y: x, label: name) } }
        let legend = FigureLegend(figure, on: canvas)
        let box = try #require(legend.box)
        let r = legend.layout.frames[0].rectangle
        // The line rises from the lower left to the upper right.
        #expect(legend.direct == nil)
        #expect((box.corner.x < r.x + r.width / 2) == (box.corner.y < r.y + r.height / 2))
    }

    @Test("A legend that would cover data moves above the panel, which makes room")
    func above() {
        let grid = (0..<900).map { Double($0) }
        let figure = Figure {
            Plot {
                Points(
                    x: grid.map { ($0 / 30).rounded(.down) }, y: grid.map { $0 - ($0 / 30).rounded(.down) * 30 },
                    label: "everywhere")
            }
        }
        let legend = FigureLegend(figure, on: canvas)
        #expect(legend.above != nil && legend.box == nil)
        #expect(legend.layout.legendTop + Typography.line(Typography.legend) < legend.layout.frames[0].rectangle.y)
    }

    @Test("Shared axes have one domain and are labelled at the left and at the foot only")
    func sharing() {
        let figure = Figure(columns: 2, sharing: [.x, .y]) {
            for scale in [1.0, 2, 3] {
                Plot("panel", x: Axis("across"), y: Axis("upwards")) { Line(x: x, y: x.map { $0 * scale }) }
            }
        }
        let layout = FigureLayout(figure, on: canvas)
        #expect(Set(layout.frames.map(\.y.domain)).count == 1)
        #expect(layout.labelled.map(\.y) == [true, false, true])
        // The second panel is the last of its column.
        #expect(layout.labelled.map(\.x) == [false, true, true])
        #expect(texts(figure).filter { $0 == "across" }.count == 1)
        #expect(texts(figure).filter { $0 == "upwards" }.count == 1)
        #expect(Set(layout.frames.map(\.rectangle.width)).count == 1)
    }

    @Test("A title that all y axes share stands above all panels and moves none of them")
    func commonVerticalTitle() throws {
        let figure = Figure("Title", columns: 2, sharing: [.x, .y]) {
            for number in 1...4 { Plot("panel \(number)", y: Axis("a long title (kg)")) { Line(x: x, y: x) } }
        }
        let layout = FigureLayout(figure, on: canvas)
        #expect(layout.commonVerticalTitle == "a long title (kg)")
        #expect(texts(figure).filter { $0 == "a long title (kg)" }.count == 1)
        let rises = figure.panels.indices.map { index in
            layout.frames[index].rectangle.y - (layout.panelTitleBaselines(index).first?.baseline ?? 0)
        }
        #expect(Set(rises).count == 1)
    }

    @Test("Headings begin at the left edge where the names of rows take much of the page")
    func indentation() {
        func left(_ names: [String]) -> (heading: Double, panel: Double) {
            let figure = Figure("Title") { Plot(y: .categories(names)) { Points(x: [1, 2], y: [0, 1]) } }
            let layout = FigureLayout(figure, on: canvas)
            return (layout.headingLeft, layout.frames[0].rectangle.x)
        }
        let (short, long) = (left(["a", "b"]), left(["a method with a long name", "another"]))
        #expect(short.heading == short.panel)
        #expect(long.heading == Typography.margin && long.panel > Typography.widestIndent)
    }

    @Test("Everything stays on the page, and panels don't overlap")
    func inside() {
        let figure = Figure("Title", caption: "Caption", size: Size(504, 400), columns: 3) {
            for power in [-200, -3, 0, 5, 12, 200] {
                Plot("10", x: Axis("x (m)"), y: Axis("y (s)")) {
                    Line(x: x, y: x.map { $0 * (Double("1e\(power)") ?? 1) })
                }
            }
        }
        let layout = FigureLayout(figure, on: canvas)
        let page = Rectangle(x: 0, y: 0, width: 504, height: 400)
        for (index, frame) in layout.frames.enumerated() {
            #expect(page.contains(Point(frame.rectangle.right, frame.rectangle.bottom)))
            #expect(frame.rectangle.width > 50 && frame.rectangle.height > 50)
            for other in layout.frames[(index + 1)...] { #expect(!frame.rectangle.intersects(other.rectangle)) }
        }
    }

    @Test("Tick labels along x never touch")
    func ticks() {
        for width in stride(from: 40.0, through: 500, by: 23) {
            for domain in [0.0...1, 0...1e-7, 1e6...1.00001e6, -1e8...1e8] {
                let projection = Projection(.linear, domain: domain, from: 0, to: width)
                let ticks = TickFitting.horizontal(Axis(), projection, on: canvas)
                #expect(!ticks.isEmpty)
                var end = -Double.infinity
                for tick in ticks where ticks.count > 2 {
                    let half = RichText(tick.label ?? "").extents(Typography.tickLabel, on: canvas).advance / 2
                    #expect(projection(tick.value) - half > end)
                    end = projection(tick.value) + half
                }
            }
        }
    }

    @Test("A figure without panels, marks or data is still drawn")
    func empty() {
        #expect(texts(Figure("Nothing") {}) == ["Nothing"])
        #expect(!texts(Figure { Plot {} }).isEmpty)
        #expect(!texts(Figure { Plot { Line(x: [.nan], y: [.nan], label: "no data") } }).isEmpty)
    }

    @Test("A note keeps off the data and is left out where it doesn't fit")
    func note() {
        var taken = Occupancy(Rectangle(x: 0, y: 0, width: 100, height: 100), measuringAs: canvas)
        taken.take(Rectangle(x: 0, y: 80, width: 100, height: 20))
        let area = Rectangle(x: 0, y: 0, width: 100, height: 100)
        #expect((Note("words", in: area).place(avoiding: taken)?.bottom ?? 100) < 80)
        #expect(Note("words", in: Rectangle(x: 0, y: 0, width: 10, height: 100)).place(avoiding: taken) == nil)
    }
}
