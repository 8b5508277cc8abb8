extension DocumentationTool {
    /// Quarto, whose themes know the classes `light-content` and `dark-content`.
    static let quarto = DocumentationTool(
        name: "quarto", page: "index.qmd", directory: "docs/uncertainty", pictures: lightAndDark,
        write: { document, _ in
            MarkdownPage(header: { "---\ntitle: \(YAMLText.string(Escape.references($0.title)))\n---\n\n" }) { figure in
                [(light(figure.name), "light"), (dark(figure.name), "dark")].map { path, theme in
                    "![](\(path)){.\(theme)-content width=\(width(figure)) fig-alt=\"\(Escape.references(figure.alternative))\"}"
                }.joined(separator: "\n")
            }.write(document)
        })
}
