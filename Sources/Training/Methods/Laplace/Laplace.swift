public import Predictions
internal import Slices

/// A network trained as usual, and the Gaussian that the curvature of its loss puts around its weights.
///
/// The network is taken as linear in those weights, so a draw is f(x) + J(x) (w − w*), and for a linear model the
/// posterior is exact. The curvature is the generalised Gauss-Newton matrix over all rows, each weighted by its noise.
/// The precision of the prior and the noise level maximise the marginal likelihood. Where the noise varies, a network
/// of its own learns it, at its mode, and the level is what its variances are multiples of.
///
/// A third of the epochs finds a mean with one noise level and the precision that the marginal likelihood asks for;
/// with that precision as its prior, or the user's if that is larger, the rest goes on, so that no network learns a
/// table by heart (Immer and others 2021, arXiv:2104.04975). The state is that of `LaplaceState`; the Gaussian is
/// computed from it and the data.
public struct Laplace: NetworkMethod {
    /// Makes the method.
    public init() {}

    /// The weights that the approximation lets vary.
    public static let weights = Setting.choice(
        "laplace", usual: LaplaceWeights.full, "weights that Laplace's approximation lets vary")

    /// What `report methods` says about it.
    public let description = MethodDescription(
        name: "laplace", title: "Laplace approximation",
        sentence:
            "A trained network, made linear in its weights, with the Gaussian that the curvature of the loss puts around them; a small network beside it learns the noise.",
        paper:
            "Daxberger and others, Laplace Redux – Effortless Bayesian Deep Learning, NeurIPS 2021, arXiv:2106.14806",
        cost: "one training, the cube of the number of rows or of weights, whichever is smaller, and S predictions")

    /// The most rows in a batch by default; below, a step sees all of them.
    private static let batchLimit = 512
    /// The rows below which half of the units for the noise must do.
    private static let fewRows = 200
    /// The steps of the descent by default.
    ///
    /// Longer ones follow the rows more closely and are surer than they should be where there are none: on `sine` 900
    /// steps cover 97 % outside, 4500 cover 77 %, with the same mean inside.
    private static let steps = 900

    /// What it reads.
    ///
    /// A smooth activation: derivatives by the weights of a rectified network jump where a unit switches, and so would
    /// the draws. Long training without the noise of mini-batches: the Gaussian belongs at the mode.
    public var settings: [any DeclaredSetting] {
        NetworkSettings.all(replacing: [
            Network.hidden.defaulting([32, 32]), Network.activation.defaulting(.silu),
            Descent.epochs.defaulting { data in
                let batches = (data.training.count + Self.batchLimit - 1) / Self.batchLimit
                return max(Self.steps / batches, 20)
            },
            Descent.batch.defaulting { min($0.training.count, Self.batchLimit) },
        ]) + [
            Noise.modelByRows, Noise.hidden.defaulting { [$0.training.count < Self.fewRows ? 8 : 16] },
            Prior.noiseDeviation, Predictor.samples, Self.weights, Prior.deviation,
        ]
    }

    /// What stands in a state.
    private func form(_ problem: Problem, _ settings: TrainingSettings) -> LaplaceState {
        LaplaceState(
            network: network(problem, settings),
            noise: settings[Noise.model] == .varying ? NoiseNetwork(problem, settings) : nil)
    }

    /// Trains the network, then chooses the precisions.
    ///
    /// - Throws: ``TrainingError/data(_:)`` if rows and weights are both too many.
    public func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        let form = form(problem, settings)
        let jacobian = Jacobian(
            network: form.network, weights: settings[Self.weights].range(of: form.network), kernels: problem.kernels)
        guard LinearisedModel.isPossible(rows: problem.count, weights: jacobian.weights.count) else {
            throw .data(
                "Laplace's approximation needs at most \(LinearisedModel.limit) rows or at most as many weights, and these are "
                    + "\(problem.count) rows and \(jacobian.weights.count) weights: "
                    + "set laplace=last-layer, or smaller hidden layers, or give it fewer rows")
        }
        let completion = LaplaceCompletion(jacobian: jacobian, problem: problem, form: form)
        let training = LaplaceTraining(problem: problem, form: form, settings: settings, key: key)
        let precision = 1 / (settings[Prior.deviation] * settings[Prior.deviation])
        let logPrecision = Float(ExactExponential.log(precision))
        let trained = try training.run(precision: precision, observe: observe) { state in
            let found = form.levels(completion.complete(state + [logPrecision])).priorPrecision
            return max(found, precision)
        }
        guard trained.divergedAt == nil else { return trained }
        // The curvature costs more than the training, so that the film of it has fewer pictures.
        let pictures = trained.checkpoints.enumerated().filter { $0.offset % 3 == 0 }.map(\.element)
        return try TrainedRun(state: trained.state, checkpoints: pictures, curves: trained.curves)
            .costing(trained.gradientRows).mapStates { completion.complete($0 + [logPrecision]) }
    }

    /// One draw of the weights for each function.
    public func predict(
        at x: [Double], states: [MethodState], problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws -> PredictionSamples {
        let states: [[Float]] = try states.contents()
        let form = form(problem, settings)
        let jacobian = Jacobian(
            network: form.network, weights: settings[Self.weights].range(of: form.network), kernels: problem.kernels)
        guard let state = states.first, state.count == form.layout.count else {
            throw TrainingError.state(expected: "\(form.layout.count) numbers of Laplace's approximation")
        }
        let levels = form.levels(state)
        let model = form.model(jacobian, state, problem)
        let draws = settings[Predictor.samples]
        guard let steps = model.draws(draws, levels, key: key) else {
            throw TrainingError.data("the curvature of the loss is singular in double precision")
        }
        let points = problem.standardise(x)
        let count = points.count / problem.featureCount
        let weights = jacobian.weights.count
        let block = 64
        let storage = Storage(parts: block * weights, block * draws)
        let derivatives = storage.take(block * weights)
        let changes = storage.take(block * draws)
        var outputs = [Float](repeating: 0, count: block)
        var mean = [Float](repeating: 0, count: draws * count)
        let scale = Float(problem.target.deviation)
        let shift = Float(problem.target.mean)
        jacobian.forEachRow(of: points, parameters: state) { point, output, row in
            let place = point % block
            for weight in 0..<weights { derivatives[place * weights + weight] = row[weight] }
            outputs[place] = output
            guard place == block - 1 || point == count - 1 else { return }
            steps.withFloats {
                problem.kernels.product(
                    changes, .init(start: derivatives, rowStep: weights, depthStep: 1), $0, rows: place + 1,
                    columns: draws, depth: weights)
            }
            for row in 0...place {
                for draw in 0..<draws {
                    mean[draw * count + point - place + row] =
                        shift + scale * (outputs[row] + changes[row * draws + draw])
                }
            }
        }
        let square = problem.target.deviation * problem.target.deviation
        let variances = form.variances(at: points, state)?.map { Float(square) * $0 }
        return try PredictionSamples(
            drawCount: draws, pointCount: count, mean: mean,
            noise: variances.map { variances in .perPoint((0..<draws).flatMap { _ in variances }) }
                ?? .perDraw([Float](repeating: Float(square / levels.noisePrecision), count: draws)))
    }

    /// The layers of both networks, with the spread of their weights.
    public func summary(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> NetworkSummary {
        let states: [[Float]] = try states.contents()
        let form = form(problem, settings)
        let mean = form.network.summary(states: states)
        guard let noise = form.noise else { return mean }
        let own = noise.network.summary(states: states.map { Array($0[form.layout[.noiseWeights]]) })
        return NetworkSummary(
            columns: mean.columns, rows: mean.rows + own.rows.map { ["noise, \($0[0])"] + $0.dropFirst() },
            parameterCount: mean.parameterCount)
    }

    /// Mean and standard deviation of each weight that varies; the prior is the one that was found.
    public func weightPosterior(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> [LayerPosterior] {
        let states: [[Float]] = try states.contents()
        let form = form(problem, settings)
        let network = form.network
        let range = settings[Self.weights].range(of: network)
        guard let state = states.first, state.count == form.layout.count else { return [] }
        let jacobian = Jacobian(network: network, weights: range, kernels: problem.kernels)
        let levels = form.levels(state)
        let model = form.model(jacobian, state, problem)
        guard let deviations = model.deviations(levels) else { return [] }
        return network.posterior(
            mean: state[range].map(Double.init), deviation: deviations,
            prior: { _ in [.init(share: 1, deviation: 1 / levels.priorPrecision.squareRoot())] }, of: range)
    }
}
