/// A page in reStructuredText.
struct RestructuredPage: Sendable {
    /// A picture.
    let picture: @Sendable (DocumentFigure) -> String

    /// The page, ending with a line break.
    func write(_ document: Document) -> String {
        var parts = [Self.heading(Prose(document.title), sign: "=")]
        if !document.lead.isEmpty { parts.append(Self.inline(document.lead)) }
        parts += document.blocks.map(block)
        if !document.colophon.isEmpty { parts.append(Self.inline(document.colophon)) }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private func block(_ block: Block) -> String {
        switch block {
        case .heading(let level, let title, _): Self.heading(title, sign: level == 2 ? "-" : "~")
        case .paragraph(let prose): Self.inline(prose)
        case .list(let items): items.map { "- " + Self.inline($0) }.joined(separator: "\n")
        case .table(let table): Self.table(table)
        case .figure(let figure): picture(figure) + "\n\n" + Self.inline(figure.caption)
        case .code(let text, _):
            "::\n\n" + Escape.lines(text).split(separator: "\n").map { "   " + $0 }.joined(separator: "\n")
        case .callout(let kind, let paragraphs):
            (kind == .note ? ".. note::" : ".. warning::") + paragraphs.map { "\n\n   " + Self.inline($0) }.joined()
        case .details(let summary, _, let blocks):
            ([Self.inline(summary)] + blocks.map(self.block)).joined(separator: "\n\n")
        case .definitions(let definitions):
            definitions.map { "- " + Self.strong(Self.inline($0.term)) + " – " + Self.inline($0.meaning) }.joined(
                separator: "\n")
        }
    }

    private static func heading(_ title: Prose, sign: Character) -> String {
        let text = inline(title)
        // At least as long as the title is wide.
        return text + "\n" + String(repeating: sign, count: text.utf8.count)
    }

    private static func table(_ table: DocumentTable) -> String {
        func row(_ cells: [Prose]) -> String {
            cells.enumerated().map { ($0.offset == 0 ? "   * - " : "     - ") + inline($0.element) }.joined(
                separator: "\n")
        }
        let rows = ([table.columns.map(\.title)] + table.rows).map(row).joined(separator: "\n")
        let lines = ".. list-table::\n   :header-rows: 1\n   :widths: auto\n\n" + rows
        return table.caption.isEmpty ? lines : inline(table.caption) + "\n\n" + lines
    }

    private static func inline(_ prose: Prose) -> String {
        prose.runs.map { run in
            switch run {
            case .plain(let text), .formula(let text), .code(let text): Escape.restructured(text)
            case .strong(let text): strong(Escape.restructured(text))
            case .share: ""
            case .link(let text, let address):
                "\\ `" + Escape.restructured(text) + " <" + Escape.address(address) + ">`__\\ "
            }
        }.joined()
    }

    /// Blanks that are not printed part the markup from what stands around it.
    private static func strong(_ text: String) -> String { "\\ **" + text + "**\\ " }
}
