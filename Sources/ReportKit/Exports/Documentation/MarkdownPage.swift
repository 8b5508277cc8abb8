/// A page in the Markdown that all tools share: no HTML but what a tool's own picture needs, and text as references.
struct MarkdownPage: Sendable {
    /// What stands above the page.
    var header: @Sendable (Document) -> String = { "# " + MarkdownPage.inline(Prose($0.title)) + "\n\n" }
    /// A picture.
    let picture: @Sendable (DocumentFigure) -> String

    /// The page, ending with a line break.
    func write(_ document: Document) -> String {
        var parts = document.lead.isEmpty ? [] : [Self.inline(document.lead)]
        parts += document.blocks.map(block)
        if !document.colophon.isEmpty { parts.append(Self.inline(document.colophon)) }
        return header(document) + parts.joined(separator: "\n\n") + "\n"
    }

    private func block(_ block: Block) -> String {
        switch block {
        case .heading(let level, let title, _): String(repeating: "#", count: level) + " " + Self.inline(title)
        case .paragraph(let prose): Self.inline(prose)
        case .list(let items): items.map { "- " + Self.inline($0) }.joined(separator: "\n")
        case .table(let table): Self.table(table)
        case .figure(let figure): picture(figure) + "\n\n" + Self.inline(figure.caption)
        case .code(let text, _): Escape.lines(text).split(separator: "\n").map { "    " + $0 }.joined(separator: "\n")
        case .callout(let kind, let paragraphs):
            paragraphs.map { "> **\(kind.title)**: " + Self.inline($0) }.joined(separator: "\n>\n")
        case .details(let summary, _, let blocks):
            ([Self.inline(summary)] + blocks.map(self.block)).joined(separator: "\n\n")
        case .definitions(let definitions):
            definitions.map { "- **" + Self.inline($0.term) + "** – " + Self.inline($0.meaning) }.joined(
                separator: "\n")
        }
    }

    private static func table(_ table: DocumentTable) -> String {
        let rule = table.columns.map { $0.alignment == .leading ? ":--" : "--:" }
        let rows = [table.columns.map { inline($0.title) }, rule] + table.rows.map { $0.map(inline) }
        let lines = rows.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
        return table.caption.isEmpty ? lines : inline(table.caption) + "\n\n" + lines
    }

    /// Running text.
    static func inline(_ prose: Prose) -> String {
        prose.runs.map { run in
            switch run {
            case .plain(let text), .formula(let text), .code(let text): Escape.references(text)
            case .strong(let text): "**" + Escape.references(text) + "**"
            case .share: ""
            case .link(let text, let address): "[" + Escape.references(text) + "](" + Escape.address(address) + ")"
            }
        }.joined()
    }
}
