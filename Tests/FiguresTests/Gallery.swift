import Figures
import Predictions
import Testing

/// Every figure of the field once, drawn from the example.
enum Gallery {
    /// The names of the figures; each has a snapshot of that name.
    static let names = [
        "band", "band-without-noise", "small-multiples", "decomposition", "training-curves", "filmstrip",
        "feature-bands", "predicted-against-observed", "spaghetti", "fan", "density-map", "calibration",
        "transform-histograms", "distribution-difference", "calibration-difference", "difference-to-best",
        "coverage-by-region", "error-against-deviation", "sparsification",
        "coverage-against-width",
        "weight-posteriors", "feature-maps", "distance-to-reference",
    ]

    /// The figure of a name; nil for a name that isn't one.
    static func figure(_ name: String) throws -> DrawnFigure? { try figures[name]?.get() }

    /// All figures, made once for the tests that look at each.
    private static let figures = Dictionary(
        uniqueKeysWithValues: names.map { name in (name, Result { try #require(try make(name)) }) })

    private static func make(_ name: String) throws -> DrawnFigure? {
        let subject = Example.subject()
        let ensemble = Example.methods[2]
        switch name {
        case "band", "band-without-noise":
            let method = name == "band" ? ensemble : Example.methods[1]
            return .predictiveBand(
                method: method.name, subject: subject,
                moments: PredictiveMoments(try Example.samples(method, at: subject.grid)))
        case "small-multiples":
            return .smallMultiples(
                title: "Sine", subtitle: "Three methods see the same data", subject: subject,
                bands: try Example.bands(subject))
        case "decomposition": return .decomposition(subject: subject, bands: try Example.bands(subject))
        case "training-curves": return .trainingCurves(histories())
        case "filmstrip": return .filmstrip(method: ensemble.name, subject: subject, frames: try frames(subject))
        case "feature-bands": return .featureBands(method: ensemble.name, slices: try slices())
        case "predicted-against-observed":
            return .predictedAgainstObserved(
                target: subject.target, observed: subject.test.y,
                predictions: try Example.methods.map {
                    ($0.name, PredictiveMoments(try Example.samples($0, at: subject.test.x)))
                })
        case "spaghetti":
            return .spaghetti(
                method: "Bayesian network", subject: subject,
                samples: try Example.samples(Example.methods[0], at: subject.grid))
        case "fan":
            return .fan(
                method: ensemble.name, subject: subject, samples: try Example.samples(ensemble, at: subject.grid))
        case "density-map":
            return try .densityMap(
                method: ensemble.name, subject: subject, samples: try Example.samples(ensemble, at: subject.grid))
        case "calibration": return .calibrationCurves(try Example.observed(subject))
        case "transform-histograms": return .transformHistograms(try Example.observed(subject))
        case "distribution-difference": return .distributionDifference(try Example.observed(subject))
        case "calibration-difference": return .calibrationDifference(try Example.observed(subject))
        case "difference-to-best": return .differenceToBest(target: subject.target, scores())
        case "coverage-by-region": return .coverageByRegion(coverages(), isExpected: false)
        case "error-against-deviation":
            return .errorAgainstDeviation(target: subject.target, try Example.observed(subject))
        case "sparsification": return .sparsification(target: subject.target, try Example.observed(subject))
        case "coverage-against-width":
            return .coverageAgainstWidth(target: subject.target, try Example.observed(subject))
        case "weight-posteriors": return .weightPosteriors(method: "Bayesian network", layers: layers())
        case "feature-maps": return try featureMaps()
        case "distance-to-reference":
            return .distanceToReference(
                reference: "NUTS", subject: subject,
                distances: Example.methods.map { method in
                    (method.name, subject.grid.map { method.inside + method.growth * max(0, abs($0) - 7) })
                })
        default: return nil
        }
    }

    static func histories() -> [TrainingHistory] {
        func curve(_ start: Double, _ end: Double, _ seed: UInt64) -> [Double] {
            var stream = Example.Stream(seed)
            return (0..<100).map { end + (start - end) / Double($0 + 1) + 0.01 * stream.normal() }
        }
        return [
            TrainingHistory(
                method: "Bayesian network", names: ["negative ELBO", "negative log-likelihood", "KL divergence"],
                runs: [[curve(3, 1, 1), curve(2, 0.2, 2), curve(1, 0.8, 3)]]),
            TrainingHistory(
                method: "Deep ensemble", names: ["negative log-likelihood"],
                runs: (0..<5).map { [curve(2, -0.5, 10 + $0)] }),
        ]
    }

    static func frames(_ subject: Subject) throws -> [(epoch: Int, moments: PredictiveMoments)] {
        try (1...10).map { frame in
            let method = Example.Method(
                name: "", draws: 5, inside: 0.6 / Double(frame), growth: 0.3, noise: 0.7 + 2 / Double(frame), seed: 3)
            return (frame * 10, PredictiveMoments(try Example.samples(method, at: subject.grid)))
        }
    }

    /// Scores of three methods, one of them far behind.
    static func scores() -> [(method: String, scores: [Double])] {
        zip(Example.methods, [0.02, 0.9, 0]).map { method, offset in
            var stream = Example.Stream(method.seed)
            return (method.name, (0..<60).map { _ in abs(0.1 * stream.normal()) + offset })
        }
    }

    /// What three methods hold in four parts of the data.
    static func coverages() -> [RegionalCoverage] {
        zip(Example.methods, [0.97, 0.52, 0.9]).map { method, held in
            RegionalCoverage(
                method: method.name, nominal: 0.9545,
                shares: ["below −7", "−7 to 0", "0 to 7", "above 7"].enumerated().map { index, name in
                    let value = held - 0.02 * Double(index)
                    return .init(
                        region: name, value: value, interval: value - 0.1...min(1, value + 0.05), pointCount: 25,
                        isKnown: name.contains("to"))
                })
        }
    }

    private static func slices() throws -> [FeatureSlice] {
        try Example.methods.map { method in
            let subject = Example.subject(grid: 41)
            let centre = PredictiveMoments(try Example.samples(method, at: subject.test.x)).mean
            return FeatureSlice(
                subject: Subject(
                    feature: "feature of \(method.name)", target: subject.target, training: subject.training,
                    test: subject.test, grid: subject.grid),
                moments: PredictiveMoments(try Example.samples(method, at: subject.grid)),
                residuals: zip(subject.test.y, centre).map { $0 - $1 })
        }
    }

    static func layers() -> [LayerPosterior] {
        (0..<3).map { layer in
            var stream = Example.Stream(UInt64(layer + 20))
            let means = (0..<64).map { _ in stream.normal() * (layer == 1 ? 0.3 : 0.9) }
            let deviations = means.map { abs($0) > 0.5 ? 0.1 : 0.7 }
            return LayerPosterior(
                name: "layer \(layer + 1)", mean: means, deviation: deviations, prior: [.init(share: 1, deviation: 1)])
        }
    }

    private static func featureMaps() throws -> DrawnFigure {
        let axis = (0..<30).map { -3 + 6 * Double($0) / 29 }
        let grid = FeatureGrid(names: ("x_{1}", "x_{2}"), x: axis, y: axis)
        var stream = Example.Stream(5)
        let training = (x: (0..<60).map { _ in stream.normal() * 0.8 }, y: (0..<60).map { _ in stream.normal() * 0.8 })
        var mean: [Float] = []
        for draw in [-1.0, -0.3, 0.4, 0.9] {
            for y in axis {
                for x in axis { mean.append(Float(x * y / 3 + draw * (0.05 + 0.1 * (x * x + y * y)))) }
            }
        }
        let samples = try PredictionSamples(
            drawCount: 4, pointCount: 900, mean: mean, noise: .perDraw([0.04, 0.05, 0.04, 0.05]))
        return .featureMaps(
            method: "Deep ensemble", target: "y", grid: grid, moments: PredictiveMoments(samples), training: training)
    }
}
