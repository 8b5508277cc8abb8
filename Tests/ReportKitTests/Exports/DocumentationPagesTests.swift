import Testing

@testable import ReportKit

/// Pages of documentation: what each tool wants, and text that stays text there.
@Suite struct DocumentationPagesTests {
    private func page(_ tool: String, _ text: String = "a \"b\" & <c>", base: String = "") throws -> String {
        let table = DocumentTable(
            caption: Prose(text), columns: [.init("Method"), .init("CRPS", .trailing)],
            rows: [[Prose(text), "\(strong: text)"]])
        let figure = DocumentFigure(name: "line-band", alternative: text, caption: Prose(text), width: 504)
        let document = Document(
            title: text, lead: Prose(text),
            blocks: [
                .heading(level: 2, title: Prose(text), anchor: "x"), .table(table), .figure(figure),
                .callout(.warning, [Prose(text)]), .list([Prose(text)]), .code(text, language: ""),
            ], colophon: Prose(text))
        return try DocumentationTool.named(tool).write(document, base)
    }

    @Test func `Each tool gets pictures as it shows them in light and dark`() throws {
        #expect(try page("docc").contains("\n![a &#34;b&#34; &#38; &#60;c&#62;](line-band)\n"))
        #expect(try page("mkdocs").contains("src=\"figures/line-band.png#only-light\" width=\"672\">\n<img"))
        #expect(try page("mkdocs").contains("src=\"figures/line-band-dark.png#only-dark\""))
        #expect(
            try page("sphinx").contains(
                """
                .. image:: figures/line-band.*
                   :alt: a "b" & <c>
                   :class: only-light
                   :width: 672px

                .. only:: html

                   .. image:: figures/line-band-dark.png
                """))
        #expect(try page("quarto").hasPrefix("---\ntitle: \"a &#34;b&#34; &#38; &#60;c&#62;\"\n---\n\n"))
        #expect(try page("quarto").contains("![](figures/line-band-dark.png){.dark-content width=672 fig-alt=\""))
        #expect(try page("readme").contains("srcset=\"figures/line-band-dark.png\">"))
        let pypi = try page("pypi", base: "https://h/o/r/raw/main/docs/")
        #expect(pypi.contains("src=\"https://h/o/r/raw/main/docs/figures/line-band.png\"") && !pypi.contains("<source"))
    }

    @Test func `The files of a figure have the names that the page says`() throws {
        func paths(_ tool: String) throws -> [String] { try DocumentationTool.named(tool).pictures("x").map(\.path) }
        #expect(try paths("docc") == ["x@2x.png", "x~dark@2x.png"])
        #expect(try paths("sphinx") == ["figures/x.png", "figures/x-dark.png", "figures/x.pdf"])
        #expect(try paths("pypi") == ["figures/x.png"])
    }

    @Test func `Words stay as they are, and no list, address or picture of a word comes of them`() {
        #expect(Escape.references("In-range: 1.5 ± 0.1, 90 % (x/y). Why?") == "In-range: 1.5 ± 0.1, 90 % (x/y). Why?")
        #expect(Escape.references("1. a") == "1&#46; a" && Escape.references("(i) a") == "&#40;i&#41; a")
        #expect(Escape.references("a) b") == "a&#41; b" && Escape.references("- a") == "&#45; a")
        #expect(Escape.references("www.evil.example") == "www&#46;evil&#46;example")
        #expect(Escape.references("https://x :smile: a--b") == "https&#58;//x &#58;smile: a&#45;&#45;b")
        #expect(Escape.references("{{ x }} :::") == "&#123;&#123; x &#125;&#125; &#58;&#58;&#58;")
    }

    @Test(arguments: WriterTests.hostile, ["docc", "mkdocs", "quarto", "readme", "pypi"])
    func `In Markdown of any kind nothing that others gave is markup`(_ text: String, _ tool: String) throws {
        let escaped = Escape.references(text)
        #expect(!escaped.contains { "<>`*_[]{}\"'|~$@!\\=+".contains($0) }, "\(escaped)")
        #expect(!escaped.contains { $0.isNewline })
        // Lines of code are as they were given.
        let lines = try page(tool, text).split(separator: "\n").filter { !$0.hasPrefix("    ") }
        #expect(!lines.contains { $0.contains("<script") || $0.contains("](javascript") })
    }

    @Test(arguments: WriterTests.hostile) func `In reStructuredText every sign has a backslash`(_ text: String) throws {
        let escaped = Escape.restructured(text).replacing(#/\\[!-~]/#, with: "")
        #expect(
            escaped.unicodeScalars.allSatisfy {
                !$0.isASCII || " ,;%/".unicodeScalars.contains($0) || $0.properties.isAlphabetic || "0"..."9" ~= $0
            })
    }

    @Test func `What is asked for is checked`() throws {
        #expect(throws: SettingError.self) { try DocumentationPages("hugo", directory: nil, base: nil) }
        #expect(throws: SettingError.self) { try DocumentationPages("pypi", directory: nil, base: nil) }
        #expect(throws: SettingError.self) { try DocumentationPages("pypi", directory: nil, base: "file:///x") }
        #expect(throws: SettingError.self) { try DocumentationPages("mkdocs", directory: nil, base: "https://h") }
        #expect(try DocumentationPages("pypi", directory: nil, base: "https://h/x").base == "https://h/x/")
        for (own, other, isRefused) in [
            ("reports/paper", "reports", true), ("reports", "reports", true), ("./a", "a/b", true),
            ("paper", "reports", false),
            ("/paper", "paper", false), ("", "reports", true),
        ] {
            let export = Paper(directory: own)
            if isRefused {
                #expect(throws: SettingError.self) { try export.check(besides: other) }
            } else {
                try export.check(besides: other)
            }
        }
    }
}
