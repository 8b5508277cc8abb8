extension DocumentationTool {
    /// A README on GitHub or GitLab.
    static let readme = DocumentationTool(
        name: "readme", page: "README.md", directory: "docs/uncertainty", pictures: lightAndDark,
        write: { document, _ in
            MarkdownPage { figure in
                """
                <picture>
                <source media="(prefers-color-scheme: dark)" srcset="\(dark(figure.name))">
                \(image(figure, light(figure.name)))
                </picture>
                """
            }.write(document)
        })

    /// The description of a package on PyPI, which shows no pictures but those with whole addresses, and takes out what
    /// would tell themes apart.
    static let pypi = DocumentationTool(
        name: "pypi", page: "README.md", directory: "docs/uncertainty", needsBase: true,
        pictures: { [Picture(path: light($0), form: .light)] },
        write: { document, base in
            MarkdownPage { figure in image(figure, Escape.address(base + light(figure.name))) }.write(document)
        })

    private static func image(_ figure: DocumentFigure, _ address: String) -> String {
        "<img alt=\"\(Escape.markdownAttribute(figure.alternative))\" src=\"\(address)\" width=\"\(width(figure))\">"
    }
}
