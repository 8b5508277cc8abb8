/// What is known about a band at one place: its own parts, and what the data and the posterior say that they should be.
struct BandEvidence: Equatable {
    /// The feature.
    var x: Double
    /// Whether training data lie on both sides.
    var isInside: Bool
    /// The method's epistemic σ.
    var epistemic: Double
    /// The method's noise σ; nil if it models no noise.
    var noise: Double?
    /// The epistemic σ of the reference.
    var referenceEpistemic: Double
    /// The noise σ that the reference has found here; or, where it knows one level for all places, that which the data show
    /// around it nearby, and outside of them its own.
    var dataNoise: Double

    /// The method's total σ.
    var deviation: Double { (epistemic * epistemic + (noise ?? 0) * (noise ?? 0)).squareRoot() }
    /// The total σ that data and posterior justify.
    var justified: Double {
        (referenceEpistemic * referenceEpistemic + dataNoise * dataNoise).squareRoot()
    }
    /// How many times as wide as justified the band is.
    var ratio: Double { deviation / justified }

    /// The part of σ that keeps the band from its justified width.
    var culprit: Part {
        let byEpistemic = epistemic * epistemic - referenceEpistemic * referenceEpistemic
        let byNoise = (noise ?? 0) * (noise ?? 0) - dataNoise * dataNoise
        return abs(byEpistemic) >= abs(byNoise) ? .epistemic : .noise
    }

    /// A part of σ.
    enum Part: Equatable { case epistemic, noise }
}
