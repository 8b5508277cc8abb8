import Predictions
import Training

/// How a method was trained on a data set, as a report tells it.
struct TrainingRecord: Sendable {
    /// A setting with its value.
    struct SettingLine: Sendable, Equatable {
        /// The name on the command line.
        let name: String
        /// The value as text.
        let value: String
        /// Whether it is what the method starts from.
        let isDefault: Bool
        /// What it sets.
        let sentence: String
    }

    /// Authors, title, year and identifier of the paper.
    var paper = ""
    /// What training and prediction cost.
    var cost = ""
    /// What it learned from what and how long, in a sentence.
    var learned = ""
    /// The settings that the method reads.
    var settings: [SettingLine] = []
    /// Where its defaults differ from those that most methods share: `epochs 200 (100)`.
    var ownDefaults: [String] = []
    /// How the settings were found, if they were searched.
    var tuning: Tuning?
    /// Of how many rows training took a gradient, all runs, folds and trials together; 0 if it takes none.
    var gradientRows = 0
    /// The number of independent runs.
    var runCount = 1
    /// The epochs in which the loss of a run stopped being a number.
    var divergences: [Int] = []
    /// The number of runs that diverged or were impossible.
    var failedCount = 0
    /// Why there is nothing to predict with, if the method could not be used at all.
    var failure: String?
    /// The names of the curves.
    var curveNames: [String] = []
    /// The values of the curves after each epoch, of each run.
    var curves: [[[Double]]] = []
    /// The network as a table; nil if every run diverged.
    var network: NetworkSummary?
    /// What is known of the weights, layer by layer; often nothing.
    var weights: [LayerPosterior] = []
}

extension TrainingRecord {
    /// Tells of a trained method.
    ///
    /// - Parameter dataSet: what it learned from.
    /// - Throws: ``TrainingError`` if the method can't read its own states.
    init(_ trained: TrainedMethod, on dataSet: DataSet) throws(TrainingError) {
        let about = trained.method.description
        let defaults = trained.method.defaults(for: dataSet)
        let keys = trained.method.settings
        let shared = TrainingSettings()
        paper = about.paper
        cost = about.cost
        learned = trained.method.learned(
            trained.runs, settings: trained.settings, rowCount: dataSet.training.count)
        settings = keys.map { key in
            let value = key.text(trained.settings)
            return SettingLine(
                name: key.name, value: value, isDefault: value == key.text(defaults), sentence: key.summary)
        }
        ownDefaults = keys.filter { $0.text(defaults) != $0.text(shared) }
            .map { "\($0.name) \($0.text(defaults)) (\($0.text(shared)))" }
        tuning = trained.tuning
        gradientRows = trained.allRuns.reduce(0) { $0 + $1.gradientRows }
        runCount = trained.allRuns.count
        divergences = trained.allRuns.compactMap(\.divergedAt)
        failedCount = trained.failedCount
        failure = trained.failure
        curveNames = trained.runs.first?.curves.map(\.name) ?? []
        curves = trained.runs.map { $0.curves.map(\.values) }
        guard !trained.hasFailed else { return }
        network = try trained.method.summary(
            states: trained.states, problem: trained.problem, settings: trained.settings)
        weights = try trained.method.weightPosterior(
            states: trained.states, problem: trained.problem, settings: trained.settings)
    }
}
