import Testing

@testable import Plot

struct SVGTests {
    private func canvas(_ style: SVGCanvas.Style = .standalone(.light)) -> SVGCanvas {
        let ruler = RecordingCanvas()
        return SVGCanvas(style: style, identifier: "f") { ruler.measure($0, font: $1) }
    }

    private let figure = Figure("A < B & \"C\"", subtitle: "\u{1}R^{2}") {
        Plot(x: Axis("x"), y: Axis("y")) {
            Band(x: [0, 1], lower: [0, 1], upper: [1, 2], label: "</text><script>")
            Points(x: [0.5], y: [0.5], shape: .triangle)
            Tiles(x: 0...1, y: 0...1, columns: 2, values: [0, 1, 2, 3], title: "σ")
        }
    }

    @Test("A document is well-formed XML, whatever the texts hold")
    func wellFormed() {
        var canvas = canvas()
        figure.draw(on: &canvas)
        let text = canvas.document(size: figure.size, title: figure.title, description: "1 < 2 \u{FFFE}\u{7}'")
        let reader = XMLDocumentReader(text)
        #expect(reader.isWellFormed)
        #expect(reader.words.contains("</text><script>"))
        #expect(reader.words.contains("A < B & \"C\""))
        #expect(reader.attributes["role"] == "img")
        #expect(reader.attributes["aria-label"] == "1 < 2 \u{FFFD}\u{FFFD}'")
    }

    @Test("What is not seen but changes what is seen gets into no picture")
    func directions() {
        let hostile = "\u{202E}exe\u{202C}\u{2066}b\u{2069}\u{200F}c\u{2028}\u{9B}\u{1B}"
        let figure = Figure(hostile, subtitle: hostile) {
            Plot(x: Axis(hostile), y: Axis(hostile)) { Line(x: [0, 1], y: [0, 1], label: hostile) }
        }
        var canvas = canvas(.inline)
        figure.draw(on: &canvas)
        let text = canvas.document(size: figure.size, title: hostile, description: hostile)
        #expect(text.unicodeScalars.allSatisfy { Legible.passes($0) || $0 == "\n" })
        #expect(
            XMLDocumentReader(text).words.contains(
                "\u{FFFD}exe\u{FFFD}\u{FFFD}b\u{FFFD}\u{200F}c\u{FFFD}\u{FFFD}\u{FFFD}"))
        let recording = RecordingCanvas()
        #expect(RichText(hostile).plain == Legible.line(hostile))
        #expect(recording.measure(RichText(hostile).plain, font: Typography.legend).advance > 0)
    }

    @Test("An inline picture names inks, so that it follows the page's theme")
    func inline() {
        var canvas = canvas(.inline)
        figure.draw(on: &canvas)
        let text = canvas.document(size: figure.size, title: "t", description: "d")
        let properties = SVGCanvas.properties(of: .light)
        #expect(text.contains("fill=\"var(--figure-series-0)\""))
        #expect(!text.contains("#0072b2"))
        #expect(properties.contains { $0 == ("--figure-series-0", "#0072b2") })
        let known = Set(properties.map(\.name))
        for use in text.split(separator: "var(").dropFirst() {
            #expect(known.contains(String(use.prefix { $0 != ")" })))
        }
    }

    @Test("Path data is relative, short and never drifts")
    func pathData() {
        let path = Path([[Point(10, 20.006), Point(10.333, 19), Point(11, 19)], [Point(0, 0), Point(-0.001, 5)]])
        #expect(canvas().data(path) == "M10 20.01l.33-1.01.67 0M0 0l0 5")
        let steps = Path([(0...3000).map { Point(Double($0) / 3, 0) }])
        #expect(canvas().data(steps).hasSuffix(" .33 0"))
        #expect(canvas().data(.rectangle(Rectangle(x: 1, y: 2, width: 3, height: 4))) == "M1 2l3 0 0 4-3 0z")
    }

    @Test("A million points make a small file")
    func size() {
        let x = (0..<1_000_000).map { Double($0 % 1009) }
        let y = (0..<1_000_000).map { Double($0 % 997) }
        var canvas = canvas()
        let figure = Figure(size: .column) { Plot { Points(x: x, y: y) } }
        figure.draw(on: &canvas)
        #expect(canvas.document(size: figure.size, title: "", description: "").utf8.count < 1_500_000)
    }

    @Test("A line through a million vertices is short and keeps its extremes")
    func longLine() throws {
        let x = (0..<1_000_000).map(Double.init)
        let y = x.map { $0 == 500_001 ? 3 : $0.truncatingRemainder(dividingBy: 7) / 7 }
        var canvas = canvas()
        let figure = Figure(size: .column) {
            Plot(x: Axis(ticks: .hidden), y: Axis(domain: 0...3, ticks: .hidden)) { Line(x: x, y: y) }
        }
        figure.draw(on: &canvas)
        let text = canvas.document(size: figure.size, title: "", description: "")
        #expect(text.utf8.count < 40_000)
        // The highest vertex of the path, whose numbers are tenths of a point, lies at the upper edge of the panel.
        let path = try #require(text.split(separator: "scale(0.1)\" d=\"M").last?.prefix { $0 != "\"" })
        let numbers = path.replacing("-", with: " -").split { $0 == " " || $0 == "l" }.compactMap { Int($0) }
        var (height, least) = (0, Int.max)
        for index in stride(from: 1, to: numbers.count, by: 2) {
            height += numbers[index]
            least = min(least, height)
        }
        #expect(abs(Double(least) / 10 - 10) <= 1)
    }

    @Test("Symbols that stand in several panels are written once")
    func repeated() {
        let x = (0..<50).map(Double.init)
        func size(panels: Int) -> Int {
            var canvas = canvas()
            let figure = Figure(columns: 2, sharing: [.x, .y]) {
                (0..<panels).map { _ in Plot { Points(x: x, y: x.map { $0 * $0 }) } }
            }
            figure.draw(on: &canvas)
            let text = canvas.document(size: figure.size, title: "", description: "")
            #expect(text.split(separator: "<marker ").count == 2)
            #expect(text.split(separator: "<use ").count == panels + 1)
            return text.utf8.count
        }
        #expect(size(panels: 2) - size(panels: 1) < 1000)
    }

    /// Put together with Python's `zlib.crc32`, `zlib.adler32` and `base64`, which also read it back.
    @Test("Embedded pictures are PNG")
    func picture() {
        let expected =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAAD0lEQVR4AQEE"
            + "APv/AP8AgAOBAYAwds2wAAAAAElFTkSuQmCC"
        let address = EmbeddedPicture.address(of: Raster(columns: 1, cells: [Color(hex: 0xFF0080)]))
        #expect(address == "data:image/png;base64," + expected)
    }

    /// The vectors of RFC 4648, section 10.
    @Test("Base64 pads as the standard says")
    func base64() {
        let vectors = [
            "": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "fooba": "Zm9vYmE=",
            "foobar": "Zm9vYmFy",
        ]
        for (text, expected) in vectors.sorted(by: { $0.key < $1.key }) {
            #expect(Base64.text(of: Array(text.utf8)) == expected)
        }
    }

    @Test("Numbers are short")
    func numbers() {
        #expect(
            [1, -0.001, 0.5, -12.346, 100, 0.05].map { ShortNumber.text($0, decimals: 2) }
                == ["1", "0", "0.5", "-12.35", "100", "0.05"])
        #expect(ShortNumber.text(.nan, decimals: 2) == "nan")
    }
}
