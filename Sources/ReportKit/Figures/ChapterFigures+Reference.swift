import Figures
import Predictions
import Training

/// The figure of what a reference says.
extension ChapterFigures {
    /// The distance of every method to the reference over the one feature that there is.
    func distance(_ judgement: ReferenceJudgement?) -> [ReportFigure] {
        guard let judgement, dataSet.features.count == 1 else { return [] }
        let distances = judgement.comparisons.compactMap { comparison in
            comparison.distance.map { (method: comparison.title, values: $0) }
        }
        guard !distances.isEmpty else { return [] }
        let grid = PredictionGrid(of: dataSet, along: 0, count: PredictionGrid.coarse)
        return [
            figure(
                .distance,
                "How far each method's predictive distribution is from that of \(judgement.reference.title), in the units of the target. Where a curve touches zero, the method says what the model and the data imply.",
                wide: .distanceToReference(
                    reference: judgement.reference.title, subject: subject(feature: 0, grid: grid),
                    distances: distances))
        ]
    }
}
