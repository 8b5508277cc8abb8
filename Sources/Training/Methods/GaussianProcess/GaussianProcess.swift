internal import Tables
public import Predictions

/// A distribution over functions without a network: exact regression with a squared-exponential kernel.
///
/// What a run learns are the kernel's hyperparameters, as logarithms: of the signal variance, of the length scale of
/// each feature, of the noise variance. They maximise the marginal likelihood; nothing is random about it. Where the
/// noise varies, a second process for the logarithm of its variance takes turns with the first (`NoiseRounds`), and a
/// point has the noise variance that this process expects there. On tables of many features, rows held out decide
/// whether it does (`NoiseChoice`).
///
/// A draw is a function for all x, by pathwise conditioning (Wilson and others 2020, arXiv:2002.09309): a function from
/// the prior plus what the data correct about it. Mean and covariance of the draws are exactly those of the process
/// (`RandomFourierFeatures` says why), and the cost grows linearly with the number of points.
public struct GaussianProcess: Method {
    /// The most rows that it learns from exactly.
    ///
    /// The covariance matrix is factored again and again, at N³ operations each. More are seen through some of them
    /// (`InducedProcess`), from which it also learns how functions vary.
    public static let rowLimit = 2000

    /// Makes the method.
    public init() {}

    /// What `report methods` says about it.
    public let description = MethodDescription(
        name: "gp", title: "Gaussian process",
        sentence:
            "Functions that vary over a learned length scale, conditioned on the data exactly, and so does the logarithm of the noise; no network.",
        paper:
            "Rasmussen & Williams, Gaussian Processes for Machine Learning, MIT Press 2006, chapters 2 and 5; noise that varies: Goldberg, Williams & Bishop, Regression with Input-Dependent Noise, NeurIPS 1998",
        cost:
            "N³ operations for each of some 30 steps, N² for each draw; above 2000 rows, as for 1000 of them and some seconds for all"
    )

    /// The most steps in each round of the noise, from where the round before ended.
    private static let stepsPerRound = 8

    /// What it reads.
    ///
    /// Epochs are steps of the optimiser, which stops when it has arrived: after some 15 with one feature, 35 with
    /// eight. Noise that varies adds up to 16.
    public var settings: [any DeclaredSetting] {
        [
            Descent.epochs.defaulting(40), Predictor.samples,
            Noise.modelByRows,
        ]
    }

    /// With the cube of the rows that are looked at together, and with the square where that is not yet most of it; of more
    /// rows, each is held against those that stand for all.
    public func passWork(rowCount: Int) -> Double {
        let together = Double(min(rowCount, 1000))
        return together * together * (together + 300 + (Double(rowCount) - together) / 2) / 64
    }

    /// The steps with one noise level, and those of the rounds that follow where it varies.
    public func passCount(_ settings: TrainingSettings) -> Int {
        settings[Descent.epochs] + (settings[Noise.model] == .varying ? NoiseRounds.count * Self.stepsPerRound : 0)
    }

    /// Finds the hyperparameters, from the best of a few starting points, and where rows are many, what they say together.
    ///
    /// - Throws: ``TrainingError/data(_:)`` if that can't be computed in double precision.
    public func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        let all = problem.withoutCopies
        let problem = all.exact
        var isVarying = settings[Noise.model] == .varying
        if isVarying { isVarying = try isWorthVarying(problem, settings, key) }
        var record = Record(checkpoints: Set(settings.checkpoints))
        let state = learn(
            from: problem, settings, isVarying: isVarying, keepsLayout: settings[Noise.model] == .varying,
            record: &record, observe: observe)
        guard problem.count == all.count else {
            guard let induced = state.induced(by: all, x: problem.x) else { throw Self.impossible }
            return TrainedRun(state: MethodState(state.values + induced.values), curves: record.curves)
        }
        return TrainedRun(
            state: MethodState(state.values), checkpoints: record.checkpoints, curves: record.curves)
    }

    /// Whether noise that varies is more than a second process makes of many features; along a curve it is.
    private func isWorthVarying(
        _ problem: Problem, _ settings: TrainingSettings, _ key: RandomKey
    ) throws(TrainingError) -> Bool {
        guard problem.featureCount > 1 else { return true }
        return try NoiseChoice(problem: problem, key: key.child("noise")).isVarying { problem, noise in
            var record = Record(checkpoints: [])
            return learn(
                from: problem, settings, isVarying: noise == .varying, keepsLayout: false, record: &record
            ) { _, _ in true }
        }
    }

    /// Finds the hyperparameters, and after them the noise where it varies.
    ///
    /// - Parameter keepsLayout: whether one level of noise is kept as noise that could vary.
    private func learn(
        from problem: Problem, _ settings: TrainingSettings, isVarying: Bool, keepsLayout: Bool, record: inout Record,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) -> GaussianProcessState {
        let likelihood = MarginalLikelihood(problem)
        let starts = Self.starts(featureCount: problem.featureCount)
        let values = starts.map { likelihood.value($0) }
        let best = starts.indices.reduce(0) { values[$1].total < values[$0].total ? $1 : $0 }
        var isWanted = true
        func level(_ logarithms: [Double]) -> GaussianProcessState {
            guard isVarying || keepsLayout else { return GaussianProcessState(logarithms: logarithms) }
            return NoiseRounds.state(oneLevel: logarithms, rows: problem.count)
        }
        let search = QuasiNewton(
            bounds: SquaredExponential.bounds(featureCount: problem.featureCount), steps: settings[Descent.epochs])
        let found = search.minimum(from: starts[best], of: likelihood.valueAndGradient) { step, logarithms, _ in
            let value = likelihood.value(logarithms)
            record.add(value, state: level(logarithms))
            isWanted = observe(step, value.total)
            return isWanted
        }
        var state = level(found)
        if isVarying && isWanted {
            state = NoiseRounds(problem: problem, steps: Self.stepsPerRound).run(from: state) { state, value in
                record.add(value, state: state)
                return observe(record.count, value.total)
            }
        }
        return state
    }

    /// Logarithms to start from: short to long length scales, little to much noise.
    private static func starts(featureCount: Int) -> [[Double]] {
        let spread = 0.5 * ExactExponential.log(Double(featureCount))
        let (lengths, noises): ([Double], [Double]) = ([-2, -1, 0, 1], [-5, -3, -1])
        return lengths.flatMap { length -> [[Double]] in
            let scales = [Double](repeating: length + spread, count: featureCount)
            return noises.map { noise -> [Double] in [0] + scales + [noise] }
        }
    }

    /// Functions that agree with the data as far as the noise lets them.
    public func predict(
        at x: [Double], states: [MethodState], problem: Problem, settings: TrainingSettings, key: RandomKey
    ) throws -> PredictionSamples {
        let all = problem.withoutCopies
        let problem = all.exact
        let state = try Self.state(states, problem, settings)
        let points = problem.standardise(x)
        let draws = settings[Predictor.samples]
        let mean: [Float]
        if problem.count < all.count {
            let values: [Float] = try states[0].content()
            let rest = values.dropFirst(GaussianProcessState.count(problem: problem, noise: settings[Noise.model]))
            guard let induced = InducedProcess(state.kernel, inducing: problem.x, state: rest) else {
                throw Self.impossible
            }
            mean = induced.draws(draws, at: points, problem: problem, key: key)
        } else {
            guard let noise = state.rowNoise(x: problem.x),
                let process = ConditionedProcess(
                    state.kernel, x: problem.x, targets: problem.y.map(Double.init), noise: noise)
            else { throw Self.impossible }
            mean = PathwiseDraws(process, noise: noise, problem: problem).values(at: points, draws: draws, key: key)
        }
        let scale = problem.target.deviation * problem.target.deviation
        func raw(_ variance: Double) -> Float { Float(scale * variance) }
        let variances = state.noise == nil ? [] : state.noiseVariances(at: points, x: problem.x).map(raw)
        return try PredictionSamples(
            drawCount: draws, pointCount: points.count / problem.featureCount, mean: mean,
            noise: state.noise == nil
                ? .perDraw([Float](repeating: raw(state.kernel.noiseVariance), count: draws))
                : .perPoint((0..<draws).flatMap { _ in variances }))
    }

    private static func state(
        _ states: [MethodState], _ problem: Problem, _ settings: TrainingSettings
    ) throws(TrainingError) -> GaussianProcessState {
        let states: [[Float]] = try states.contents()
        let count = GaussianProcessState.count(problem: problem, noise: settings[Noise.model])
        let induced = InducedProcess.stateCount(inducing: problem.count)
        let state = states.first ?? []
        return try GaussianProcessState(
            state.count == count + induced ? Array(state.prefix(count)) : state, problem: problem,
            noise: settings[Noise.model])
    }

    private static let impossible = TrainingError.data(
        "the covariance matrix of the rows is not positive definite in double precision")

    /// The hyperparameters, lengths in the user's units.
    public func summary(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> NetworkSummary {
        let copies = CopiedRows(in: problem).count
        let all = problem.withoutCopies
        let problem = all.exact
        let state = try Self.state(states, problem, settings)
        let kernel = state.kernel
        let scale = problem.target.deviation
        let variances = state.noiseVariances(at: problem.x, x: problem.x).sorted()
        let noise: [(String, Double)] =
            state.noise == nil
            ? [("noise σ", variances[0])]
            : [
                ("least noise σ at a row", variances[0]), ("median noise σ", variances[variances.count / 2]),
                ("greatest noise σ at a row", variances[variances.count - 1]),
            ]
        func row(_ name: String, _ value: Double) -> [String] { [name, NumberText.fixed(value, decimals: 3)] }
        return NetworkSummary(
            columns: ["hyperparameter", "value"],
            rows: [row("signal σ", scale * kernel.signalVariance.squareRoot())]
                + kernel.lengthScales.indices.map { feature in
                    row(
                        "length scale of feature \(feature + 1)",
                        problem.features[feature].deviation * kernel.lengthScales[feature])
                }
                + noise.map { row($0, scale * $1.squareRoot()) }
                + (problem.count < all.count ? [["inducing rows", NumberText.count(problem.count)]] : [])
                + (copies > 0 ? [["copied rows, learned from once", NumberText.count(copies)]] : []),
            parameterCount: state.values.count)
    }
}
