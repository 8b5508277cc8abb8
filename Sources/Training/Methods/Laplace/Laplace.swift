public import Predictions
internal import Slices

/// A network trained as usual, and the Gaussian that the curvature of its loss puts around its weights.
///
/// The network is taken as linear in those weights, so a draw is f(x) + J(x) (w − w*), and for a linear model the
/// posterior is exact. The curvature is the generalised Gauss-Newton matrix over all rows. The precision of the prior
/// and the noise level maximise the marginal likelihood.
///
/// The state holds the weights, the logarithm of the noise variance, and that of the prior's precision; the Gaussian
/// is computed from them and the data.
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
            "A trained network, made linear in its weights, with the Gaussian that the curvature of the loss puts around them.",
        paper:
            "Daxberger and others, Laplace Redux – Effortless Bayesian Deep Learning, NeurIPS 2021, arXiv:2106.14806",
        cost: "one training, the cube of the number of rows or of weights, whichever is smaller, and S predictions")

    /// What it reads.
    ///
    /// A smooth activation: derivatives by the weights of a rectified network jump where a unit switches, and so would
    /// the draws. Long training: the Gaussian belongs at the mode.
    public var settings: [any DeclaredSetting] {
        NetworkSettings.all(replacing: [
            Network.hidden.defaulting([32, 32]), Network.activation.defaulting(.silu), Descent.epochs.defaulting(500),
        ]) + [Predictor.samples, Self.weights, Prior.deviation]
    }

    /// Trains the network, then chooses the precisions.
    ///
    /// - Throws: ``TrainingError/data(_:)`` if rows and weights are both too many.
    public func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        let network = network(problem, settings)
        let jacobian = Jacobian(
            network: network, weights: settings[Self.weights].range(of: network), kernels: problem.kernels)
        guard LinearisedModel.isPossible(rows: problem.count, weights: jacobian.weights.count) else {
            throw .data(
                "Laplace's approximation needs at most \(LinearisedModel.limit) rows or at most as many weights, and these are "
                    + "\(problem.count) rows and \(jacobian.weights.count) weights: "
                    + "set laplace=last-layer, or smaller hidden layers, or give it fewer rows")
        }
        let precision = 1 / (settings[Prior.deviation] * settings[Prior.deviation])
        var objective = PosteriorObjective(
            problem: problem, network: network, settings: settings, precision: precision, key: key)
        let trained = Descent(problem: problem, settings: settings, key: key).run(&objective, observe: observe)
        guard trained.divergedAt == nil else { return trained }
        func completed(_ state: [Float]) -> [Float] {
            LaplaceCompletion(jacobian: jacobian, problem: problem)
                .complete(state + [Float(ExactExponential.log(precision))])
        }
        // The curvature costs more than the training, so that the film of it has fewer pictures.
        let pictures = trained.checkpoints.enumerated().filter { $0.offset % 3 == 0 }.map(\.element)
        return try TrainedRun(state: trained.state, checkpoints: pictures, curves: trained.curves).mapStates(completed)
    }

    /// One draw of the weights for each function.
    public func predict(
        at x: [Double], states: [MethodState], problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws -> PredictionSamples {
        let states: [[Float]] = try states.contents()
        let network = network(problem, settings)
        let jacobian = Jacobian(
            network: network, weights: settings[Self.weights].range(of: network), kernels: problem.kernels)
        let state = states[0]
        let levels = LaplaceCompletion.levels(state, of: network)
        let model = LinearisedModel(jacobian, parameters: state, problem: problem)
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
        let deviation = problem.target.deviation
        return try PredictionSamples(
            drawCount: draws, pointCount: count, mean: mean,
            noise: .perDraw(
                [Float](repeating: Float(deviation * deviation / levels.noisePrecision), count: draws)))
    }

    /// Mean and standard deviation of each weight that varies; the prior is the one that was found.
    public func weightPosterior(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> [LayerPosterior] {
        let states: [[Float]] = try states.contents()
        let network = network(problem, settings)
        let range = settings[Self.weights].range(of: network)
        guard let state = states.first, state.count == LaplaceCompletion.layout(of: network).count else { return [] }
        let jacobian = Jacobian(network: network, weights: range, kernels: problem.kernels)
        let levels = LaplaceCompletion.levels(state, of: network)
        let model = LinearisedModel(jacobian, parameters: state, problem: problem)
        guard let deviations = model.deviations(levels) else { return [] }
        return network.posterior(
            mean: state[range].map(Double.init), deviation: deviations,
            prior: { _ in [.init(share: 1, deviation: 1 / levels.priorPrecision.squareRoot())] }, of: range)
    }
}
