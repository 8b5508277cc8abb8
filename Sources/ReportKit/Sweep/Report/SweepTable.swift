import Tables

/// A table of a sweep: for the page and for LaTeX, and its numbers for programs.
struct SweepTable: Sendable {
    /// By what it is found: the stem of its files, and its label in LaTeX.
    let label: String
    /// The table as a reader sees it.
    let table: DocumentTable
    /// The same in full, with a header.
    let csv: [UInt8]

    /// Its files.
    var files: [PublishedFile] {
        [
            PublishedFile("tables/\(label).csv", csv),
            PublishedFile("tables/\(label).tex", LaTeXWriter().table(table, label: label)),
        ]
    }

    /// The table with a line below it that leads to its files.
    var blocks: [Block] {
        [
            .table(table),
            .paragraph(
                "\(link: "CSV", to: "tables/\(label).csv") · \(link: "LaTeX", to: "tables/\(label).tex")"),
        ]
    }
}
