extension DocumentationTool {
    /// DocC, which comes with Swift: an article for a catalogue.
    static let docc = DocumentationTool(
        name: "docc", page: "Uncertainty.md", directory: "Documentation.docc/Uncertainty",
        pictures: { name in
            // The names of DocC say theme and scale.
            [
                Picture(path: "\(name)@2x.png", form: .light), Picture(path: "\(name)~dark@2x.png", form: .dark),
            ]
        },
        write: { document, _ in
            MarkdownPage { figure in "![\(Escape.references(figure.alternative))](\(figure.name))" }.write(document)
        })
}
