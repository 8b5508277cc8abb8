import Testing

@testable import Plot

struct TextTests {
    private let canvas = RecordingCanvas()

    @Test("Braces raise and lower, and all else is plain text")
    func markup() {
        let text = RichText("σ_{e} = 10^{−3} m^2 {x}")
        #expect(text.runs.map(\.text) == ["σ", "e", " = 10", "−3", " m^2 {x}"])
        #expect(text.runs.map(\.shift) == [.none, .lowered, .none, .raised, .none])
        #expect(text.plain == "σe = 10−3 m^2 {x}")
        #expect(RichText("a^{b").runs == [RichText.Run(text: "a^{b", shift: .none)])
        #expect(RichText("").runs.isEmpty)
    }

    @Test("Text wraps at spaces, never inside braces, and keeps its line breaks")
    func wrapping() {
        func lines(_ text: String, _ width: Double) -> [String] {
            TextWrapping.lines(text, width: width, font: Font(size: 10), on: canvas).map(\.plain)
        }
        #expect(lines("one two three", 40) == ["one two", "three"])
        #expect(lines("σ_{in range} is small", 45) == ["σin range", "is small"])
        #expect(lines("a\nb", 100) == ["a", "b"])
        #expect(lines("incomprehensibilities", 10) == ["incomprehensibilities"])
        #expect(lines("", 10).isEmpty)
    }

    @Test("Labels in a column move apart as little as possible, keep their order and stay inside")
    func spacing() throws {
        #expect(Spacing.spread([10, 50], distance: 10, in: 0...100) == [10, 50])
        #expect(Spacing.spread([50, 50, 50], distance: 10, in: 0...100) == [40, 50, 60])
        #expect(Spacing.spread([99, 100], distance: 10, in: 0...100) == [90, 100])
        #expect(Spacing.spread([0, 0, 0], distance: 60, in: 0...100) == nil)
        let wished = [3.0, 80, 82, 79, 5, 99]
        let found = try #require(Spacing.spread(wished, distance: 9, in: 0...100))
        let sorted = found.sorted()
        #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $1 - $0 >= 9 - 1e-9 })
        #expect(sorted[0] >= 0 && sorted[5] <= 100)
        #expect(found.indices.sorted { found[$0] < found[$1] } == wished.indices.sorted { wished[$0] < wished[$1] })
    }

    @Test("Wrapped titles have even lines")
    func balanced() {
        let canvas = RecordingCanvas()
        let font = Font(size: 10)
        let text = "one two three four five six seven eight nine ten eleven"
        let loose = TextWrapping.lines(text, width: 200, font: font, on: canvas)
        let even = TextWrapping.balanced(text, width: 200, font: font, on: canvas)
        let widths = even.map { $0.extents(font, on: canvas).advance }
        #expect(loose.count == even.count && even.count == 2)
        #expect(even.map(\.plain).joined(separator: " ") == text)
        #expect((widths.max() ?? 0) - (widths.min() ?? 0) < 40)
    }
}
