import Figures
import Plot
import Predictions

extension FigureKind {
    /// A figure of one's own: what the mean of each method misses, over the order of the test points.
    static let residuals = FigureKind("residuals", standing: .main, chapter: .quality) { context in
        let panels = context.predictions.map { method, predictions in
            var predictions = predictions
            return (method: method, error: predictions.error)
        }
        guard !panels.isEmpty else { return [] }
        return [
            ComposedFigure("What the mean of each method misses at the test points.") { width in
                DrawnFigure(
                    Figure("Residuals", subtitle: "Errors of the mean", size: Size(width, 180), columns: panels.count) {
                        panels.map { panel in
                            Plot(panel.method, x: Axis("test point"), y: Axis("error")) {
                                Points(x: panel.error.indices.map(Double.init), y: panel.error)
                            }
                        }
                    },
                    data: panels.map { ("\($0.method) error", $0.error) })
            }
        ]
    }
}
