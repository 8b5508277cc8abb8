import Plot
import Predictions
import Tables
import Testing

@testable import Figures

/// Figures of methods that give quantiles or intervals rather than draws.
@Suite struct FormFigureTests {
    private static let levels = [0.005, 0.02275, 0.15865, 0.5, 0.84135, 0.97725, 0.995]

    private func quantiles(at x: [Double]) throws -> PredictionSamples {
        let rows = Self.levels.map { level in
            x.map { Float(Example.truth($0) + 0.5 * StandardNormal.quantile(level)) }
        }
        return PredictionSamples(try PredictiveQuantiles(levels: Self.levels, values: rows.flatMap { $0 }))
    }

    private func interval(at x: [Double]) throws -> PredictionSamples {
        PredictionSamples(
            try PredictiveInterval(
                level: 0.9, lower: x.map { Example.truth($0) - 0.8 }, upper: x.map { Example.truth($0) + 0.8 },
                centre: x.map(Example.truth)))
    }

    @Test("A band of quantiles and one of intervals say their level, and nothing of σ")
    func band() throws {
        let subject = Example.subject()
        for (samples, level) in [
            (try quantiles(at: subject.grid), "95.45 %"), (try interval(at: subject.grid), "90 %"),
        ] {
            let moments = PredictiveMoments(samples)
            let drawn = [
                DrawnFigure.predictiveBand(method: "method", subject: subject, moments: moments),
                .smallMultiples(title: "title", subtitle: "", subject: subject, bands: [("method", moments)]),
                .filmstrip(method: "method", subject: subject, frames: [(1, moments), (2, moments)]),
                .featureBands(method: "method", slices: [FeatureSlice(subject: subject, moments: moments)]),
                .predictedAgainstObserved(
                    target: "y", observed: subject.grid, predictions: [("method", moments)]),
            ]
            for figure in drawn {
                let columns = figure.data.columns.map(\.name)
                #expect(columns.contains { $0.contains("lower \(level)") }, "\(columns)")
                #expect(!columns.contains { $0.contains("deviation") || $0.contains("sigma") })
            }
            #expect(drawn[0].figure.alternativeText.contains("The \(level) interval is"))
            #expect(drawn[4].figure.alternativeText.contains("within \(level) interval"))
            #expect(drawn[4].figure.caption.hasPrefix("Bars: \(level) interval"))
        }
    }

    @Test("The width of the band is that of the interval")
    func width() throws {
        let subject = Example.subject()
        let drawn = DrawnFigure.predictiveBand(
            method: "method", subject: subject, moments: PredictiveMoments(try interval(at: subject.grid)))
        // 0.8 on either side.
        #expect(drawn.figure.alternativeText.contains("1.6 wide on average inside the training range and 1.6 outside"))
    }

    @Test("Figures that need what is not there leave the method out")
    func leftOut() throws {
        let subject = Example.subject()
        let (quantiles, interval) = (try quantiles(at: subject.test.x), try interval(at: subject.test.x))
        let predictions = try [("quantiles", quantiles), ("interval", interval)].map {
            (method: $0.0, predictions: try ObservedPredictions($0.1, observed: subject.test.y))
        }
        for figure in [
            DrawnFigure.calibrationCurves(predictions), .transformHistograms(predictions),
            .coverageAgainstWidth(target: "y", predictions),
        ] {
            #expect(figure.figure.alternativeText.contains("quantiles"))
            #expect(!figure.figure.alternativeText.contains("interval "), "\(figure.figure.alternativeText)")
        }
        let sparse = DrawnFigure.sparsification(target: "y", predictions)
        #expect(sparse.data.columns.contains { $0.name.hasPrefix("interval ") })
        let bands = [("quantiles", PredictiveMoments(try self.quantiles(at: subject.grid)))]
        // x and the true noise.
        #expect(DrawnFigure.decomposition(subject: subject, bands: bands).data.columns.count == 2)
        #expect(DrawnFigure.errorAgainstDeviation(target: "y", predictions).data.columns.isEmpty)
        #expect(
            try DrawnFigure.densityMap(method: "", subject: subject, samples: try self.quantiles(at: subject.grid))
                == nil)
    }
}
