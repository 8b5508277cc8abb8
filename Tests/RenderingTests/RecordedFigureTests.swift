import Plot
import Rendering
import Testing

@Test(
    "A figure that is laid out once gives the same bytes as one that is drawn at once",
    arguments: GalleryExamples.all.map(\.name))
func recorded(name: String) throws {
    let figure = try #require(GalleryExamples.all.first { $0.name == name }?.figure)
    for scale in [4.0 / 3, 8.0 / 3] {
        let recorded = try RecordedFigure(figure, pixelsPerPoint: scale)
        for theme in [Theme.light, .dark] {
            #expect(try recorded.png(theme: theme) == figure.png(pixelsPerPoint: scale, theme: theme))
        }
    }
    #expect(try RecordedFigure(document: figure).pdf(theme: .light) == figure.pdf(theme: .light))
}
