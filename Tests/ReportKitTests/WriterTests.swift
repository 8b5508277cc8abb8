import Plot
import Predictions
import Foundation
import Tables
import Testing

@testable import ReportKit

/// Whatever a user gave stays text, in both writers and in every place where text can stand.
@Suite struct WriterTests {
    static let hostile = [
        "<script>alert(1)</script>", "</script>", "</title></style>", "a|b", "`code`", "first\nsecond\r\nthird",
        "](javascript:alert(1))", "[x](javascript:alert(1))", "![x](http://evil.example/pixel.png)", "<!-- ",
        "\" onload=\"alert(1)", "' onload='alert(1)", "**bold** _it_ ~~no~~ $x$ #1 @name", "&lt;script&gt;", "\\<b>\\",
        "- item", "1. item", "# heading", "---", "```", "\u{202E}txt.exe", "\u{0}\u{1B}[31m", "https://evil.example",
        "HTTP://evil.example", "www.evil.example", "WWW.evil.example", "me@evil.example", "xmpp:me@evil.example/x",
        "mailto:me@evil.example", "\u{2066}a\u{2069}\u{202A}b\u{202C}", "\u{2028}line\u{2029}", "\u{FEFF}mark",
        "e\u{301}\u{302}\u{303}\u{304}", "=cmd|' /C calc'!A0", "\n=1+1", "\t=1+1", "\r=1+1", "%s%n", "$(reboot)",
        "`reboot`",
        "\u{FDFD}\u{1F468}\u{200D}\u{1F469}", "NULL", "null", "\u{7F}\u{9B}31m", "../../etc/passwd",
    ]

    /// A document with one text in every place that takes text.
    private static func document(_ text: String) -> Document {
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
                .details(summary: prose, anchor: Slug.make(text), [.paragraph(prose)]),
                .definitions([.init(prose, prose)]),
            ], colophon: prose)
    }

    /// A page with nothing to escape, made once.
    private static let harmless = withoutFonts(
        HTMLWriter(figures: FigureFiles(), pictures: [:]).write(Self.document("harmless")))

    @Test(arguments: hostile)
    func `Text stays text in HTML`(text: String) throws {
        let page = Self.withoutFonts(HTMLWriter(figures: FigureFiles(), pictures: [:]).write(Self.document(text)))
        #expect(Self.tags(page) == Self.tags(Self.harmless))
        #expect(!page.contains("href=\"javascript:"))
        #expect(!page.contains("onload=\""))
    }

    @Test(arguments: hostile)
    func `Text stays text in Markdown`(text: String) throws {
        let page = MarkdownWriter(figures: FigureFiles()).write(Self.document(text))
        let harmless = MarkdownWriter(figures: FigureFiles()).write(Self.document("harmless"))
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

    @Test(arguments: hostile)
    func `No medium lets through what is not seen, nor makes a link of a name`(text: String) throws {
        let html = Self.withoutFonts(HTMLWriter(figures: FigureFiles(), pictures: [:]).write(Self.document(text)))
        let markdown = MarkdownWriter(figures: FigureFiles()).write(Self.document(text))
        let line = TerminalLine.inert(text)
        let json = JSONText.string(text)
        for (name, written) in [("html", html), ("markdown", markdown), ("terminal", line), ("json", json)] {
            let hidden = written.unicodeScalars.filter { !Legible.passes($0) && !["\n", "\r", "\t"].contains($0) }
            #expect(hidden.isEmpty, "\(name): \(hidden)")
        }
        #expect(!line.utf8.contains { $0 < 0x20 })
        // The title, where nothing is a link on purpose.
        let title = markdown.prefix { $0 != "\n" }
        #expect(!title.contains(#/(?i)(https?|ftp):\/\/evil|www\.evil/#))
        #expect(!title.contains(#/@[a-z]/#) && !title.contains(#/&#64;[a-z]/#))
        // What JSON writes, its reader reads.
        let read = try JSONDecoder().decode([String].self, from: Data("[\(json)]".utf8))
        #expect(read.first.map { Array($0.utf8) } == Array(text.utf8))
        let cell = String(decoding: CSVWriter(header: [text]).bytes, as: UTF8.self)
        #expect(!["=", "+", "@", "\t", "\r", "\n"].contains { cell.hasPrefix($0) || cell.hasPrefix("\"" + $0) })
    }

    /// A page without the files of its typeface, which are most of it.
    private static func withoutFonts(_ page: String) -> String {
        let parts = page.components(separatedBy: ";base64,")
        return parts.enumerated().map { place, part in
            place == 0 ? part : part.range(of: ") format").map { String(part[$0.lowerBound...]) } ?? part
        }.joined(separator: ";base64,")
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
