import Figures
import Plot

/// A figure of the report, before it is drawn.
struct ReportFigure: Sendable {
    /// What a figure is about.
    enum Kind: String, Sendable {
        /// The bands of all methods on the same axes.
        case comparison
        /// The parts of σ of all methods.
        case decomposition
        /// Predictions of all methods against what was observed.
        case observed
        /// The calibration curves of all methods.
        case calibration
        /// Whether the largest σ of each method belong to the largest errors.
        case sparsification
        /// How far each method is from the reference.
        case distance
        /// The losses of all methods.
        case training
        /// The band of one method.
        case band
        /// The bands of one method along each of several features.
        case features
        /// The band of one method while it learned.
        case filmstrip
    }

    /// What it is about.
    let kind: Kind
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
    var isSupplement: Bool {
        switch kind {
        case .comparison, .band, .features, .observed, .distance: false
        case .decomposition, .calibration, .sparsification, .training, .filmstrip: true
        }
    }

    /// The figure as a part of a document.
    var documentFigure: DocumentFigure {
        DocumentFigure(
            name: name, alternative: wide.figure.alternativeText, caption: caption, width: wide.figure.size.width,
            isSupplement: isSupplement)
    }
}
