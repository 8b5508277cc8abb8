import Figures
import Plot

/// A figure of the report, before it is drawn.
struct ReportFigure: Sendable {
    /// What it is about.
    let kind: FigureKind
    /// The name of the method that it is about; nil for all of them.
    let method: String?
    /// The stem of its files.
    let name: String
    /// What the reader should see in it.
    let caption: Prose
    /// The drawing for a page, and its numbers.
    let wide: DrawnFigure
    /// The drawing for a phone, where one of the same kind but another shape is easier to read.
    let narrow: DrawnFigure?

    /// Whether it only accompanies others.
    let isSupplement: Bool

    /// The figure as a part of a document.
    var documentFigure: DocumentFigure {
        DocumentFigure(
            name: name, alternative: wide.figure.alternativeText, caption: caption, width: wide.figure.size.width,
            isSupplement: isSupplement)
    }
}
