public import Predictions
internal import Slices
internal import Tables

/// The posterior itself, sampled: the network, the prior and the noise of the Bayesian network, without the assumption
/// that every weight is a Gaussian.
///
/// A run is a chain; its state holds the draws one after the other, each the weights and, unless the noise varies with
/// x, the logarithm of its variance.
public struct NoUTurnSampler: Method {
    /// Makes the method.
    public init() {}

    /// The name on the command line.
    public static let name = "nuts"
    /// What `report methods` says about it.
    public let description = MethodDescription(
        name: name, title: "NUTS",
        sentence:
            "Markov chains walk through the posterior of the weights; their draws are the answer that other Bayesian methods approximate.",
        paper:
            "Hoffman & Gelman, The No-U-Turn Sampler, JMLR 2014, arXiv:1111.4246; Betancourt, A Conceptual Introduction to Hamiltonian Monte Carlo, 2017, arXiv:1701.02434",
        cost: "up to a thousand gradients over all rows for each draw, for each of the chains")

    /// The model of the Bayesian network, and how its posterior is sampled.
    public var settings: [any DeclaredSetting] {
        [
            FactorisedDefaults.hidden, Network.activation, Noise.modelByRows, Noise.hidden, Prior.noiseDeviation,
            Scaling.setting, Prior.shape,
            FactorisedDefaults.priorDeviation, FactorisedDefaults.priorScale, Prior.secondDeviation, Prior.firstShare,
            Self.noisePrior, Self.noiseDeviation, Self.chains, Self.warmUp, Self.draws,
            Self.targetAcceptance, Self.treeDepth, Self.massMatrix, Predictor.samples.defaulting(400),
        ]
    }

    /// It samples the posterior itself, in units of the user's choice, and takes long.
    public var traits: Set<MethodTrait> { [.samplesPosterior, .onRequest, .readsScaling] }

    /// One run for each chain.
    public func runCount(_ settings: TrainingSettings) -> Int { settings[Self.chains] }

    /// The iterations of a chain.
    public func passCount(_ settings: TrainingSettings) -> Int { settings[Self.warmUp] + settings[Self.draws] }

    /// A trajectory of some hundred steps, each over all rows.
    public func passWork(rowCount: Int) -> Double { 100 * Double(rowCount) }

    /// A Markov chain.
    public var runName: String { "chain" }

    /// An iteration, which gives one draw.
    public var passName: String { "iteration" }

    /// How many chains went for how many iterations.
    public func learned(_ runs: [TrainedRun], settings: TrainingSettings, rowCount: Int) -> String {
        let iterations = runs.compactMap { $0.curves.first?.values.count }.max() ?? passCount(settings)
        return "\(NumberText.count(runs.count, "chain")) went \(NumberText.count(iterations, "iteration")) each, over "
            + "\(NumberText.count(rowCount, "row"))."
    }

    /// Runs one chain from its own draw from the prior.
    public func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        let density = PosteriorDensity(problem: problem, network: network(problem, settings), settings: settings)
        let chain = MarkovChain(
            density: density, settings: SamplingSettings(settings), kernels: problem.kernels, key: key.child("chain"))
        let rows = Double(problem.count)
        let start = density.startingPosition(key: key.child("start"))
        guard let result = chain.run(from: start, observe: { observe($0, $1 / rows) }) else {
            return TrainedRun(state: MethodState(start), divergedAt: 0)
        }
        return TrainedRun(
            state: MethodState(density.states(result.positions)),
            curves: [.init(name: "negative log posterior", values: result.potentials.map { $0 / rows })],
            chain: result.record)
    }

    /// Draws of the chains, evenly spaced over all of them, one function each.
    public func predict(
        at x: [Double], states: [MethodState], problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws -> PredictionSamples {
        let states: [[Float]] = try states.contents()
        let network = network(problem, settings)
        let width = network.layout.count
        let counts = states.map { $0.count / width }
        let total = counts.reduce(0, +)
        let draws = min(settings[Predictor.samples], total)
        return try Predictor(network: network, problem: problem).samples(at: x, draws: draws) { index, use in
            var place = (2 * index + 1) * total / (2 * draws)
            var chain = 0
            while place >= counts[chain] {
                place -= counts[chain]
                chain += 1
            }
            states[chain].withFloats { state in
                let draw = Predictor.Draw(state[place * width..<(place + 1) * width], of: network)
                use(.init(parameters: draw.parameters, logVariance: draw.logVariance.map(Self.withoutFloor)))
            }
        }
    }

    /// The layers with the spread of their weights over some of the draws.
    public func summary(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> NetworkSummary {
        let states: [[Float]] = try states.contents()
        let network = network(problem, settings)
        let width = network.layout.count
        let draws = states.flatMap { state -> [[Float]] in
            let count = state.count / width
            return stride(from: 0, to: count, by: max(count / 25, 1)).map {
                Array(state[($0 * width)..<($0 * width + width)])
            }
        }
        return network.summary(states: draws)
    }

    private func network(_ problem: Problem, _ settings: TrainingSettings) -> Network {
        Network(problem, settings, noise: .separate(settings))
    }

    /// The log-variance to which a predictor adds its floor; the sampled noise has none.
    private static func withoutFloor(_ logVariance: Float) -> Float {
        let variance = ExactExponential.exp(Double(logVariance)) - Double(Noise.varianceFloor)
        return Float(ExactExponential.log(max(variance, 1e-9)))
    }
}

extension PosteriorDensity {
    /// Positions with the log-variance of the noise as the last number of each, learned or not.
    fileprivate func states(_ positions: [Float]) -> [Float] {
        guard network.layout != layout else { return positions }
        let draws = positions.count / count
        return (0..<draws).flatMap { draw -> [Float] in
            let position = Array(positions[(draw * count)..<((draw + 1) * count)])
            return position + [Float(position.withFloats { logVariance(at: $0) })]
        }
    }
}
