internal import Predictions

extension PredictiveMoments {
    /// What is known of the predictions, with what it is called in tables of numbers.
    var data: [(name: String, values: [Double])] {
        guard hasVariance else {
            return [(centreName, mean)] + doubt + ends
        }
        var columns = [("mean", mean), ("epistemic standard deviation", epistemicDeviation)]
        if let aleatoric = aleatoricDeviation { columns.append(("aleatoric standard deviation", aleatoric)) }
        return columns + [
            ("total standard deviation", deviation), ("lower \(bandLevel.label) sigma", edge(-bandLevel.factor)),
            ("upper \(bandLevel.label) sigma", edge(bandLevel.factor)),
        ]
    }

    /// The least of that which a figure of many bands must hold.
    var briefData: [(name: String, values: [Double])] {
        guard hasVariance else { return [(centreName, mean)] + doubt + ends }
        return [
            ("mean", mean), ("epistemic standard deviation", epistemicDeviation),
            ("total standard deviation", deviation),
        ]
    }

    /// What is known of the mean beside quantiles.
    private var doubt: [(name: String, values: [Double])] {
        knowsEpistemic ? [("epistemic standard deviation", epistemicDeviation)] : []
    }

    private var ends: [(name: String, values: [Double])] {
        intervals.flatMap { [("lower \($0.levelText)", $0.lower), ("upper \($0.levelText)", $0.upper)] }
    }

    /// What the band shows, as a subtitle: how much less sure the method is where it saw no data.
    ///
    /// Without variances it is the width of the widest interval, inside the training range and outside.
    func finding(on subject: Subject) -> String {
        guard let widest = intervals.first else {
            guard total.contains(where: { !$0.isNaN }) else { return "A single prediction carries no uncertainty" }
            guard hasParts else { return "What is noise and what is not known can't be told apart" }
            return BandFinding(
                epistemicDeviation: epistemicDeviation, deviation: aleatoric == nil ? nil : deviation,
                grid: subject.grid, trainingRange: subject.trainingRange
            ).sentence
        }
        let inside = Figures.mean(of: widest.width, on: subject.grid) { subject.trainingRange.contains($0) }
        let outside = Figures.mean(of: widest.width, on: subject.grid) { !subject.trainingRange.contains($0) }
        guard inside != nil || !widest.width.contains(.infinity) else { return "The \(bandName) is open to a side" }
        let sentence = "The \(bandName) is \(text(inside ?? .nan)) wide on average\(subject.inside)"
        return sentence + (outside.map { " and \(text($0)) outside" } ?? "")
    }
}
