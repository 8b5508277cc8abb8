internal import Tables
public import Plot
internal import Predictions

extension FigureKind {
    /// By how much each method scores worse than the best.
    public static let difference = FigureKind("difference", standing: .supplement, chapter: .overview) { context in
        let isInner = context.isInner
        let scores = context.ranked.compactMap { method -> (method: String, scores: [Double])? in
            guard method.rankedProbabilities.count == isInner.count else { return nil }
            let inner = zip(method.rankedProbabilities, isInner).filter { $0.1 }.map(\.0)
            return inner.count { $0.isFinite } >= fewestPoints ? (method.title, inner) : nil
        }
        guard scores.count > 1 else { return [] }
        return [
            ComposedFigure(
                "How much worse than the best each method predicts, by the mean difference of their continuous ranked probability scores at the same \(context.innerPoints), with its 95 % interval. Where it holds 0, these points can't tell the two apart."
            ) { .differenceToBest(target: context.target, scores, width: $0) }
        ]
    }

    /// Fewer test points name no best method.
    private static let fewestPoints = 10
}

extension DrawnFigure {
    /// By how much each method scores worse than the best at the same points: the mean of the paired differences, with a
    /// bootstrap interval of 95 % (the form of `loo_compare`; Vehtari, Gelman & Gabry 2017, arXiv:1507.04544).
    ///
    /// The best is the one with the least mean score, and stands above; of one that is far worse than most, the figure tells
    /// the number at the edge.
    ///
    /// - Parameters:
    ///   - target: the name of the target, with its unit where it has one.
    ///   - scores: title of each method with its continuous ranked probability score at each point: `[N]` each.
    ///   - width: the width of the figure, in points.
    public static func differenceToBest(
        target: String, _ scores: [(method: String, scores: [Double])], width: Double = Size.page.width
    ) -> DrawnFigure {
        let rows = DifferenceRow.all(scores)
        let best = rows.first?.method ?? ""
        let close = rows.dropFirst().filter(\.isWithinChance).map(\.method)
        let finding =
            close.isEmpty
            ? "\(best) predicts best, beyond chance"
            : close.count > MethodNumbers.nameLimit
                ? "\(best) and \(close.count) others can't be told apart"
                : "\(NumberText.list([best] + close)) can't be told apart"
        let numbers = rows.dropFirst().map { "\($0.method) \(text($0.value)) (\(text($0.low)) to \(text($0.high)))" }
        let names = rows.map(\.method)
        let end = DifferenceRow.visibleEnd(rows)
        let start = min(0, range(of: rows.map(\.low))?.lowerBound ?? 0)
        let places = rows.indices.map { Double(rows.count - 1 - $0) }
        let shown = rows.indices.filter { rows[$0].value <= end }
        let figure = Figure(
            "How much worse than the best", subtitle: finding,
            alternativeText:
                "Mean difference of the continuous ranked probability score to that of \(best), with 95 % intervals. \(finding). \(numbers.joined(separator: "; ")).",
            size: Size(width, 78 + 15 * Double(max(rows.count, 1)))
        ) {
            Plot(
                x: Axis(
                    quantity("CRPS minus that of the best", of: target), domain: padded(start...end), hasGrid: true),
                y: .categories(names.reversed())
            ) {
                Rule(x: 0, ink: .secondaryText, width: 0.8)
                Intervals(rows.indices.dropFirst().map { (places[$0], rows[$0].low, rows[$0].high) })
                Points(x: shown.map { rows[$0].value }, y: shown.map { places[$0] }, ink: .series(0), size: 4.5)
                rows.indices.filter { rows[$0].value > end }.map {
                    Label("\(text(rows[$0].value)) →", x: end, y: places[$0], anchor: .left, ink: .text)
                }
            }
        }
        return DrawnFigure(
            figure,
            data: [
                ("place in order", rows.indices.map { Double($0 + 1) }), ("difference", rows.map(\.value)),
                ("lower 95 %", rows.map(\.low)), ("upper 95 %", rows.map(\.high)),
            ])
    }
}

/// What one method scores worse than the best.
private struct DifferenceRow {
    let method: String
    let value: Double
    let low: Double
    let high: Double

    /// Whether it may be as good as the best.
    var isWithinChance: Bool { low <= 0 }

    /// All methods, the best first; those without a point in common with it are left out.
    static func all(_ scores: [(method: String, scores: [Double])]) -> [DifferenceRow] {
        let means = scores.map { mean($0.scores) }
        let order = scores.indices.filter { means[$0].isFinite }.sorted { (means[$0], $0) < (means[$1], $1) }
        guard let best = order.first else { return [] }
        let others = order.dropFirst().compactMap { index in
            PairedDifference(scores[index].scores, scores[best].scores).map {
                DifferenceRow(method: scores[index].method, value: $0.value, low: $0.low, high: $0.high)
            }
        }
        return [DifferenceRow(method: scores[best].method, value: 0, low: 0, high: 0)]
            + others.sorted { $0.value < $1.value }
    }

    private static func mean(_ scores: [Double]) -> Double {
        let finite = scores.filter(\.isFinite)
        return finite.reduce(0, +) / Double(finite.count)
    }

    /// How far the axis reaches: to the worst, unless that is far beyond what most are.
    static func visibleEnd(_ rows: [DifferenceRow]) -> Double {
        let ends = rows.dropFirst().map(\.high).filter(\.isFinite).sorted()
        guard let last = ends.last, last > 0 else { return 1 }
        let middle = ends[ends.count / 2]
        return middle > 0 && last > 4 * middle ? 4 * middle : last
    }
}
