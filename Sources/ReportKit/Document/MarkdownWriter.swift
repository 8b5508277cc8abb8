/// Writes a document as GitHub Markdown whose figures are files beside it.
public struct MarkdownWriter: DocumentWriter {
    /// The name of its file in a report.
    public var fileName: String { "README.md" }
    /// The files of each figure.
    public let figures: FigureFiles
    /// Where a file of the report is found, by its path in it.
    var address: @Sendable (String) -> String = { $0 }

    /// Makes a writer for a choice of figure files.
    public init(figures: FigureFiles) {
        self.figures = figures
    }

    /// The document as Markdown, ending with a line break.
    public func write(_ document: Document) -> String {
        var parts = ["# " + inline(Prose(document.title))]
        if !document.lead.isEmpty { parts.append(line(document.lead)) }
        parts += lists(document.blocks)
        if !document.colophon.isEmpty { parts.append("---\n\n" + line(document.colophon)) }
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// The blocks, neighbouring lines of links as one list.
    private func lists(_ blocks: [Block]) -> [String] {
        var parts: [String] = []
        var wasDetails = false
        for block in blocks {
            var isDetails = false
            if case .details = block { isDetails = true }
            if isDetails, wasDetails, let last = parts.indices.last {
                parts[last] += "\n" + self.block(block)
            } else {
                parts.append(self.block(block))
            }
            wasDetails = isDetails
        }
        return parts
    }

    private func block(_ block: Block) -> String {
        switch block {
        case .heading(let level, let title, let anchor):
            "<a id=\"\(Escape.html(anchor))\"></a>\n\n" + String(repeating: "#", count: level) + " " + inline(title)
        case .paragraph(let prose): line(prose)
        case .list(let items): items.map { "- " + line($0) }.joined(separator: "\n")
        case .table(let table): self.table(table)
        case .figure(let figure): self.figure(figure)
        case .code(let text, let language): code(text, language: language)
        case .callout(let kind, let paragraphs):
            "> [!\(kind == .alarm ? "CAUTION" : kind.title.uppercased())]\n"
                + paragraphs.map { "> " + line($0) }.joined(separator: "\n>\n")
        case .details(let summary, let anchor, let blocks): details(summary, anchor, blocks)
        case .definitions(let definitions):
            definitions.map { "- <strong>" + inline($0.term) + "</strong> – " + inline($0.meaning) }.joined(
                separator: "\n")
        }
    }

    /// What stands behind a line in the page is linked here, and its pictures: repeated, it would bury the answer.
    private func details(_ summary: Prose, _ anchor: String, _ blocks: [Block]) -> String {
        let pictures = blocks.compactMap { block -> Prose.Run? in
            guard case .figure(let figure) = block,
                let path = figures.picture(figure.name, .light) ?? figures.picture(figure.name, .dark)
            else { return nil }
            return .link(figure.kind, to: path)
        }
        let links = pictures + [.link("all of it", to: "index.html#" + anchor)]
        let separated = links.enumerated().flatMap { $0.offset == 0 ? [$0.element] : [.plain(" · "), $0.element] }
        return "- " + line(summary) + ": " + inline(Prose(separated))
    }

    private func table(_ table: DocumentTable) -> String {
        let rule = table.columns.map { $0.alignment == .leading ? ":--" : "--:" }
        let rows = [table.columns.map { inline($0.title) }, rule] + table.rows.map { $0.map(inline) }
        let lines = rows.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
        return table.caption.isEmpty ? lines : line(table.caption) + "\n\n" + lines
    }

    private func figure(_ figure: DocumentFigure) -> String {
        let links = figures.downloads(figure.name, isSupplement: figure.isSupplement).map {
            Prose.Run.link($0.label, to: address($0.path))
        }
        let separated = links.enumerated().flatMap { $0.offset == 0 ? [$0.element] : [.plain(" · "), $0.element] }
        let text = line(figure.caption) + (links.isEmpty ? "" : " " + inline(Prose(separated)))
        guard let light = figures.picture(figure.name, .light) ?? figures.picture(figure.name, .dark) else {
            return "**Figure:** " + Escape.markdown(figure.alternative) + "\n\n" + text
        }
        let pixels = Int((figure.width * FigureFiles.resolution).rounded())
        let image =
            "<img alt=\"\(Escape.markdownAttribute(figure.alternative))\" src=\"\(Escape.address(address(light)))\" width=\"\(pixels)\">"
        guard let dark = figures.picture(figure.name, .dark), dark != light else { return image + "\n\n" + text }
        return """
            <picture>
            <source media="(prefers-color-scheme: dark)" srcset="\(Escape.address(address(dark)))">
            \(image)
            </picture>

            \(text)
            """
    }

    private func code(_ text: String, language: String) -> String {
        let text = Escape.lines(text)
        let runs = text.utf8.split { $0 != UInt8(ascii: "`") }.map(\.count)
        let fence = String(repeating: "`", count: max(3, (runs.max() ?? 0) + 1))
        return fence + language + "\n" + text + "\n" + fence
    }

    private func line(_ prose: Prose) -> String {
        guard case .plain(let text)? = prose.runs.first else { return inline(prose) }
        return Escape.markdownLine(text) + inline(Prose(Array(prose.runs.dropFirst())))
    }

    private func inline(_ prose: Prose) -> String {
        prose.runs.map { run in
            switch run {
            case .plain(let text), .formula(let text): Escape.markdown(text)
            case .strong(let text): "<strong>" + Escape.markdown(text) + "</strong>"
            case .code(let text): "<code>" + Escape.markdown(text) + "</code>"
            case .share: ""
            case .link(let text, let address): "[" + Escape.markdown(text) + "](" + Escape.address(address) + ")"
            }
        }.joined()
    }
}
