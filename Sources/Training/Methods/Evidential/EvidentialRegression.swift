public import Predictions
internal import Slices

/// One network that predicts, for each x, a distribution over mean and variance, without drawing weights.
///
/// Draws are functions: each takes the same share of that distribution at every x. They are chosen in strata – shares
/// of σ² by heights of the mean – rather than at random, so that their mean, epistemic and aleatoric variance are
/// exactly the paper's: γ, β / (ν (α − 1)), β / (α − 1). At random they would miss the long tail of σ² that these
/// moments live on when α is close to 1. All draws together would be Student's distribution; its density, quantiles and
/// scores need none of them.
public struct EvidentialRegression: NetworkMethod {
    /// Makes the method.
    public init() {}

    /// Factor on what it pays for evidence where it errs.
    public static let evidencePenalty = Setting.real(
        "evidence-penalty", .within(0...1e6), usual: 0.01,
        "factor on the penalty for evidence where an evidential network errs")

    /// What `report methods` says about it.
    public let description = MethodDescription(
        name: "evidential", title: "Evidential regression",
        sentence:
            "One network predicts a distribution over mean and variance; its epistemic part is set by a penalty rather than by the data (arXiv:2205.10060), so it may not grow where there are none. It is scored by the exact Student's distribution that it predicts.",
        paper: "Amini, Schwarting, Soleimany & Rus, Deep Evidential Regression, NeurIPS 2020, arXiv:1910.02600",
        cost: "one training, one prediction")

    /// Trained by descent; what it learns is one function.
    public var traits: Set<MethodTrait> { [.descends, .learnsOneFunction] }

    /// What it reads.
    public var settings: [any DeclaredSetting] {
        NetworkSettings.all(replacing: Descent.watched) + [
            Predictor.samples, Self.evidencePenalty, CrossFitting.partsOfFewRows,
        ]
    }

    /// Trains the network, then stretches its distributions until they fit rows that networks like it have not seen; the
    /// factor is the last value of its state.
    public func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        var objective = EvidentialObjective(
            problem: problem, network: network(problem, settings), settings: settings)
        let run = Descent(problem: problem, settings: settings, key: key).run(&objective, observe: observe)
        guard run.isUsable else { return run }
        let held = try CrossFitting(self, on: problem, settings: settings, key: key.child("calibration"))
        let factor = StudentDistribution.likeliestFactor(
            on: held.parts.flatMap { $0.samples.student ?? [] }, observed: held.parts.flatMap(\.observed))
        return try run.mapStates { $0 + [Float(factor)] }.costing(run.gradientRows + held.gradientRows)
    }

    /// A draw for each stratum of the variance and height of the mean, in random order; the number of draws is rounded
    /// down to a multiple of the heights.
    public func predict(
        at x: [Double], states: [MethodState], problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws -> PredictionSamples {
        let states: [[Float]] = try states.contents()
        let heights = Self.heights(samples: settings[Predictor.samples])
        let strata = settings[Predictor.samples] / heights.count
        let draws = strata * heights.count
        let bits = problem.kernels.uniforms(draws, key: key)
        let places = (0..<draws).sorted { (bits[$0], $0) < (bits[$1], $1) }
        let count = x.count / problem.featureCount
        var mean = [Float](repeating: 0, count: draws * count)
        var variance = mean
        var student: [StudentDistribution] = []
        let scale = problem.target.deviation
        try forEachPoint(x, state: states[0], problem: problem, settings: settings) { point, distribution in
            student.append(distribution.predictive(in: problem.target))
            for (stratum, value) in distribution.variances(strata: strata).enumerated() {
                let spread = (value / distribution.nu).squareRoot()
                for (index, height) in heights.enumerated() {
                    let at = places[stratum * heights.count + index] * count + point
                    mean[at] = Float(problem.target.restored(distribution.gamma + height * spread))
                    variance[at] = Float(scale * scale * value)
                }
            }
        }
        return try PredictionSamples(
            drawCount: draws, pointCount: count, mean: mean, noise: .perPoint(variance), student: student)
    }

    /// Standard normal numbers with mean 0 and mean square 1, as many as there are strata, or nearly so: the middles
    /// of equally likely parts, stretched a little.
    private static func heights(samples: Int) -> [Double] {
        guard samples > 1 else { return [0] }
        let pairs = max(Int(Double(samples).squareRoot()) / 2, 1)
        let upper = (0..<pairs).map { pair in
            GammaFunctions.normalQuantile(0.5 + (Double(pair) + 0.5) / Double(2 * pairs))
        }
        let stretch = (Double(pairs) / QuasiNewton.product(upper, upper)).squareRoot()
        return upper.flatMap { [-stretch * $0, stretch * $0] }
    }

    private func forEachPoint(
        _ x: [Double], state: [Float], problem: Problem, settings: TrainingSettings,
        _ body: (_ point: Int, _ distribution: NormalInverseGamma) -> Void
    ) throws(TrainingError) {
        let network = network(problem, settings)
        guard state.count == network.parameterCount + 1, let factor = state.last else {
            throw .state(expected: "a network and a factor")
        }
        let square = Double(factor) * Double(factor)
        let features = problem.featureCount
        let standardised = problem.standardise(x)
        let count = x.count / features
        let workspace = Workspace(
            network: network, capacity: min(128, max(count, 1)), kernels: problem.kernels)
        Array(state.dropLast()).withFloats { state in
            for start in stride(from: 0, to: count, by: workspace.capacity) {
                let rows = min(workspace.capacity, count - start)
                workspace.load(standardised, from: start, rows: rows)
                workspace.forward(state, rows: rows)
                for row in 0..<rows {
                    let outputs = SIMD4((0..<4).map { Double(workspace.outputs[$0][row]) })
                    var distribution = NormalInverseGamma(outputs: outputs)
                    distribution.beta *= square
                    body(start + row, distribution)
                }
            }
        }
    }

    /// The layers with the spread of their weights.
    public func summary(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> NetworkSummary {
        let states: [[Float]] = try states.contents()
        return network(problem, settings).summary(states: states.map { Array($0.dropLast()) })
    }

    /// A network with an output for each number that it predicts.
    public func network(_ problem: Problem, _ settings: TrainingSettings) -> Network {
        Network(problem, settings, heads: NormalInverseGamma.heads)
    }
}
