/// Writes tables and figures of a document as floats of LaTeX, for `booktabs` and `graphicx`.
struct LaTeXWriter {
    /// Running text.
    func inline(_ prose: Prose) -> String {
        prose.runs.map { run in
            switch run {
            case .plain(let text), .formula(let text), .link(let text, _): LaTeXText.escaped(text)
            case .strong(let text): "\\textbf{" + LaTeXText.escaped(text) + "}"
            case .code(let text): "\\texttt{" + LaTeXText.escaped(text) + "}"
            case .share: ""
            }
        }.joined()
    }

    /// A table with its caption above it.
    func table(_ table: DocumentTable, label: String) -> String {
        let columns = table.columns.map { $0.alignment == .leading ? "l" : "r" }.joined()
        func row(_ cells: [Prose]) -> String { cells.map(inline).joined(separator: " & ") + " \\\\" }
        return """
            \\begin{table}[tbp]
              \\centering
              \\caption{\(inline(table.caption))}
              \\label{tab:\(LaTeXText.label(label))}
              \\footnotesize
              \\setlength{\\tabcolsep}{4pt}
              \\begin{tabular}{@{}\(columns)@{}}
                \\toprule
                \(row(table.columns.map(\.title)))
                \\midrule
                \(table.rows.map(row).joined(separator: "\n    "))
                \\bottomrule
              \\end{tabular}
            \\end{table}

            """
    }

    /// A figure with its caption below it; its file is found below `\uncertaintypath`.
    func figure(_ figure: DocumentFigure) -> String {
        """
        \\begin{figure}[tbp]
          \\centering
          \\includegraphics[width=\\linewidth]{\\uncertaintypath/figures/\(figure.name).pdf}
          \\caption{\(inline(figure.caption))}
          \\label{fig:\(LaTeXText.label(figure.name))}
        \\end{figure}

        """
    }
}
