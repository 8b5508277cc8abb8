internal import Slices

/// The loss of evidential regression: the negative log-likelihood of the targets under the network's
/// normal-inverse-gamma distribution, and a penalty for evidence in proportion to the error, |y − γ| (2ν + α)
/// (Amini and others 2020, arXiv:1910.02600, equations 8 to 10).
struct EvidentialObjective: Objective {
    let workspace: Workspace
    private let network: Network
    private let settings: TrainingSettings
    private let weight: Double
    private let kernels: Kernels
    private var penalties = 0.0
    private var rowCount = 0

    init(problem: Problem, network: Network, settings: TrainingSettings) {
        self.network = network
        self.settings = settings
        weight = settings[EvidentialRegression.evidencePenalty]
        kernels = problem.kernels
        workspace = Workspace(
            network: network, capacity: min(settings[Descent.batch], problem.count), kernels: problem.kernels)
    }

    var layout: StateLayout { network.layout }
    var curveNames: [String] { ["evidential loss", "negative log-likelihood", "evidence penalty"] }

    func initialState(key: RandomKey) -> [Float] {
        settings[Network.initialisation].parameters(of: network, key: key, kernels: kernels)
    }

    mutating func evaluate(_ state: ConstantFloats, gradient: Floats, rows: Int, step: Int) -> Double {
        workspace.forward(state, rows: rows)
        let share = 1 / Double(rows)
        var (likelihood, penalty) = (0.0, 0.0)
        for row in 0..<rows {
            let outputs = SIMD4((0..<4).map { Double(workspace.outputs[$0][row]) })
            let distribution = NormalInverseGamma(outputs: outputs)
            let target = Double(workspace.target[row])
            var (value, slope) = distribution.loss(target)
            likelihood += value
            let error = target - distribution.gamma
            let evidence = 2 * distribution.nu + distribution.alpha
            penalty += weight * abs(error) * evidence
            slope += weight * SIMD4((error < 0 ? 1 : -1) * evidence, 2 * abs(error), abs(error), 0)
            slope *= share * NormalInverseGamma.slopes(outputs: outputs)
            for head in 0..<4 { workspace.outputGradients[head][row] = Float(slope[head]) }
        }
        workspace.backward(state, gradient: gradient, rows: rows)
        if step >= 0 {
            penalties += penalty
            rowCount += rows
        }
        return share * (likelihood + penalty)
    }

    mutating func curves(_ state: ConstantFloats, meanLoss: Double) -> [Double] {
        let penalty = penalties / Double(max(rowCount, 1))
        (penalties, rowCount) = (0, 0)
        return [meanLoss, meanLoss - penalty, penalty]
    }
}
