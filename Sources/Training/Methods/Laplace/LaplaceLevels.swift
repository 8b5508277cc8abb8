/// The precision of the prior on every weight and that of the noise, and how they are chosen: so that the marginal
/// likelihood of Laplace's approximation is largest (MacKay 1992, doi:10.1162/neco.1992.4.3.448).
struct LaplaceLevels: Equatable {
    /// 1 / variance of the prior on every weight, δ.
    var priorPrecision: Double
    /// 1 / variance of the noise in standardised units, β.
    var noisePrecision: Double

    /// δ / β: what the prior adds to the Gram matrix.
    var ratio: Double { priorPrecision / noisePrecision }

    /// The logarithms within which they are looked for; the noise variance stays above twice the floor that every
    /// predicted one has.
    private static let bounds = [
        -14.0...14,
        -3...(-ExactExponential.log(2 * Double(Noise.varianceFloor))),
    ]

    /// The levels with the largest marginal likelihood, with the weights where they are, and the negative logarithm of
    /// that likelihood, per row and without ½ log 2π.
    func best(for model: LinearisedModel) -> (levels: LaplaceLevels, evidence: Double) {
        let gram = model.reducedGram
        let (n, m) = (Double(model.rowCount), Double(model.gramCount))
        func evidence(_ x: [Double]) -> (value: Double, gradient: [Double]) {
            let levels = LaplaceLevels(x)
            let determinant = gram.logDeterminant(shift: levels.ratio)
            let prior = levels.priorPrecision * model.size
            let noise = levels.noisePrecision * model.misfit
            let free = levels.ratio * determinant.derivative
            return (
                0.5 / n * (prior + noise - m * x[0] - (n - m) * x[1] + determinant.value),
                [0.5 / n * (prior - m + free), 0.5 / n * (noise - (n - m) - free)]
            )
        }
        let start = [ExactExponential.log(priorPrecision), ExactExponential.log(noisePrecision)]
        let found = QuasiNewton(bounds: Self.bounds, steps: 200).minimum(from: start, of: evidence) { _, _, _ in true }
        return (LaplaceLevels(found), evidence(found).value)
    }

    init(priorPrecision: Double, noisePrecision: Double) {
        self.priorPrecision = priorPrecision
        self.noisePrecision = noisePrecision
    }

    private init(_ logarithms: [Double]) {
        self.init(
            priorPrecision: ExactExponential.exp(logarithms[0]), noisePrecision: ExactExponential.exp(logarithms[1]))
    }
}
