import Figures
import Plot

/// A figure of the report, before it is drawn.
struct ReportFigure: Sendable {
    /// What it is about, in a word.
    let label: String
    /// The kind that it was asked for by; nil for one that its report alone has.
    var kind: FigureKind?
    /// The stem of its files.
    let name: String
    /// Whether it only accompanies others.
    let isSupplement: Bool
    /// The drawings and the caption.
    let composed: ComposedFigure

    /// The figure as a part of a document.
    var documentFigure: DocumentFigure {
        let figure = composed.wide.figure
        return DocumentFigure(
            name: name, kind: label, alternative: figure.alternativeText, caption: Prose(composed.caption),
            width: figure.size.width, isSupplement: isSupplement)
    }
}

extension FigureChoice {
    /// The figures about a data set in the order of the report: of all kinds that it holds.
    ///
    /// - Parameters:
    ///   - name: the name of the data set, with which the names of files begin.
    ///   - example: the method that stands for all where one is enough; nil for each of them.
    func compose(_ context: FigureContext, name: String, example: String? = nil) -> [ReportFigure] {
        kinds.filter(holds).flatMap { kind in
            kind.compose(context).filter { composed in
                kind.standing != .example || named.contains(kind) || example == nil || composed.method == example
            }.map { composed in
                let parts = [Slug.make(name), composed.method, kind.name].compactMap(\.self)
                return ReportFigure(
                    label: kind.name, kind: kind, name: parts.joined(separator: "-"),
                    isSupplement: isSupplement(kind), composed: composed)
            }
        }
    }
}
