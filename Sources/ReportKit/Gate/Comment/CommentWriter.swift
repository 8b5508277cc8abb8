import Tables

/// One short document for a pull request and for the summary of a step: verdict, table, differences.
struct CommentWriter: GateWriter {
    let fileName = "comment.md"
    /// What it shows beside the result.
    let options: CommentOptions

    /// What tells a later run which comment is its own; nobody sees it.
    var marker: String { "<!-- uncertainty-report check\(options.name.map { ": " + $0 } ?? "") -->" }
    /// GitHub takes no more characters in a comment; bytes are at least as many.
    static let limit = 65_536

    func write(_ result: GateResult) -> String {
        // Names may be long: fewer rows then, and at the last the verdict alone.
        for rows in [40, 20, 10, 5, 0] {
            let text = marker + "\n\n" + writer.write(document(result, rows: rows))
            if text.utf8.count < Self.limit { return text }
        }
        return marker + "\n\n# " + Escape.markdown(title(GateWords(result: result))) + "\n"
    }

    private func title(_ words: GateWords) -> String {
        options.name.map { $0 + ": " + words.title.prefix(1).lowercased() + words.title.dropFirst() } ?? words.title
    }

    private var writer: MarkdownWriter {
        var writer = MarkdownWriter(figures: FigureFiles(formats: [.png]))
        if let figures = options.figures { writer.address = figures.address }
        return writer
    }

    private func document(_ result: GateResult, rows: Int) -> Document {
        let words = GateWords(result: result)
        let table = GateTable(result, limit: rows)
        var blocks: [Block] = words.sentences.dropFirst().map { .paragraph(Prose($0)) }
        if !table.rows.isEmpty {
            let columns = GateTable.columns.enumerated().map { place, title in
                DocumentTable.Column(Prose(title), GateTable.numbers.contains(place) ? .trailing : .leading)
            }
            blocks.append(
                .table(DocumentTable(caption: "", columns: columns, rows: table.rows.map { $0.map { Prose($0) } })))
        }
        if table.omitted > 0 {
            blocks.append(.paragraph("… and \(NumberText.count(table.omitted, "row")) more."))
        }
        if !result.added.isEmpty {
            let names = result.added.map(GateWords.name)
            blocks.append(.paragraph("New, with nothing to compare: \(NumberText.list(names, most: 4))."))
        }
        if options.figures != nil { blocks += pictures(result) }
        if let page = options.page { blocks.append(.paragraph("\(link: "The whole report", to: page)")) }
        return Document(title: title(words), lead: Prose(words.sentences[0]), blocks: blocks)
    }

    /// The bands of methods that are worse, or the comparison of all, as far as the new report has them.
    private func pictures(_ result: GateResult) -> [Block] {
        var methods: [RecordedResults.Method] = []
        for method in result.worse.map(\.method) where !methods.contains(method) { methods.append(method) }
        var dataSets: [String] = []
        for method in result.new.methods where !dataSets.contains(method.dataSet) { dataSets.append(method.dataSet) }
        let bands = methods.prefix(3).map { method in
            ("\(Slug.make(method.dataSet))-\(method.name)-band", "The band of \(method.name) on \(method.dataSet)")
        }
        let all = dataSets.prefix(1).map { ("\(Slug.make($0))-comparison", "The bands of all methods on \($0)") }
        return (bands.isEmpty ? all : bands).filter { result.new.figures.contains($0.0 + "@2x.png") }.map {
            name, text in
            .figure(DocumentFigure(name: name, alternative: text, caption: Prose(text), width: Self.width))
        }
    }

    /// The width of a page in points, that of figures in a report.
    private static let width = 504.0
}
