import Plot

/// Writes a document as one HTML file that needs no script and no network, and, but for a linked page, no other file.
///
/// Figures stand in the page as SVG that follows the reader's light or dark theme; a linked page shows the files of both.
public struct HTMLWriter: DocumentWriter {
    /// A figure's drawings as SVG elements.
    public struct Picture: Sendable {
        /// The drawing for a page at least as wide as a book's.
        public let wide: String
        /// The drawing for a phone.
        public let narrow: String?

        /// Makes a picture from its drawings.
        public init(wide: String, narrow: String? = nil) {
            self.wide = wide
            self.narrow = narrow
        }
    }

    /// The name of its file in a report.
    public var fileName: String { "index.html" }
    /// The files of each figure, for the links below it.
    public let figures: FigureFiles
    /// The drawings by the name of their figure.
    public let pictures: [String: Picture]
    /// How the page hangs together with the files beside it.
    public let style: PageStyle
    /// Files by their paths that stand in the page where it links to them; none but in a page that is alone.
    public let attachments: [String: [UInt8]]

    /// Makes a writer.
    public init(
        figures: FigureFiles, pictures: [String: Picture], style: PageStyle = .inline,
        attachments: [String: [UInt8]] = [:]
    ) {
        self.figures = figures
        self.pictures = pictures
        self.style = style
        self.attachments = attachments
    }

    /// The document as HTML, ending with a line break.
    public func write(_ document: Document) -> String {
        let body = self.body(document)
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="description" content="\(Escape.html(document.lead.plainText))">
            <title>\(Escape.html(document.title))</title>
            \(style == .linked ? "<link rel=\"stylesheet\" href=\"\(Self.sheet)\">" : "<style>\n\(rules(body))\n</style>")
            </head>
            <body>
            \(body)
            </body>
            </html>

            """
    }

    /// The name of the style sheet of a linked page.
    private static let sheet = "style.css"

    /// The files that a linked page needs beside the figures: its style sheet and its letters; none for others.
    func companions(of document: Document) -> [PublishedFile] {
        guard style == .linked else { return [] }
        let typefaces = PageTypeface.subsets(for: body(document))
        let files = typefaces.map { PublishedFile("fonts/lato-\($0.weight).ttf", $0.bytes) }
        let faces = zip(typefaces, files).map { PageTypeface.rule(weight: $0.weight, source: $1.path) }
        return [PublishedFile(Self.sheet, (faces + [HTMLStyle.sheet]).joined(separator: "\n") + "\n")] + files
    }

    private func rules(_ body: String) -> String {
        PageTypeface.rules(for: body) + "\n" + HTMLStyle.sheet
    }

    private func body(_ document: Document) -> String {
        """
        <a class="skip" href="#content">Skip to the content</a>
        <header>
        <h1>\(Escape.html(document.title))</h1>
        <p class="lead">\(inline(document.lead))</p>
        </header>
        \(contents(document))
        <main id="content">
        \(document.blocks.map(block).joined(separator: "\n"))
        </main>
        <footer>
        <p>\(inline(document.colophon))</p>
        </footer>
        """
    }

    private func contents(_ document: Document) -> String {
        let sections = document.blocks.compactMap { block in
            if case .heading(let level, let title, let anchor) = block, level <= 3 {
                (level, title, anchor)
            } else {
                nil
            }
        }
        let items = sections.map { level, title, anchor in
            "<li class=\"level-\(level)\"><a href=\"#\(Escape.html(anchor))\">\(Escape.html(title.plainText))</a></li>"
        }
        guard !items.isEmpty else { return "" }
        return "<nav aria-label=\"Contents\">\n<ol>\n" + items.joined(separator: "\n") + "\n</ol>\n</nav>"
    }

    private func block(_ block: Block) -> String {
        switch block {
        case .heading(let level, let title, let anchor):
            "<h\(level) id=\"\(Escape.html(anchor))\">\(inline(title))</h\(level)>"
        case .paragraph(let prose): "<p>" + inline(prose) + "</p>"
        case .list(let items):
            "<ul>\n" + items.map { "<li>" + inline($0) + "</li>" }.joined(separator: "\n") + "\n</ul>"
        case .table(let table): self.table(table)
        case .figure(let figure): self.figure(figure, isAside: false)
        case .code(let text, _): "<pre tabindex=\"0\"><code>" + Escape.html(text) + "</code></pre>"
        case .callout(let kind, let paragraphs):
            "<aside class=\"callout \(kind.rawValue)\" role=\"note\">\n<p class=\"callout-title\">\(kind.title)</p>\n"
                + paragraphs.map { "<p>" + inline($0) + "</p>" }.joined(separator: "\n") + "\n</aside>"
        case .details(let summary, let anchor, let blocks): details(summary, anchor, blocks)
        case .definitions(let definitions):
            "<dl>\n"
                + definitions.map { "<dt>" + inline($0.term) + "</dt>\n<dd>" + inline($0.meaning) + "</dd>" }
                .joined(separator: "\n") + "\n</dl>"
        }
    }

    /// The fragment is that of what is hidden, so that a link to it opens the details.
    private func details(_ summary: Prose, _ anchor: String, _ blocks: [Block]) -> String {
        var parts: [String] = []
        var row: [String] = []
        func endRow() {
            guard !row.isEmpty else { return }
            parts.append("<div class=\"pair\">\n" + row.joined(separator: "\n") + "\n</div>")
            row = []
        }
        for block in blocks {
            if case .figure(let figure) = block {
                row.append(self.figure(figure, isAside: true))
            } else {
                endRow()
                parts.append(self.block(block))
            }
        }
        endRow()
        return "<details>\n<summary>" + inline(summary) + "</summary>\n<div id=\"\(Escape.html(anchor))\">\n"
            + parts.joined(separator: "\n") + "\n</div>\n</details>"
    }

    private func table(_ table: DocumentTable) -> String {
        let head = table.columns.map { "<th scope=\"col\" class=\"\($0.alignment.rawValue)\">\(inline($0.title))</th>" }
        let rows = table.rows.map { row in
            let cells = zip(table.columns, row).enumerated().map { index, pair in
                index == 0
                    ? "<th scope=\"row\" class=\"\(pair.0.alignment.rawValue)\">\(inline(pair.1))</th>"
                    : "<td\(pair.0.alignment == .leading ? " class=\"leading\"" : "")>\(inline(pair.1))</td>"
            }
            return "<tr>" + cells.joined() + "</tr>"
        }
        let caption = table.caption.isEmpty ? "" : "<figcaption>" + inline(table.caption) + "</figcaption>\n"
        let label = Escape.html(table.caption.isEmpty ? "Table" : table.caption.plainText)
        return """
            <figure class="table">
            \(caption)<div class="scroll" role="region" tabindex="0" aria-label="\(label)">
            <table>
            <thead><tr>\(head.joined())</tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            </div>
            </figure>
            """
    }

    /// - Parameter isAside: whether it stands in a column, in its narrow drawing alone.
    private func figure(_ figure: DocumentFigure, isAside: Bool) -> String {
        var picture = style == .linked ? Picture(wide: image(figure)) : pictures[figure.name]
        if isAside, let narrow = picture?.narrow { picture = Picture(wide: narrow) }
        let isNarrow = isAside && style != .linked && pictures[figure.name]?.narrow != nil
        let links = figures.downloads(figure.name, isSupplement: figure.isSupplement).map { label, path in
            anchor(label, path, isDownload: true)
        }
        let downloads = links.isEmpty ? "" : "<span class=\"downloads\">" + links.joined(separator: " ") + "</span>"
        let wide = picture.map { "<div class=\"wide\">\n" + $0.wide + "\n</div>" } ?? ""
        let narrow = picture?.narrow.map { "\n<div class=\"narrow\">\n" + $0 + "\n</div>" } ?? ""
        let both = narrow.isEmpty ? isNarrow ? " column" : "" : " two"
        return """
            <figure id="\(Escape.html("figure-" + figure.name))">
            <div class="plot\(both)">
            \(wide)\(narrow)
            </div>
            <figcaption>\(inline(figure.caption)) \(downloads)</figcaption>
            </figure>
            """
    }

    /// The figure's files as an element that follows the reader's theme.
    private func image(_ figure: DocumentFigure) -> String {
        guard let light = figures.picture(figure.name, .light) ?? figures.picture(figure.name, .dark) else { return "" }
        let image =
            "<img alt=\"\(Escape.html(figure.alternative))\" src=\"\(Escape.html(Escape.address(light)))\" loading=\"lazy\">"
        guard let dark = figures.picture(figure.name, .dark), dark != light else { return image }
        return "<picture>\n<source media=\"(prefers-color-scheme: dark)\" "
            + "srcset=\"\(Escape.html(Escape.address(dark)))\">\n\(image)\n</picture>"
    }

    /// A link; to a file that stands in the page, if it does.
    private func anchor(_ text: String, _ address: String, isDownload: Bool) -> String {
        let target: String
        if let bytes = attachments[address] {
            let name = String(address.split(separator: "/").last ?? "")
            let types = [
                "png": "image/png", "pdf": "application/pdf", "svg": "image/svg+xml", "csv": "text/csv",
                "json": "application/json",
            ]
            let type = types[String(name.split(separator: ".").last ?? "")] ?? "application/octet-stream"
            target = "href=\"data:\(type);base64,\(Base64.text(of: bytes))\" download=\"\(Escape.html(name))\""
        } else {
            target = "href=\"\(Escape.html(Escape.address(address)))\"" + (isDownload ? " download" : "")
        }
        return "<a \(target)>\(Escape.html(text))</a>"
    }

    private func inline(_ prose: Prose) -> String {
        prose.runs.map { run in
            switch run {
            case .plain(let text): Escape.html(text).replacing(" %", with: "\u{A0}%")
            case .strong(let text): "<strong>" + Escape.html(text) + "</strong>"
            // A short word of a program is never broken at its hyphens.
            case .code(let text):
                (text.count <= 24 ? "<code class=\"word\">" : "<code>") + Escape.html(text)
                    + "</code>"
            case .share(let mark): mark.svg
            case .formula(let text): "<span class=\"formula\">" + Escape.html(text) + "</span>"
            case .link(let text, let address): anchor(text, address, isDownload: false)
            }
        }.joined()
    }
}
