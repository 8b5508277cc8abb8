/// What a predictive band shows, derived from its numbers: how much less sure the method is where it saw no data.
struct BandFinding: Equatable {
    /// Mean of the epistemic σ on the grid inside the training range; nil if it is known nowhere.
    let inside: Double?
    /// The same outside the training range; nil if the grid does not leave it, or σ is known nowhere.
    let outside: Double?

    /// Summarises σ of the mean on a grid.
    init(epistemicDeviation: [Double], grid: [Double], trainingRange: ClosedRange<Double>) {
        inside = mean(of: epistemicDeviation, on: grid) { trainingRange.contains($0) }
        outside = mean(of: epistemicDeviation, on: grid) { !trainingRange.contains($0) }
    }

    /// σ of the mean outside against inside.
    var ratio: Double? {
        guard let inside, let outside, inside > 0 else { return nil }
        return outside / inside
    }

    /// The finding as a subtitle, without a full stop.
    var sentence: String {
        guard let inside else { return "σ of the mean is unknown inside the training range" }
        guard inside > 0 || (outside ?? 0) > 0 else { return "One network: it does not know what it does not know" }
        guard let ratio else {
            return inside > 0
                ? "σ of the mean is \(text(inside)) on average"
                : "σ of the mean is \(text(outside ?? 0)) outside the training range, and 0 inside"
        }
        if ratio >= 1.5 {
            return "Sure where it saw data; σ of the mean is \(text(ratio)) times as large outside the training range"
        }
        if ratio >= 1.05 {
            return
                "Hardly less sure without data; σ of the mean is only \(text(ratio)) times as large outside the training range"
        }
        if ratio > 0.95 {
            return "As sure without data as with it: σ of the mean is the same outside the training range"
        }
        return
            "Surer without data than with it: σ of the mean outside the training range is \(text(ratio)) times that inside"
    }
}
