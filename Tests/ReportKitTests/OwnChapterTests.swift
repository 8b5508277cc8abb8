import Testing
import Training

@testable import ReportKit

/// A chapter of one's own: what it takes is this file, and a line of the story.
@Suite struct OwnChapterTests {
    /// Who was asked, with what each said of itself.
    private struct Witnesses {
        let chapter: ReportModel.Chapter

        var blocks: [Block] {
            [
                .heading(level: 3, title: "Witnesses", anchor: Slug.make(chapter.dataSet.name) + "-witnesses"),
                .list(chapter.evaluations.map { "\(strong: $0.title): \($0.sentence)" }),
            ]
        }
    }

    @Test func `A chapter reads the model and stands in every form of the document`() throws {
        let chapter = ReportModel.Chapter(
            dataSet: Chapters.line,
            evaluations: [try Chapters.evaluation("Alpha", []), try Chapters.evaluation("Beta", [])])
        var document = Story(model: ReportModel(chapters: [chapter])).document()
        document.blocks += Witnesses(chapter: chapter).blocks
        let figures = FigureFiles()
        let markdown = MarkdownWriter(figures: figures).write(document)
        let page = HTMLWriter(figures: figures, pictures: [:]).write(document)
        #expect(markdown.contains("### Witnesses\n"))
        #expect(markdown.contains("Beta") && markdown.contains("It draws lines."))
        #expect(page.contains("id=\"line-witnesses\"") && page.contains("<strong>Beta</strong>: It draws lines."))
    }
}
