internal import Predictions

/// What a model says of rows that it has not learned from: the rows are split into parts, and each part is predicted by a
/// model that learned from the others (as in Barber and others 2021, Predictive inference with the jackknife+,
/// arXiv:1905.02928).
///
/// A network that learned its residuals by heart promises too narrow a band; such rows tell by how much.
public struct CrossFitting: Sendable {
    /// Parts of the rows that are held out in turn to calibrate the band; 0 for none.
    public static let parts = Setting.whole(
        "calibration-folds", 0...1_000, usual: 0,
        "parts of the rows that are held out in turn to calibrate the band; 0 for none")

    /// Below a thousand rows, five: with more rows a network learns few of them by heart, and one such training is dear.
    static let partsOfFewRows = parts.defaulting { $0.training.count < 1000 ? 5 : 0 }

    /// The predictions for each part, with what was observed: those of a part whose training failed are missing.
    let parts: [(samples: PredictionSamples, observed: [Double])]
    /// Of how many rows the trainings took a gradient.
    private(set) var gradientRows = 0

    /// Takes predictions that were made elsewhere.
    init(parts: [(samples: PredictionSamples, observed: [Double])]) {
        self.parts = parts
    }

    /// Trains and predicts part by part.
    ///
    /// - Throws: ``TrainingError`` as training or prediction does.
    init(
        _ method: any NetworkMethod, on problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws(TrainingError) {
        // Two rows at least are left to learn from.
        let count = min(settings[Self.parts], problem.count / 2)
        guard count > 1 else {
            parts = []
            return
        }
        var plain = settings
        plain[Self.parts] = 0
        plain.checkpoints = []
        let order = problem.kernels.randomOrder(problem.count, key: key.child("parts"))
        var gradientRows = 0
        var parts: [(samples: PredictionSamples, observed: [Double])] = []
        for part in 0..<count {
            let key = key.child("part").child(part)
            let split = problem.holding(part, of: count, in: order)
            let rows = split.held.observations
            let run = try method.train(run: 0, on: split.training, settings: plain, key: key) { _, _ in true }
            gradientRows += run.gradientRows
            guard run.isUsable else { continue }
            do {
                let samples = try method.predict(
                    at: rows.x, states: [run.state], problem: problem, settings: plain, key: key.child("prediction"))
                parts.append((samples: samples, observed: rows.y))
            } catch let error as TrainingError {
                throw error
            } catch {
                // Without a finite prediction a part says nothing.
                continue
            }
        }
        self.parts = parts
        self.gradientRows = gradientRows
    }

    /// The factor on the variance that makes σ as large as the errors are; 1 if nothing is known of them.
    var varianceFactor: Double {
        let factors = parts.compactMap { part in
            (try? VarianceScaling(calibration: part.samples, observed: part.observed)).map {
                (sum: $0.factor * Double($0.rowCount), count: $0.rowCount)
            }
        }
        let count = factors.reduce(0) { $0 + $1.count }
        return count > 0 ? max(factors.reduce(0) { $0 + $1.sum } / Double(count), 1e-3) : 1
    }
}
