public import Predictions
internal import Tables

/// A way to learn from data and say how sure it is: a distribution over functions, and how it is found.
///
/// A method trains one or more independent *runs* – the members of an ensemble, the chains of a sampler – each from
/// its own random key, so that they can go in parallel and the result does not depend on the order. What a run has
/// learned is its *state*; the states of all runs together are the posterior that predicts.
///
/// Three requirements have no implementation of their own: what the method is, how a run trains, how states predict.
public protocol Method: Sendable {
    /// What `report methods` says about it.
    var description: MethodDescription { get }

    /// What sets it apart from other methods.
    var traits: Set<MethodTrait> { get }

    /// What it reads, each with its default, in the order of a report.
    var settings: [any DeclaredSetting] { get }

    /// The number of independent runs.
    func runCount(_ settings: TrainingSettings) -> Int

    /// What such a run is called.
    var runName: String { get }

    /// The number of passes that a run makes, of which ``train(run:on:settings:key:observe:)`` tells each.
    func passCount(_ settings: TrainingSettings) -> Int

    /// What such a pass is called.
    var passName: String { get }

    /// How the time of a pass grows with the rows, in rows that a small network could learn from meanwhile.
    func passWork(rowCount: Int) -> Double

    /// Trains one run.
    ///
    /// - Parameters:
    ///   - run: the number of the run, from 0.
    ///   - problem: the standardised data.
    ///   - settings: complete settings.
    ///   - key: the source of all randomness of this run.
    ///   - observe: called after every epoch with the epoch, from 1, and its loss; returns false to stop.
    /// - Throws: ``TrainingError`` if the method can't learn from these data with these settings.
    func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun

    /// Draws from the predictive distribution that the states of all runs make, in the units of the target.
    ///
    /// - Parameters:
    ///   - x: features of the points, `[N × d]`, in the user's units.
    ///   - states: one state from each run.
    ///   - problem: the standardised data that they learned from.
    ///   - settings: those that they learned with.
    ///   - key: the source of all randomness of the prediction.
    /// - Throws: ``TrainingError`` if the states are another method's or can't be computed with.
    func predict(
        at x: [Double], states: [MethodState], problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws -> PredictionSamples

    /// What was learned from how many rows, in a sentence.
    func learned(_ runs: [TrainedRun], settings: TrainingSettings, rowCount: Int) -> String

    /// Whether what was learned is one function, so that the method says little or nothing of what it does not know.
    ///
    /// - Throws: ``TrainingError`` if the states are another method's.
    func learnedOneFunction(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> Bool

    /// What was learned as a table, such as a network layer by layer.
    ///
    /// - Throws: ``TrainingError`` if the states are another method's.
    func summary(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> NetworkSummary

    /// What is known of the weights, layer by layer; nothing for a method without a prior and a spread of each weight.
    ///
    /// - Throws: ``TrainingError`` if the states are another method's.
    func weightPosterior(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> [LayerPosterior]
}

extension Method {
    /// The settings used where the user gave none.
    public func defaults(for dataSet: DataSet) -> TrainingSettings {
        TrainingSettings { values in
            for setting in settings { setting.setDefault(&values, for: dataSet) }
        }
    }

    /// Nothing in particular.
    public var traits: Set<MethodTrait> { [] }
    /// None.
    public var settings: [any DeclaredSetting] { [] }
    /// One.
    public func runCount(_ settings: TrainingSettings) -> Int { 1 }

    /// A network.
    public var runName: String { "network" }

    /// Epochs, if it reads how many; else one.
    public func passCount(_ values: TrainingSettings) -> Int {
        settings.contains { $0.name == Descent.epochs.name } ? values[Descent.epochs] : 1
    }

    /// An epoch.
    public var passName: String { "epoch" }

    /// In proportion.
    public func passWork(rowCount: Int) -> Double { Double(rowCount) }

    /// How many models learned for how many passes.
    public func learned(_ runs: [TrainedRun], settings: TrainingSettings, rowCount: Int) -> String {
        let counts = runs.compactMap { $0.curves.first?.values.count }
        let most = counts.max() ?? passCount(settings)
        // Some may have stopped early.
        let fewest = counts.min() ?? most
        let span = (fewest < most ? NumberText.count(fewest) + " to " : "") + NumberText.count(most, passName)
        let models = runs.count == 1 ? "One model learned" : "\(runs.count) networks each learned"
        return "\(models) for \(span) from \(NumberText.count(rowCount, "row")).\(Noise.weighting(settings))"
    }

    /// Only if it never learns more.
    public func learnedOneFunction(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> Bool { traits.contains(.learnsOneFunction) }

    /// An empty table, which no report shows.
    public func summary(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> NetworkSummary { .empty }

    /// Nothing: most methods hold no distribution with a prior for each weight.
    public func weightPosterior(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> [LayerPosterior] { [] }
}
