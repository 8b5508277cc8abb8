import Plot

extension DocumentationTool {
    /// Sphinx, with Furo or another theme that knows the classes `only-light` and `only-dark`; on paper it takes the PDF.
    static let sphinx = DocumentationTool(
        name: "sphinx", page: "index.rst", directory: "docs/uncertainty",
        pictures: { name in lightAndDark(name) + [Picture(path: "figures/\(name).pdf", form: .paper)] },
        write: { document, _ in
            RestructuredPage { figure in
                func image(_ path: String, _ theme: String) -> String {
                    """
                    .. image:: \(path)
                       :alt: \(Legible.line(figure.alternative, space: " "))
                       :class: only-\(theme)
                       :width: \(width(figure))px
                    """
                }
                let dark = image(dark(figure.name), "dark").split(separator: "\n").map { "   " + $0 }
                return image("figures/\(figure.name).*", "light") + "\n\n.. only:: html\n\n"
                    + dark.joined(separator: "\n")
            }.write(document)
        })
}
