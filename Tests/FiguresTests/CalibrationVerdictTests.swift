import Predictions
import Testing

@testable import Figures

/// The verdict on observations that are `scale` times as far from the mean as a standard normal distribution says, and off by `shift`.
private func verdict(scale: Double, shift: Double) throws -> CalibrationVerdict {
    // Normal quantiles at even probabilities: observations without chance.
    let observed = (0..<400).map { scale * StandardNormal.quantile((Double($0) + 0.5) / 400) + shift }
    let samples = try PredictionSamples(
        drawCount: 1, pointCount: 400, mean: [Float](repeating: 0, count: 400), noise: .perDraw([1]))
    var predictions = try ObservedPredictions(samples, observed: observed)
    return CalibrationVerdict(CalibrationCurve(predictions.transform))
}

@Test("A calibration curve tells too sure from not sure enough and from off to one side")
func verdicts() throws {
    #expect(try verdict(scale: 1, shift: 0) == .calibrated)
    #expect(try verdict(scale: 1.1, shift: 0) == .calibrated)
    #expect(try verdict(scale: 3, shift: 0) == .narrow)
    #expect(try verdict(scale: 0.3, shift: 0) == .wide)
    #expect(try verdict(scale: 1, shift: 1) == .shifted)
    #expect(try verdict(scale: 1, shift: -1) == .shifted)
}

@Test("Verdicts are said in one sentence, methods of one kind together")
func sentence() {
    #expect(
        CalibrationVerdict.sentence([("a", .narrow), ("b", .calibrated), ("c", .narrow)])
            == "As calibrated as chance lets us see: b; too sure of itself: a and c")
    let five = ["a", "b", "c", "d", "e"].map { (method: $0, verdict: CalibrationVerdict.narrow) }
    #expect(CalibrationVerdict.sentence(five, isBrief: true) == "Too sure of itself: all 5 methods")
    #expect(
        CalibrationVerdict.sentence(five + [("f", .wide)], isBrief: true)
            == "Too sure of itself: 5 methods; less sure than it could be: f")
}
