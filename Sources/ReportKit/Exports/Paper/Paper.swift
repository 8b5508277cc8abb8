import Figures
import Plot
import Rendering

/// Tables, figures and references for a paper in LaTeX, with a document that shows them all.
struct Paper: ReportExport {
    let option = "latex"
    let directory: String

    func files(_ model: ReportModel, _ results: RecordedResults, jobs: Int) async throws -> [PublishedFile] {
        let writer = LaTeXWriter()
        let bibliography = Bibliography(model.papers)
        var files: [PublishedFile] = []
        var inputs: [String] = []
        for chapter in model.chapters {
            for (label, table) in try PaperTables(chapter: chapter, results: results).tables() {
                inputs.append("tables/\(Slug.make(label))")
                files.append(PublishedFile("tables/\(Slug.make(label)).tex", writer.table(table, label: label)))
            }
        }
        let figures = model.chapters.flatMap(\.figures).filter { !$0.isSupplement }
        for figure in figures {
            inputs.append("figures/\(figure.name)")
            files.append(PublishedFile("figures/\(figure.name).tex", writer.figure(figure.documentFigure)))
        }
        files.append(PublishedFile("references.bib", bibliography.text))
        files.append(PublishedFile("all.tex", Self.document(inputs, hasReferences: !bibliography.entries.isEmpty)))
        return files
            + (try await draw(figures, jobs: jobs) { figure in
                [
                    ("figures/\(figure.name).pdf", { try $0.pdf(theme: .print) }),
                    ("figures/\(figure.name).svg", { Array(try $0.svg(style: .standalone(.print)).utf8) }),
                    // Word shows no PDF.
                    ("figures/\(figure.name).png", { try $0.png(pixelsPerPoint: 300.0 / 72, theme: .print) }),
                ]
            })
    }

    /// A document that shows everything, and how a paper includes it.
    private static func document(_ inputs: [String], hasReferences: Bool) -> String {
        let references = hasReferences ? "\n\\nocite{*}\n\\bibliographystyle{plain}\n\\bibliography{references}\n" : ""
        return """
            % In a paper: \\newcommand{\\uncertaintypath}{PATH OF THIS DIRECTORY}, then \\input what is wanted from it.
            \\documentclass{article}
            \\usepackage[T1]{fontenc}
            \\usepackage[utf8]{inputenc}
            \\usepackage{textcomp}
            \\usepackage{booktabs}
            \\usepackage{graphicx}
            \\usepackage[margin=2.5cm]{geometry}
            \\newcommand{\\uncertaintypath}{.}
            \\begin{document}
            \(inputs.map { "\\input{\\uncertaintypath/\($0)}\n\\clearpage" }.joined(separator: "\n"))
            \(references)\\end{document}

            """
    }
}

extension ReportModel {
    /// What the descriptions of the methods that were trained name as their papers, in the order of the report.
    var papers: [String] {
        var papers: [String] = []
        for paper in chapters.flatMap(\.evaluations).compactMap(\.training?.paper) where !papers.contains(paper) {
            papers.append(paper)
        }
        return papers
    }
}
