import Figures
import Plot
import Predictions
import Rendering
import Testing

/// Figures of predictions that no axis was made for.
private func figures(mean: (Double, Int) -> Double, noise: Double?) throws -> [DrawnFigure] {
    let x = (0..<21).map { Double($0) - 10 }
    let data = Subject.Observations(x: x.filter { abs($0) < 6 }, y: x.filter { abs($0) < 6 }.map { mean($0, 0) })
    let all = Subject.Observations(x: x, y: x.map { mean($0, 1) })
    let subject = Subject(feature: "x", target: "y", training: data, test: all, grid: x)
    let samples = try PredictionSamples(
        drawCount: 3, pointCount: 21, mean: (0..<3).flatMap { draw in x.map { Float(mean($0, draw)) } },
        noise: noise.map { .perDraw([Float](repeating: Float($0), count: 3)) } ?? .none)
    let moments = PredictiveMoments(samples)
    let observed = [("a", try ObservedPredictions(samples, observed: all.y))]
    return [
        .predictiveBand(method: "a", subject: subject, moments: moments),
        .smallMultiples(title: "t", subtitle: "s", subject: subject, bands: [("a", moments)]),
        .decomposition(subject: subject, bands: [("a", moments)]),
        .spaghetti(method: "a", subject: subject, samples: samples),
        .fan(method: "a", subject: subject, samples: samples),
        try .densityMap(method: "a", subject: subject, samples: samples, rows: 10),
        .predictedAgainstObserved(target: "y", observed: all.y, predictions: [("a", moments)]),
        .calibrationCurves(observed), .transformHistograms(observed),
        .errorAgainstDeviation(target: "y", observed), .sparsification(target: "y", observed),
        .coverageAgainstWidth(target: "y", observed),
    ].compactMap(\.self)
}

private func render(_ figures: [DrawnFigure]) throws {
    for drawn in figures {
        #expect(try drawn.figure.png(pixelsPerPoint: 1, theme: .light).count > 500)
        #expect(try drawn.figure.pdf(theme: .light).count > 500)
    }
}

@Test("Very large and very small values are drawn", arguments: [1e-30, 1e-12, 1e15, 1e30])
func scales(scale: Double) throws {
    try render(
        figures(mean: { x, draw in scale * (x + Double(draw)) }, noise: scale * scale < 1e30 ? scale * scale : 1e30))
}

@Test("Equal values and a single draw's certainty are drawn", arguments: [0.0, 1, -5e20])
func constants(value: Double) throws {
    try render(figures(mean: { _, _ in value }, noise: nil))
    try render(figures(mean: { _, _ in value }, noise: 0))
}

@Test("Missing and infinite values leave gaps")
func gaps() throws {
    try render(figures(mean: { x, draw in abs(x) < 2 ? .nan : x == 5 ? .infinity : x + Double(draw) }, noise: 0.1))
}

@Test("A band and its mean break where predictions are missing")
func bandBreaks() throws {
    let x = (0..<9).map(Double.init)
    let subject = Subject(
        feature: "x", target: "y", training: .init(x: x, y: x), test: .init(x: [], y: []), grid: x)
    let means: [Float] = [0, 1, 2, .nan, 4, 5, 6, 7, 8]
    let samples = try PredictionSamples(drawCount: 1, pointCount: 9, mean: means, noise: .perDraw([1]))
    var canvas = RecordingCanvas()
    DrawnFigure.predictiveBand(method: "a", subject: subject, moments: PredictiveMoments(samples)).figure
        .draw(on: &canvas)
    let lines = canvas.text.split(separator: "\n")
    let band = try #require(lines.firstIndex { $0.hasPrefix("fill series-2") })
    // Two outlines follow the verb, one on either side of the missing point.
    let outlines = lines[(band + 1)...].prefix { $0.hasPrefix("    ") }
    #expect(outlines.count == 2)
    #expect(outlines.allSatisfy { $0.contains(",") })
}
