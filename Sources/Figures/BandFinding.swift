/// What a predictive band shows, derived from its numbers: how much less sure the method is where it saw no data.
struct BandFinding: Equatable {
    /// Mean of the epistemic σ on the grid inside the training range; nil if it is known nowhere.
    let inside: Double?
    /// The same outside the training range; nil if the grid does not leave it, or σ is known nowhere.
    let outside: Double?

    /// All of σ outside against inside; nil if that is the same as σ of the mean, or not known.
    let totalRatio: Double?

    /// Summarises σ of the mean on a grid, and all of σ where noise is a part of it.
    init(
        epistemicDeviation: [Double], deviation: [Double]? = nil, grid: [Double], trainingRange: ClosedRange<Double>
    ) {
        inside = mean(of: epistemicDeviation, on: grid) { trainingRange.contains($0) }
        outside = mean(of: epistemicDeviation, on: grid) { !trainingRange.contains($0) }
        let total = deviation.map { deviation in
            [true, false].map { isInside in
                mean(of: deviation, on: grid) { trainingRange.contains($0) == isInside }
            }
        }
        if let inside = total?[0], let outside = total?[1], inside > 0 {
            totalRatio = outside / inside
        } else {
            totalRatio = nil
        }
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
        // What a reader sees is all of σ: a mean that is far less sure is no matter where noise hides it.
        if let totalRatio {
            guard !(0.95..<1.05).contains(totalRatio) else {
                return
                    "\(Self.words(totalRatio)): σ is the same outside the training range, that of the mean \(text(ratio)) times that inside"
            }
            return
                "\(Self.words(totalRatio)): outside the training range σ is \(text(totalRatio)) times that inside, that of the mean \(text(ratio)) times"
        }
        return "\(Self.words(ratio)): outside the training range σ of the mean is \(text(ratio)) times that inside"
    }

    private static func words(_ ratio: Double) -> String {
        switch ratio {
        case 1.5...: "Less sure without data"
        case 1.05...: "Hardly less sure without data"
        case 0.95...: "As sure without data as with it"
        default: "Surer without data than with it"
        }
    }
}
