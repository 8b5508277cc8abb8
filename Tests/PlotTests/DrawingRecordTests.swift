import Testing

@testable import Plot

/// A drawing that is kept to be drawn again.
@Suite struct DrawingRecordTests {
    private func record(_ draw: (inout DrawingRecord) -> Void) -> DrawingRecord {
        var record = DrawingRecord(pixelsPerPoint: 2) { RecordingCanvas().measure($0, font: $1) }
        draw(&record)
        return record
    }

    @Test func `What was kept is drawn as it would have been at once`() {
        let figure = Figure("Title", subtitle: "R^{2}") {
            Plot(x: Axis("x"), y: Axis("y")) {
                Band(x: [0, 1], lower: [0, 1], upper: [1, 2], label: "band")
                Points(x: [0.5], y: [0.5], shape: .triangle)
                Line(x: [0, 1], y: [0, 1], label: "line")
                Tiles(x: 0...1, y: 0...1, columns: 2, values: [0, 1, 2, 3], title: "σ")
            }
        }
        var direct = RecordingCanvas()
        figure.draw(on: &direct)
        var again = RecordingCanvas()
        record { figure.draw(on: &$0) }.draw(on: &again)
        #expect(again.text == direct.text && direct.lines.count > 20)
    }

    @Test func `Whatever differs in a drawing differs in its bytes`() {
        let path = Path([[Point(0, 0), Point(1, 2)]])
        let box = Rectangle(x: 0, y: 0, width: 1, height: 1)
        let font = Font(size: 9)
        let drawings: [(inout DrawingRecord) -> Void] = [
            { _ in }, { $0.popClip() }, { $0.pushClip(box) }, { $0.pushClip(box.expanded(by: 1)) },
            { $0.fill(path, with: .text) }, { $0.fill(path, with: .axis) },
            { $0.fill(path, with: .text.faded(to: 0.5)) },
            { $0.fill(path, with: .series(1)) }, { $0.fill(path, with: .series(2)) },
            { $0.fill(path, with: Ink(.seriesText(1))) }, { $0.fill(path, with: .fixed(Color(hex: 0x102030))) },
            { $0.fill(path, with: .fixed(Color(hex: 0x102031))) },
            { $0.fill(Path([[Point(0, 0), Point(1, 2)]], isClosed: true), with: .text) },
            { $0.fill(Path([[Point(0, 0)], [Point(1, 2)]]), with: .text) },
            { $0.fill(Path([[Point(0, 0), Point(1, 2.0.nextUp)]]), with: .text) },
            { $0.stroke(path, with: Stroke(.text, width: 1)) }, { $0.stroke(path, with: Stroke(.text, width: 2)) },
            { $0.stroke(path, with: Stroke(.text, width: 1, dash: [2])) },
            { $0.stroke(path, with: Stroke(.text, width: 1, isRound: true)) },
            { $0.symbols(Symbol(.circle, size: 3, fill: .text), at: [Point(0, 0)]) },
            { $0.symbols(Symbol(.square, size: 3, fill: .text), at: [Point(0, 0)]) },
            { $0.symbols(Symbol(.circle, size: 4, fill: .text), at: [Point(0, 0)]) },
            { $0.symbols(Symbol(.circle, size: 3, stroke: Stroke(.text, width: 1)), at: [Point(0, 0)]) },
            { $0.symbols(Symbol(.circle, size: 3, fill: .text), at: [Point(0, 1)]) },
            { $0.text("a", at: Point(0, 0), font: font, ink: .text, angle: 0) },
            { $0.text("b", at: Point(0, 0), font: font, ink: .text, angle: 0) },
            { $0.text("a", at: Point(0, 1), font: font, ink: .text, angle: 0) },
            { $0.text("a", at: Point(0, 0), font: Font(.bold, size: 9), ink: .text, angle: 0) },
            { $0.text("a", at: Point(0, 0), font: Font(size: 10), ink: .text, angle: 0) },
            { $0.text("a", at: Point(0, 0), font: font, ink: .axis, angle: 0) },
            { $0.text("a", at: Point(0, 0), font: font, ink: .text, angle: 1) },
            { $0.image(Raster(columns: 1, cells: [Color(hex: 0), Color(hex: 1)]), in: box) },
            { $0.image(Raster(columns: 2, cells: [Color(hex: 0), Color(hex: 1)]), in: box) },
            { $0.image(Raster(columns: 1, cells: [Color(hex: 0), Color(hex: 2)]), in: box) },
        ]
        let encoded = drawings.map { record($0).encoded }
        #expect(Set(encoded).count == drawings.count)
        #expect(drawings.map { record($0).encoded } == encoded)
        let sharper = DrawingRecord(pixelsPerPoint: 4) { RecordingCanvas().measure($0, font: $1) }
        #expect(sharper.encoded != encoded[0])
    }
}
