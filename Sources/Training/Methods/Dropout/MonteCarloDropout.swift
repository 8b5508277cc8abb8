internal import Tables
public import Predictions
internal import Slices

/// Dropout that stays on when predicting: each mask is a network of its own.
public struct MonteCarloDropout: NetworkMethod {
    /// Makes the method.
    public init() {}

    /// Probability that a hidden unit is dropped, or several to choose from: `[P]`.
    public static let dropout = Setting.numbers(
        "dropout", .within(0...0.95), usual: [0.2],
        "probability that a hidden unit is dropped; of several, rows held out choose one"
    ).tuned(.within(0.01...0.5))

    /// On tables of many features the right probability differs by an order of magnitude; below a hundred rows nothing can
    /// be held out to tell.
    private static let usualDropout = dropout.defaulting { dataSet in
        guard dataSet.features.count > 1 else { return [0.1] }
        return dataSet.training.count < 100 ? [0.05] : [0.005, 0.01, 0.02, 0.05, 0.1, 0.2]
    }

    /// Along a curve it needs many epochs to become unsure outside.
    private static let usualEpochs = Descent.epochs.defaulting { dataSet in
        dataSet.features.count > 1 && dataSet.training.count >= 100 ? 200 : 500
    }

    /// On tables a network of its own for the noise learns the residuals by heart where rows are few for their features.
    private static let usualNoise = Noise.model.defaulting { dataSet in
        let features = dataSet.features.count
        return dataSet.training.count < (features > 1 ? 50 * features : Noise.rowsToVary) ? .constant : .varying
    }

    /// What `report methods` says about it.
    public let description = MethodDescription(
        name: "mc-dropout", title: "MC dropout",
        sentence: "Units drop out at random while predicting as they did while training; each mask gives one function.",
        paper:
            "Gal & Ghahramani, Dropout as a Bayesian Approximation: Representing Model Uncertainty in Deep Learning, ICML 2016, arXiv:1506.02142",
        cost: "one training, S predictions")

    /// What it reads.
    public var settings: [any DeclaredSetting] {
        NetworkSettings.all(replacing: [
            Self.usualEpochs, Descent.optimiser.defaulting(.adamw), Descent.weightDecay.defaulting(0.02),
            CrossValidation.foldsOfFewRows,
        ]) + [Self.usualNoise, Noise.hidden, Self.usualDropout, Predictor.samples]
    }

    /// Chooses the probability and the epochs if there are several, and trains the network with it.
    public func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        var trial = settings
        trial.checkpoints = DropoutChoice.epochs(upTo: settings[Descent.epochs])
        var trialRows = 0
        let choice = try DropoutChoice(
            of: settings[Self.dropout], epochs: settings[Descent.epochs], on: problem, key: key.child("dropout")
        ) { probability, training, held, key throws(TrainingError) in
            let run = try train(probability, on: training, settings: trial, key: key) { _, _ in true }
            trialRows += run.gradientRows
            return try run.checkpoints.map { checkpoint throws(TrainingError) in
                try loss(of: checkpoint.state, on: held, settings: trial, key: key.child("prediction"))
            }
        }
        var chosen = settings
        chosen[Descent.epochs] = choice.epochs
        let run = try train(choice.probability, on: problem, settings: chosen, key: key, observe: observe)
        return run.costing(run.gradientRows + trialRows)
    }

    /// Trains the network with one probability, which becomes the last value of its state.
    private func train(
        _ probability: Double, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        var objective = GaussianObjective(
            problem: problem, network: network(problem, settings), settings: settings, dropout: probability,
            key: key.child("masks"))
        return try Descent(problem: problem, settings: settings, key: key).run(&objective, observe: observe)
            .mapStates { $0 + [Float(probability)] }
    }

    /// The mean negative log-likelihood of rows, given all masks together.
    private func loss(
        of state: MethodState, on held: Problem, settings: TrainingSettings, key: RandomKey
    ) throws(TrainingError) -> Double {
        let rows = held.observations
        do {
            let samples = try predict(at: rows.x, states: [state], problem: held, settings: settings, key: key)
            let densities = try samples.logDensity(at: rows.y) ?? []
            return -densities.reduce(0, +) / Double(rows.count)
        } catch let error as TrainingError {
            throw error
        } catch {
            // Without a finite prediction there is no loss.
            return .infinity
        }
    }

    /// One draw for each mask; a mask holds for all points.
    public func predict(
        at x: [Double], states: [MethodState], problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws -> PredictionSamples {
        let states: [[Float]] = try states.contents()
        let network = network(problem, settings)
        guard let state = states.first, state.count == network.layout.count + 1, let probability = state.last else {
            throw TrainingError.state(expected: "a network, its noise and the probability to drop its units")
        }
        let weights = Array(state.dropLast())
        let storage = Storage(parts: network.unitCount)
        let mask = storage.take(network.unitCount)
        return try Predictor(network: network, problem: problem)
            .samples(at: x, draws: settings[Predictor.samples]) { index, use in
                problem.kernels.dropoutMask(
                    mask, count: network.unitCount, keep: 1 - Double(probability), key: key, stream: index)
                weights.withFloats { use(.init($0, of: network, mask: ConstantFloats(mask))) }
            }
    }

    /// How long it learned, and the probability that was chosen.
    public func learned(_ runs: [TrainedRun], settings: TrainingSettings, rowCount: Int) -> String {
        let epochs = NumberText.count(runs.first?.curves.first?.values.count ?? passCount(settings), passName)
        let learned = "One model learned for \(epochs) from \(NumberText.count(rowCount, "row"))."
        let probabilities = settings[Self.dropout]
        guard probabilities.count > 1, let state: [Float] = try? runs.first?.state.content(), let chosen = state.last
        else { return learned }
        return learned
            + " Rows held out chose to drop \(NumberText.percent(Double(chosen))) of the units, and so many epochs."
    }

    /// The layers with the spread of their weights.
    public func summary(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> NetworkSummary {
        let states: [[Float]] = try states.contents()
        return network(problem, settings).summary(states: states.map { Array($0.dropLast()) })
    }

    /// One level for all x or a network of its own without dropout, as the settings say.
    public func noise(_ settings: TrainingSettings) -> Noise { .separate(settings) }
}
