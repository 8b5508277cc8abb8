import Figures
import Plot
import Rendering
import Tables

/// A page that shows where methods changed: what was found in words, then both bands of each and the difference over x.
struct ChangePage: GateWriter {
    let fileName = "change.html"

    /// Pages of many methods are no longer looked at.
    private static let most = 12

    func write(_ result: GateResult) -> String {
        let changes = Self.changes(result)
        let shown = changes.prefix(Self.most)
        let words = GateWords(result: result)
        let table = GateTable(result, limit: 40)
        var pictures: [String: HTMLWriter.Picture] = [:]
        var blocks: [Block] = words.sentences.dropFirst().map { .paragraph(Prose($0)) }
        for (place, change) in shown.enumerated() {
            let name = "change-\(place)"
            let figure = DrawnFigure(change.figure(), data: []).figure
            guard let drawing = try? figure.svg(style: .inline, identifier: name) else { continue }
            pictures[name] = .init(wide: drawing)
            blocks += [
                .heading(level: 2, title: "\(change.method.name) on \(change.method.dataSet)", anchor: name),
                .figure(
                    DocumentFigure(
                        name: name, alternative: figure.alternativeText,
                        caption:
                            "\(change.finding). The intervals of all stretches together hold with 95 %; of several models, the first is shown.",
                        width: figure.size.width)),
            ]
        }
        if changes.isEmpty {
            blocks.append(
                .paragraph(
                    "Where it changed can't be shown: predictions at the same points are not kept on both sides (--save-predictions)."
                ))
        }
        if changes.count > shown.count {
            blocks.append(.paragraph("… and \(NumberText.count(changes.count - shown.count, "method")) more."))
        }
        if !table.rows.isEmpty {
            let columns = GateTable.columns.enumerated().map { place, title in
                DocumentTable.Column(Prose(title), GateTable.numbers.contains(place) ? .trailing : .leading)
            }
            blocks.append(
                .table(DocumentTable(caption: "", columns: columns, rows: table.rows.map { $0.map { Prose($0) } })))
        }
        return HTMLWriter(figures: FigureFiles(formats: []), pictures: pictures).write(
            Document(title: words.title, lead: Prose(words.sentences[0]), blocks: blocks))
    }

    /// The methods whose predictions are known on both sides: what is worse first, then what is better.
    private static func changes(_ result: GateResult) -> [MethodChange] {
        var methods: [RecordedResults.Method] = []
        let ordered = (result.worse + result.better + result.comparisons).map(\.method)
        for method in ordered where !methods.contains(method) { methods.append(method) }
        return methods.compactMap { method in
            guard let before = result.baseline.predictions[method], let after = result.new.predictions[method] else {
                return nil
            }
            return MethodChange(method, from: before, to: after)
        }
    }
}
