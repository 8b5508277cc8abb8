/// Whether noise that varies predicts better than one level, told by rows that are held out.
///
/// On a table of many features a second process finds more in the residuals than there is. Neither the likelihood nor the
/// density that leaves out each row in turn shows it: what the noise of a row's neighbours is told by contains the row
/// itself, so that both promise a gain where new rows lose.
struct NoiseChoice {
    let problem: Problem
    let key: RandomKey

    /// Into so many parts the rows are split, of which each is held out in turn.
    private static let parts = 5
    /// The fewest rows of which one part is enough.
    private static let manyRows = 500

    /// Whether what was learned with noise that varies gives rows held out more density, by more than two standard errors of
    /// the mean gain: of two that are alike, the simpler one.
    ///
    /// - Parameter learn: learns from some rows, with or without noise that varies.
    func isVarying(
        learn: (_ problem: Problem, _ noise: NoiseModel) throws(TrainingError) -> GaussianProcessState
    ) throws(TrainingError) -> Bool {
        let order = problem.kernels.randomOrder(problem.count, key: key)
        var gains: [Double] = []
        for part in 0..<(problem.count < Self.manyRows ? Self.parts : 1) {
            let (training, held) = problem.holding(part, of: Self.parts, in: order)
            let varying = try learn(training, .varying).logDensities(of: held, given: training)
            let constant = try learn(training, .constant).logDensities(of: held, given: training)
            guard let varying, let constant else { return false }
            gains += zip(varying, constant).map { $0 - $1 }
        }
        let spread = Standardisation(of: gains)
        return spread.mean > 2 * spread.deviation / Double(gains.count).squareRoot()
    }
}

extension GaussianProcessState {
    /// The logarithm of the density of each of some rows, in standardised units: `[n]`; nil if it can't be computed in
    /// double precision.
    ///
    /// - Parameters:
    ///   - rows: whose density it is.
    ///   - problem: what was learned from.
    func logDensities(of rows: Problem, given problem: Problem) -> [Double]? {
        guard let noise = rowNoise(x: problem.x),
            let process = ConditionedProcess(
                kernel, x: problem.x, targets: problem.y.map(Double.init), noise: noise)
        else { return nil }
        let variances = noiseVariances(at: rows.x, x: problem.x)
        var densities: [Double] = []
        process.forEachPoint(rows.x) { point, covariance in
            let moments = process.moments(covariance)
            let variance = moments.variance + variances[point]
            let error = Double(rows.y[point]) - moments.mean
            densities.append(-0.5 * (ExactExponential.log(2 * .pi * variance) + error * error / variance))
        }
        return densities.allSatisfy(\.isFinite) ? densities : nil
    }
}
