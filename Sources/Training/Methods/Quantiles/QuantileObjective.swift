internal import Slices

/// The pinball loss τ (y − q)₊ + (1 − τ)(q − y)₊, mean over the levels τ of a network's quantiles
/// (Koenker & Bassett 1978, doi:10.2307/1913643).
struct QuantileObjective: Objective {
    let workspace: Workspace
    private let network: Network
    private let settings: TrainingSettings
    private let kernels: Kernels
    private var quantiles: NonCrossingQuantiles

    init(problem: Problem, network: Network, levels: [Double], settings: TrainingSettings) {
        self.network = network
        self.settings = settings
        kernels = problem.kernels
        quantiles = NonCrossingQuantiles(levels: levels)
        workspace = Workspace(
            network: network, capacity: min(settings[Descent.batch], problem.count), kernels: problem.kernels)
    }

    var layout: StateLayout { network.layout }
    var curveNames: [String] { ["pinball loss"] }

    func initialState(key: RandomKey) -> [Float] {
        var state = settings[Network.initialisation].parameters(of: network, key: key, kernels: kernels)
        for (head, bias) in zip(network.heads, quantiles.start) { state[head.biases] = Float(bias) }
        return state
    }

    mutating func evaluate(_ state: ConstantFloats, gradient: Floats, rows: Int, step: Int) -> Double {
        workspace.forward(state, rows: rows)
        let share = 1 / Double(rows)
        var loss = 0.0
        for row in 0..<rows {
            quantiles.read(workspace.outputs, row: row)
            loss += quantiles.loss(
                of: Double(workspace.target[row]), gradients: workspace.outputGradients, row: row, share: share)
        }
        workspace.backward(state, gradient: gradient, rows: rows)
        return share * loss
    }

    mutating func curves(_ state: ConstantFloats, meanLoss: Double) -> [Double] { [meanLoss] }
}
