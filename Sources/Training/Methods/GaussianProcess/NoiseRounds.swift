/// Finds a function and the noise around it in turns: the noise from what the function leaves unexplained, the function
/// given the noise at each row (Kersting, Plagemann, Pfaff & Burgard 2007, doi:10.1145/1273496.1273546).
///
/// Found together, at their joint mode, the two don't stay apart: a function that follows every row leaves no noise.
struct NoiseRounds {
    let problem: Problem
    /// The most steps of each search.
    let steps: Int

    /// The most rounds: the second changes log σ² by a sixth of what the first does, a third by so little that no score
    /// tells.
    static let count = 2
    /// The change of log σ², root mean square over the rows, at which no more rounds follow.
    private static let tolerance = 0.05

    /// The state that has one noise level everywhere, to start from.
    ///
    /// - Parameter logarithms: of the hyperparameters that explain the targets best with one level.
    static func state(oneLevel logarithms: [Double], rows: Int) -> GaussianProcessState {
        GaussianProcessState(
            logarithms: logarithms.dropLast() + [0],
            noise: LogVarianceProcess(
                variance: SquaredExponential(logarithms: logarithms).noiseVariance, rows: rows,
                featureCount: logarithms.count - 2))
    }

    /// Takes turns.
    ///
    /// - Parameters:
    ///   - state: with one noise level.
    ///   - observe: called after each step with the state and the likelihood there; returns false to stop.
    func run(
        from state: GaussianProcessState,
        observe: (_ state: GaussianProcessState, _ value: MarginalLikelihood.Value) -> Bool
    ) -> GaussianProcessState {
        let features = problem.featureCount
        let targets = problem.y.map(Double.init)
        var state = state
        var values = [Double](repeating: state.noise?.level ?? 0, count: problem.count)
        var kernel: [Double]?
        var isWanted = true
        for _ in 0..<Self.count where isWanted {
            let noise = values.map(LogVarianceProcess.variance)
            guard
                let function = ConditionedProcess(state.kernel, x: problem.x, targets: targets, noise: noise),
                let found = process(function.squaredResiduals(), from: values, kernel: kernel)
            else { break }
            kernel = found.logarithms
            let change = zip(found.values, values).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            values = found.values
            state.noise = found.process
            let likelihood = MarginalLikelihood(
                x: problem.x, targets: targets, noise: values.map(LogVarianceProcess.variance))
            let search = QuasiNewton(
                bounds: SquaredExponential.bounds(featureCount: features, noise: 0...0), steps: steps)
            let present = state
            state.logarithms = search.minimum(from: state.logarithms, of: likelihood.valueAndGradient) { _, x, _ in
                isWanted = observe(
                    GaussianProcessState(logarithms: x, noise: present.noise), likelihood.value(x))
                return isWanted
            }
            if change < Self.tolerance * Self.tolerance * Double(values.count) { break }
        }
        return state
    }

    /// The noise of some squares: for a kernel to start from, then for the one that explains its targets best.
    private func process(
        _ squares: [Double], from values: [Double], kernel: [Double]?
    ) -> (process: LogVarianceProcess, values: [Double], logarithms: [Double])? {
        let features = problem.featureCount
        let start = kernel ?? [0] + [Double](repeating: 0.5 * ExactExponential.log(Double(features)), count: features)
        guard
            let first = LogVarianceProcess(start, x: problem.x, squares: squares, from: values),
            let seen = first.conditioned(x: problem.x)
        else { return nil }
        let likelihood = first.likelihood(x: problem.x)
        let search = QuasiNewton(bounds: LogVarianceProcess.bounds(featureCount: features), steps: steps)
        let starts = kernel.map { [$0] } ?? Self.starts(featureCount: features)
        let scores = starts.map { likelihood.value($0 + [LogVarianceProcess.logScatter]).total }
        let best = starts.indices.reduce(0) { scores[$1] < scores[$0] ? $1 : $0 }
        let found = search.minimum(
            from: starts[best] + [LogVarianceProcess.logScatter], of: likelihood.valueAndGradient
        ) { _, _, _ in true }
        let logarithms = Array(found.dropLast())
        guard
            let last = LogVarianceProcess(logarithms, x: problem.x, squares: squares, from: first.values(seen)),
            let conditioned = last.conditioned(x: problem.x)
        else { return nil }
        return (last, last.values(conditioned), logarithms)
    }

    /// Logarithms to start from: noise that varies little or much, over short or long stretches.
    private static func starts(featureCount: Int) -> [[Double]] {
        let spread = 0.5 * ExactExponential.log(Double(featureCount))
        let lengths: [Double] = [-0.7, 0.3]
        return lengths.flatMap { length -> [[Double]] in
            let scales = [Double](repeating: length + spread, count: featureCount)
            return [-1, 1].map { signal -> [Double] in [signal] + scales }
        }
    }
}
