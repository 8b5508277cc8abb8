import Figures
import Predictions
import Training

/// Figures about data of several features.
extension ChapterFigures {
    func observed() -> ReportFigure {
        let predictions = results.compactMap { result in
            result.test.map { (method: result.title, moments: PredictiveMoments($0)) }
        }
        let other = predictions.contains { !$0.moments.hasVariance } ? ", or an interval where there is no σ," : ","
        return figure(
            .observed,
            "Predictions for the test rows with ±2σ\(other) against what was observed. Right ones lie on the line; an honest band crosses it.",
            drawn: {
                .predictedAgainstObserved(
                    target: dataSet.target, observed: dataSet.test.y, predictions: predictions, width: $0)
            })
    }

    func features(_ result: MethodResult) -> [ReportFigure] {
        guard !result.grids.isEmpty else { return [] }
        let moments = result.grids.map { PredictiveMoments($0) }
        let reach = moments.map { moments in
            let finite = moments.mean.filter(\.isFinite)
            return (finite.max() ?? 0) - (finite.min() ?? 0)
        }
        let shown = reach.indices.sorted { (-reach[$0], $0) < (-reach[$1], $1) }.prefix(Self.featureLimit).sorted()
        let some =
            shown.count < reach.count
            ? " Shown are the \(shown.count) of \(reach.count) features along which the mean moves most." : ""
        let bands = figure(
            .features,
            "The band of \(result.title) along each feature, the others at their median. The dots are the training data, whose other features differ.\(some)",
            method: result.name,
            wide: .featureBands(
                method: result.title, slices: shown.map { (subject: subject(feature: $0), moments: moments[$0]) }))
        return [bands] + maps(result)
    }

    private func maps(_ result: MethodResult) -> [ReportFigure] {
        guard let samples = result.map, let grid = FeatureGrid(of: dataSet) else { return [] }
        return [
            figure(
                .maps,
                "The mean of \(result.title) and the parts of its σ over both features. Epistemic σ should be small where the dots are, the training data, and grow away from them.",
                method: result.name,
                wide: .featureMaps(
                    method: result.title, target: dataSet.target, grid: grid, moments: PredictiveMoments(samples),
                    training: (dataSet.training.feature(0), dataSet.training.feature(1))))
        ]
    }
}
