import Figures
import Plot
import Predictions
import Tables
import Testing

extension DrawnFigure {
    static func residuals(_ error: [Double], of method: String, width: Double) -> DrawnFigure {
        let points = Points(x: error.indices.map(Double.init), y: error)
        let figure = Figure(method, subtitle: "Errors of the mean", size: Size(width, 180)) {
            Plot(x: Axis("test point"), y: Axis("error")) { points }
        }
        return DrawnFigure(figure, data: [("error", error)])
    }
}

extension FigureKind {
    static let residuals = FigureKind("residuals", standing: .onRequest, chapter: .method) { context in
        context.methods.compactMap { method in
            guard var observed = method.observed else { return nil }
            let error = observed.error
            return ComposedFigure("What the mean misses.", method: method.name) { width in
                .residuals(error, of: method.title, width: width)
            }
        }
    }
}

/// Examples in the documentation of `Figures`.
@Suite struct FiguresExamples {
    @Test func `A figure of the field is drawn from predictions`() throws {
        let x = (0..<40).map { Double($0) / 4 }
        let subject = Subject(
            feature: "time (h)", target: "height (m)", training: .init(x: [2, 4, 6], y: [1, 2, 3]),
            test: .init(x: [3, 9], y: [1.4, 4.4]), grid: x)
        let mean = [x.map { Float(0.5 * $0) }, x.map { Float(0.6 * $0 - 0.3) }].joined()
        let samples = try PredictionSamples(
            drawCount: 2, pointCount: x.count, mean: Array(mean), noise: .perDraw([0.01, 0.02]))
        let drawn = DrawnFigure.spaghetti(method: "Two lines", subject: subject, samples: samples)
        #expect(drawn.data.columns.map(\.name) == ["x", "mean", "draw 1", "draw 2"])
        #expect(drawn.figure.title == "Two lines")
    }

    @Test func `A figure of one's own is composed for each method that can be scored`() throws {
        let samples = try PredictionSamples(drawCount: 1, pointCount: 2, mean: [1, 2], noise: .perDraw([1]))
        var method = PredictedMethod(name: "own", title: "Own", test: samples, lines: [])
        method.observed = try ObservedPredictions(samples, observed: [1.5, 2])
        var context = FigureContext(
            title: "Two", features: ["x"], target: "y", training: .init(x: [0, 1], y: [1, 2]),
            test: .init(x: [0, 1], y: [1.5, 2]))
        context.methods = [method]
        let figure = try #require(FigureKind.residuals.compose(context).first)
        #expect(figure.method == "own" && figure.wide.data.columns[0].values == [-0.5, 0])
    }
}
