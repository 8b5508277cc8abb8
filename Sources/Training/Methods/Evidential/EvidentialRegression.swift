public import Predictions
internal import Slices

/// One network that predicts, for each x, a distribution over mean and variance, without drawing weights.
///
/// Draws are functions: each takes the same share of that distribution at every x. They are chosen in strata – shares
/// of σ² by heights of the mean – rather than at random, so that their mean, epistemic and aleatoric variance are
/// exactly the paper's: γ, β / (ν (α − 1)), β / (α − 1). At random they would miss the long tail of σ² that these
/// moments live on when α is close to 1.
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
            "One network predicts a distribution over mean and variance; its epistemic part is set by a penalty rather than by the data (arXiv:2205.10060), so it may not grow where there are none.",
        paper: "Amini, Schwarting, Soleimany & Rus, Deep Evidential Regression, NeurIPS 2020, arXiv:1910.02600",
        cost: "one training, one prediction")

    /// Trained by descent; what it learns is one function.
    public var traits: Set<MethodTrait> { [.descends, .learnsOneFunction] }

    /// What it reads.
    public var settings: [any DeclaredSetting] {
        NetworkSettings.all(replacing: Descent.watched) + [Predictor.samples, Self.evidencePenalty]
    }

    /// Trains the network.
    public func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        var objective = EvidentialObjective(
            problem: problem, network: network(problem, settings), settings: settings)
        return Descent(problem: problem, settings: settings, key: key).run(&objective, observe: observe)
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
        let scale = problem.target.deviation
        forEachPoint(x, state: states[0], problem: problem, settings: settings) { point, distribution in
            for (stratum, value) in distribution.variances(strata: strata).enumerated() {
                let spread = (value / distribution.nu).squareRoot()
                for (index, height) in heights.enumerated() {
                    let at = places[stratum * heights.count + index] * count + point
                    mean[at] = Float(problem.target.restored(distribution.gamma + height * spread))
                    variance[at] = Float(scale * scale * value)
                }
            }
        }
        return try PredictionSamples(drawCount: draws, pointCount: count, mean: mean, noise: .perPoint(variance))
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
    ) {
        let features = problem.featureCount
        let standardised = problem.standardise(x)
        let count = x.count / features
        let workspace = Workspace(
            network: network(problem, settings), capacity: min(128, max(count, 1)), kernels: problem.kernels)
        state.withFloats { state in
            for start in stride(from: 0, to: count, by: workspace.capacity) {
                let rows = min(workspace.capacity, count - start)
                workspace.load(standardised, from: start, rows: rows)
                workspace.forward(state, rows: rows)
                for row in 0..<rows {
                    let outputs = SIMD4((0..<4).map { Double(workspace.outputs[$0][row]) })
                    body(start + row, NormalInverseGamma(outputs: outputs))
                }
            }
        }
    }

    /// A network with an output for each number that it predicts.
    public func network(_ problem: Problem, _ settings: TrainingSettings) -> Network {
        Network(problem, settings, heads: NormalInverseGamma.heads)
    }
}
