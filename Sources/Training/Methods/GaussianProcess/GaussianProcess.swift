internal import Tables
public import Predictions
internal import Slices

/// A distribution over functions without a network: exact regression with a squared-exponential kernel.
///
/// What a run learns are the kernel's hyperparameters, as logarithms: of the signal variance, of the length scale of
/// each feature, of the noise variance. They maximise the marginal likelihood; nothing is random about it.
///
/// A draw is a function for all x, by pathwise conditioning (Wilson and others 2020, arXiv:2002.09309): a function from
/// the prior plus what the data correct about it. Mean and covariance of the draws are exactly those of the process
/// (`RandomFourierFeatures` says why), and the cost grows linearly with the number of points.
public struct GaussianProcess: Method {
    /// The most rows that it learns from: the covariance matrix is factored again and again, at N³ operations each.
    public static let rowLimit = 2000

    /// Makes the method.
    public init() {}

    /// What `report methods` says about it.
    public let description = MethodDescription(
        name: "gp", title: "Gaussian process",
        sentence:
            "Functions that vary over a learned length scale, conditioned on the data exactly; no network, one noise level.",
        paper: "Rasmussen & Williams, Gaussian Processes for Machine Learning, MIT Press 2006, chapters 2 and 5",
        cost: "N³ operations for each of some 30 steps, N² for each draw; at most 2000 rows")

    /// What it reads.
    ///
    /// Epochs are steps of the optimiser, which stops when it has arrived: after some 15 with one feature, 35 with eight.
    public var settings: [any DeclaredSetting] { [Descent.epochs.defaulting(40), Predictor.samples] }

    /// Finds the hyperparameters, from the best of a few starting points.
    ///
    /// - Throws: ``TrainingError/data(_:)`` if there are more than ``rowLimit`` rows.
    public func train(
        run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
        observe: (_ epoch: Int, _ loss: Double) -> Bool
    ) throws(TrainingError) -> TrainedRun {
        guard problem.count <= Self.rowLimit else {
            throw .data(
                "an exact Gaussian process learns from at most \(Self.rowLimit) rows, and these are \(problem.count): "
                    + "give it fewer rows, or leave out the method gp")
        }
        let likelihood = MarginalLikelihood(problem)
        let starts = Self.starts(featureCount: problem.featureCount)
        let values = starts.map { likelihood.value($0) }
        let best = starts.indices.reduce(0) { values[$1].total < values[$0].total ? $1 : $0 }
        var (totals, misfits, complexities) = ([Double](), [Double](), [Double]())
        var checkpoints: [TrainedRun.Checkpoint] = []
        let search = QuasiNewton(
            bounds: SquaredExponential.bounds(featureCount: problem.featureCount), steps: settings[Descent.epochs])
        let found = search.minimum(from: starts[best], of: likelihood.valueAndGradient) { step, logarithms, _ in
            let value = likelihood.value(logarithms)
            totals.append(value.total)
            misfits.append(value.misfit)
            complexities.append(value.complexity)
            if settings.checkpoints.contains(step) {
                checkpoints.append(.init(epoch: step, state: MethodState(logarithms.map { Float($0) })))
            }
            return observe(step, value.total)
        }
        return TrainedRun(
            state: MethodState(found.map { Float($0) }), checkpoints: checkpoints,
            curves: [
                .init(name: "negative log marginal likelihood", values: totals),
                .init(name: "misfit", values: misfits), .init(name: "complexity", values: complexities),
            ])
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
        let states: [[Float]] = try states.contents()
        let kernel = SquaredExponential(logarithms: states[0].map(Double.init))
        let known = kernel.scaled(problem.x)
        let rows = problem.count
        guard let factor = kernel.factor(kernel.covariances(known), count: rows) else {
            throw TrainingError.data("the covariance matrix of the rows is not positive definite in double precision")
        }
        let points = problem.standardise(x)
        let count = points.count / problem.featureCount
        let draws = settings[Predictor.samples]
        let prior = RandomFourierFeatures(problem: problem)
        let noiseDeviation = kernel.noiseVariance.squareRoot()
        var noise = [Float](repeating: 0, count: rows)
        // A prior function at the points, and the weight of each row's covariance that corrects it.
        var mean: [Float] = []
        var weights: [Double] = []
        for draw in 0..<draws {
            prior.draw(kernel, key: key.child("prior"), stream: draw)
            noise.withMutableFloats {
                problem.kernels.gaussian($0, count: rows, key: key.child("noise"), stream: draw)
            }
            let seen = prior.values(at: problem.x)
            weights += factor.solve(
                (0..<rows).map { row -> Double in
                    let misfit = Double(problem.y[row]) - Double(seen[row])
                    return misfit - noiseDeviation * Double(noise[row])
                })
            mean += prior.values(at: points)
        }
        let scaled = kernel.scaled(points)
        var covariance = [Double](repeating: 0, count: rows)
        for point in 0..<count {
            scaled.withUnsafeBufferPointer { scaled in
                known.withUnsafeBufferPointer { known in
                    guard let one = scaled.baseAddress, let all = known.baseAddress else { return }
                    kernel.covariance(&covariance, one + point * problem.featureCount, all, count: rows)
                }
            }
            weights.withUnsafeBufferPointer { weights in
                guard let weights = weights.baseAddress else { return }
                for draw in 0..<draws {
                    let correction = DotProduct.of(covariance, weights + draw * rows, count: rows)
                    let value = Double(mean[draw * count + point]) + correction
                    mean[draw * count + point] = Float(problem.target.restored(value))
                }
            }
        }
        let deviation = problem.target.deviation
        return try PredictionSamples(
            drawCount: draws, pointCount: count, mean: mean,
            noise: .perDraw(
                [Float](repeating: Float(deviation * deviation * kernel.noiseVariance), count: draws)))
    }

    /// The hyperparameters, lengths in the user's units.
    public func summary(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> NetworkSummary {
        let states: [[Float]] = try states.contents()
        guard let state = states.first else { return .empty }
        let kernel = SquaredExponential(logarithms: state.map(Double.init))
        let scale = problem.target.deviation
        func row(_ name: String, _ value: Double) -> [String] { [name, NumberText.fixed(value, decimals: 3)] }
        return NetworkSummary(
            columns: ["hyperparameter", "value"],
            rows: [row("signal σ", scale * kernel.signalVariance.squareRoot())]
                + kernel.lengthScales.indices.map { feature in
                    row(
                        "length scale of feature \(feature + 1)",
                        problem.features[feature].deviation * kernel.lengthScales[feature])
                }
                + [row("noise σ", scale * kernel.noiseVariance.squareRoot())],
            parameterCount: state.count)
    }
}
