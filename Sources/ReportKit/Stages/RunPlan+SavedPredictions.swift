import Predictions
import Training

extension RunPlan {
    /// The predictions of every method at the test points, as files that ``PredictionSource`` reads.
    func predictionFiles(_ results: [MethodResult]) throws -> [PublishedFile] {
        try results.compactMap { result in
            guard let test = result.test else { return nil }
            let dataSet = dataSets[result.trained.dataSet]
            let file = try PredictionFile(
                x: dataSet.test.x, featureCount: dataSet.test.featureCount, samples: test, y: dataSet.test.y)
            let training =
                dataSet.training.count > 0 ? TrainingPoints(x: dataSet.training.x, y: dataSet.training.y) : nil
            return PublishedFile(
                "predictions/\(Slug.make(dataSet.name))-\(result.name).npz", try file.npz(training: training))
        }
    }
}
