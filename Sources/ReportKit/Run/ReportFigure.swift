import Plot

/// A figure of the report, before it is drawn.
struct ReportFigure: Sendable {
    /// What a figure is about.
    enum Kind: Sendable { case comparison, band, slice, observed, training, filmstrip }

    /// What it is about.
    let kind: Kind
    /// The method that it is about; nil for all of them.
    let method: String?
    /// The stem of its files.
    let name: String
    /// What the reader should see in it.
    let caption: Prose
    /// The drawing for a page.
    let wide: Figure
    /// The drawing for a phone.
    let narrow: Figure?

    /// The figure as a part of a document.
    var documentFigure: DocumentFigure {
        DocumentFigure(
            name: name, alternative: wide.alternativeText, caption: caption, width: wide.size.width)
    }
}
