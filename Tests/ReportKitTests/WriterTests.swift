import Predictions
import Foundation
import Testing

@testable import ReportKit

/// Whatever a user gave stays text, in both writers and in every place where text can stand.
@Suite struct WriterTests {
    static let hostile = [
        "<script>alert(1)</script>", "</script>", "</title></style>", "a|b", "`code`", "first\nsecond\r\nthird",
        "](javascript:alert(1))", "[x](javascript:alert(1))", "![x](http://evil.example/pixel.png)", "<!-- ",
        "\" onload=\"alert(1)", "' onload='alert(1)", "**bold** _it_ ~~no~~ $x$ #1 @name", "&lt;script&gt;", "\\<b>\\",
        "- item", "1. item", "# heading", "---", "```", "\u{202E}txt.exe", "\u{0}\u{1B}[31m", "https://evil.example",
    ]

    /// A document with one text in every place that takes text.
    private func document(_ text: String) -> Document {
        let prose: Prose = "\(text)"
        return Document(
            title: text, lead: prose,
            blocks: [
                .heading(level: 2, title: prose, anchor: Slug.make(text)),
                .paragraph("\(text) \(strong: text) \(code: text) \(formula: text) \(link: text, to: text)"),
                .list([prose]),
                .table(
                    DocumentTable(
                        caption: prose, columns: [.init(prose), .init(prose, .trailing)], rows: [[prose, prose]])),
                .figure(DocumentFigure(name: Slug.make(text), alternative: text, caption: prose, width: 504)),
                .code(text, language: "text"),
                .callout(.warning, [prose]),
                .details(summary: prose, [.paragraph(prose)]),
                .definitions([.init(prose, prose)]),
            ], colophon: prose)
    }

    @Test(arguments: hostile)
    func `Text stays text in HTML`(text: String) throws {
        let page = HTMLWriter(figures: FigureFiles(), pictures: [:]).write(document(text))
        let harmless = HTMLWriter(figures: FigureFiles(), pictures: [:]).write(document("harmless"))
        #expect(Self.tags(page) == Self.tags(harmless))
        #expect(!page.contains("href=\"javascript:"))
        #expect(!page.contains("onload=\""))
    }

    @Test(arguments: hostile)
    func `Text stays text in Markdown`(text: String) throws {
        let page = MarkdownWriter(figures: FigureFiles()).write(document(text))
        let harmless = MarkdownWriter(figures: FigureFiles()).write(document("harmless"))
        let outside = Self.withoutFences(page)
        #expect(Self.tags(outside) == Self.tags(Self.withoutFences(harmless)))
        #expect(!outside.contains(#/(^|[^\\])\]\(javascript:/#))
        #expect(!outside.contains(#/(^|[^\\])!\[/#))
        #expect(!outside.contains("`"))
        let lines = outside.split(separator: "\n", omittingEmptySubsequences: false)
        let expected = Self.withoutFences(harmless).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == expected.count)
        for (line, plain) in zip(lines, expected) where plain.hasPrefix("|") {
            let (found, wanted) = (line.filter { $0 == "|" }, plain.filter { $0 == "|" })
            #expect(found.count == wanted.count)
        }
    }

    /// The names of all elements in their order.
    private static func tags(_ page: String) -> [String] {
        page.matches(of: #/<\/?[a-zA-Z!][a-zA-Z0-9-]*/#).map { String($0.output) }
    }

    private static func withoutFences(_ page: String) -> String {
        var fence: Substring?
        var lines: [Substring] = []
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
            let ticks = line.prefix { $0 == "`" }
            if let open = fence {
                if line == open { fence = nil }
            } else if ticks.count >= 3 {
                fence = ticks
            } else {
                lines.append(line)
            }
        }
        return lines.joined(separator: "\n")
    }

    @Test(arguments: [
        ("figures/a b.png", "figures/a%20b.png"), ("#scores", "#scores"),
        ("https://arxiv.org/abs/1", "https://arxiv.org/abs/1"),
        ("javascript:alert(1)", "#"), ("JaVaScRiPt:alert(1)", "#"), ("data:text/html,x", "#"), ("//evil.example", "#"),
        ("a\nb", "a%0Ab"), ("x)y\"z", "x%29y%22z"),
    ])
    func `A link leads to a relative path, a fragment or the web, and nowhere else`(given: String, written: String) {
        #expect(Escape.address(given) == written)
    }

    @Test func `A figure in Markdown follows the reader's theme and offers its files`() {
        let figure = DocumentFigure(name: "sine-bnn", alternative: "Wide outside.", caption: "The band.", width: 504)
        let page = MarkdownWriter(figures: FigureFiles()).write(Document(title: "T", blocks: [.figure(figure)]))
        #expect(
            page == """
                # T

                <picture>
                <source media="(prefers-color-scheme: dark)" srcset="figures/sine-bnn~dark@2x.png">
                <img alt="Wide outside." src="figures/sine-bnn@2x.png" width="672">
                </picture>

                The band. [PNG](figures/sine-bnn@2x.png) · [PDF](figures/sine-bnn.pdf) · [CSV](figures/sine-bnn.csv)

                """)
    }

    @Test func `Only the chosen formats and themes are files of a figure`() {
        let files = FigureFiles(formats: [.svg, .pdf], themes: [.dark])
        #expect(files.files().map { files.path("f", $0) } == ["figures/f~dark.pdf", "figures/f~dark.svg"])
        #expect(
            FigureFiles().files().map { FigureFiles().path("f", $0) } == [
                "figures/f.png", "figures/f@2x.png", "figures/f~dark.png", "figures/f~dark@2x.png", "figures/f.pdf",
            ])
    }
}
