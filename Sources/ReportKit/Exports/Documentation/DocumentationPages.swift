import Training

/// A page of documentation about a report, with its figures under the names that a tool wants.
struct DocumentationPages: ReportExport {
    let option = "docs-to"
    let tool: DocumentationTool
    let directory: String
    /// Where the directory will be found; empty where pictures lie beside the page.
    let base: String

    /// Checks what was asked for.
    ///
    /// - Parameters:
    ///   - name: the name of the tool.
    ///   - directory: where page and pictures go; nil for the tool's own.
    ///   - base: the address of that directory, for a tool that needs one.
    /// - Throws: ``SettingError``.
    init(_ name: String, directory: String?, base: String?) throws(SettingError) {
        tool = try DocumentationTool.named(name)
        self.directory = directory ?? tool.directory
        guard tool.needsBase else {
            guard base == nil else {
                throw .combination("--base-url is for --docs pypi; elsewhere pictures lie beside the page")
            }
            self.base = ""
            return
        }
        guard let base, base.hasPrefix("https://") else {
            throw .value(
                "base-url", found: base.map { "'\($0)'" } ?? "nothing",
                expected: "the address at which the directory '\(self.directory)' will be found, https://…")
        }
        self.base = base.hasSuffix("/") ? base : base + "/"
    }

    func files(_ model: ReportModel, _ results: RecordedResults, jobs: Int) async throws -> [PublishedFile] {
        let figures = model.chapters.flatMap(\.figures).filter { !$0.isSupplement }
        let pictures = try await draw(figures, jobs: jobs) { figure in
            tool.pictures(figure.name).map { picture in (picture.path, { try picture.draw($0) }) }
        }
        return [PublishedFile(tool.page, tool.write(Self.article(model), base))] + pictures
    }

    /// The report in short: the answer, what must not be missed, tables and figures.
    static func article(_ model: ReportModel) -> Document {
        let story = Story(model: model).document()
        let urgent = story.blocks.filter { block in
            if case .callout = block { true } else { false }
        }
        let chapters = model.chapters.flatMap { chapter -> [Block] in
            let title = Block.heading(
                level: 2, title: Prose(chapter.dataSet.title), anchor: Slug.make(chapter.dataSet.name))
            return (model.chapters.count > 1 ? [title] : []) + [MethodTable(chapter: chapter).block].compactMap(\.self)
                + chapter.figures.filter { !$0.isSupplement }.map { .figure($0.documentFigure) }
        }
        let again = model.command.map { [Block.paragraph("Made again by"), .code($0, language: "")] } ?? []
        return Document(
            title: story.title, lead: story.lead, blocks: urgent + chapters + again, colophon: story.colophon)
    }
}
