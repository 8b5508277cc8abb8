internal import Slices

/// The negative logarithm of the posterior density of a network's weights, per row and up to a constant: the Gaussian
/// negative log-likelihood, and a prior N(0, 1 / precision) on every weight.
///
/// The state is that of ``GaussianObjective`` with one noise level for all x.
struct PosteriorObjective: Objective {
    private var likelihood: GaussianObjective
    private let rowCount: Int
    private let precision: Double
    private let kernels: Kernels

    init(problem: Problem, network: Network, settings: TrainingSettings, precision: Double, key: RandomKey) {
        likelihood = GaussianObjective(problem: problem, network: network, settings: settings, dropout: 0, key: key)
        rowCount = problem.count
        kernels = problem.kernels
        self.precision = precision
    }

    var workspace: Workspace { likelihood.workspace }
    var layout: StateLayout { likelihood.layout }
    var curveNames: [String] { ["negative log posterior", "negative log-likelihood", "weight penalty"] }

    func initialState(key: RandomKey) -> [Float] { likelihood.initialState(key: key) }

    mutating func evaluate(_ state: ConstantFloats, gradient: Floats, rows: Int, step: Int) -> Double {
        let loss = likelihood.evaluate(state, gradient: gradient, rows: rows, step: step)
        let pull = Float(precision / Double(rowCount))
        for index in layout[.weights] { gradient[index] += pull * state[index] }
        return loss
    }

    mutating func curves(_ state: ConstantFloats, meanLoss: Double) -> [Double] {
        let square = Double(kernels.sumOfSquares(state, count: layout[.weights].count))
        let penalty = 0.5 * precision * square / Double(rowCount)
        return [meanLoss + penalty, meanLoss, penalty]
    }
}
