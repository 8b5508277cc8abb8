extension DocumentationTool {
    /// MkDocs with its theme Material, which shows one picture of a pair by the end of its address.
    static let mkdocs = DocumentationTool(
        name: "mkdocs", page: "index.md", directory: "docs/uncertainty", pictures: lightAndDark,
        write: { document, _ in
            MarkdownPage { figure in
                // Markdown of its own has no width, and an extension for it may be off.
                [(light(figure.name), "light"), (dark(figure.name), "dark")].map { path, theme in
                    "<img alt=\"\(Escape.markdownAttribute(figure.alternative))\" src=\"\(path)#only-\(theme)\" width=\"\(width(figure))\">"
                }.joined(separator: "\n")
            }.write(document)
        })
}
