import Predictions
import Training

/// The posterior that other methods approximate, on one data set: draws of Markov chains, and whether they can be trusted.
struct Reference: Sendable {
    /// The name in headings.
    let title: String
    /// The features of the points at which methods are held against it: `[N × d]`.
    let inputs: [Double]
    /// Its predictions there, thinned to what a distance needs.
    let samples: PredictionSamples
    /// Their moments, from all draws.
    let moments: PredictiveMoments
    /// Whether the chains agree.
    let convergence: ReferenceConvergence

    /// Draws that distances are computed with; more would change their third digit.
    private static let draws = 1000
    /// The most points for data of several features.
    private static let pointLimit = 200

    /// Predicts with all draws of a sampler.
    init(_ trained: TrainedMethod, on dataSet: DataSet) throws {
        title = trained.method.description.title
        inputs = Self.points(of: dataSet)
        let all = try trained.drawing(.max).predict(at: inputs, states: trained.states)
        samples =
            all.drawCount <= Self.draws
            ? all : try trained.drawing(Self.draws).predict(at: inputs, states: trained.states)
        moments = PredictiveMoments(all)
        convergence = ReferenceConvergence(
            ChainDiagnostics.along(all, chains: trained.states.count), draws: all.drawCount,
            chains: trained.runs.compactMap(\.chain), failed: trained.runs.count { !$0.isUsable })
    }

    /// A coarse grid along the one feature that there is, or some of the test points.
    static func points(of dataSet: DataSet) -> [Double] {
        let features = dataSet.features.count
        guard features > 1 else {
            return PredictionGrid(of: dataSet, along: 0, count: PredictionGrid.coarse).points
        }
        let count = dataSet.test.count
        let kept = min(count, pointLimit)
        return dataSet.test.rows((0..<kept).map { $0 * count / kept }).x
    }
}

extension TrainedMethod {
    /// The same with another number of draws.
    fileprivate func drawing(_ samples: Int) -> TrainedMethod {
        var settings = settings
        settings[Predictor.samples] = samples
        return TrainedMethod(
            method: method, dataSet: dataSet, settings: settings, problem: problem, runs: runs, key: key)
    }
}
