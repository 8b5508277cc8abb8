internal import Slices

/// A loss of a method of one's own, as an objective: the network's outputs go through it to its parameters.
struct LossObjective: Objective {
    let workspace: Workspace
    let layout: StateLayout
    private let network: Network
    private let kernels: Kernels
    private let initialisation: Initialisation
    private let loss: Descent.Loss
    private var outputs: [Float]
    private var targets: [Float]
    private var slopes: [Float]

    init(problem: Problem, network: Network, settings: TrainingSettings, loss: @escaping Descent.Loss) {
        let rows = min(settings[Descent.batch], problem.count)
        self.network = network
        self.loss = loss
        kernels = problem.kernels
        initialisation = settings[Network.initialisation]
        layout = StateLayout([.weights: network.parameterCount])
        workspace = Workspace(network: network, capacity: rows, kernels: problem.kernels)
        outputs = [Float](repeating: 0, count: network.heads.count * rows)
        targets = [Float](repeating: 0, count: rows)
        slopes = outputs
    }

    var curveNames: [String] { ["loss"] }

    func initialState(key: RandomKey) -> [Float] {
        initialisation.parameters(of: network, key: key, kernels: kernels)
    }

    mutating func evaluate(_ state: ConstantFloats, gradient: Floats, rows: Int, step: Int) -> Double {
        workspace.forward(state, rows: rows)
        let heads = network.heads.count
        for head in 0..<heads {
            for row in 0..<rows { outputs[head * rows + row] = workspace.outputs[head][row] }
        }
        for row in 0..<rows { targets[row] = workspace.target[row] }
        for index in 0..<heads * rows { slopes[index] = 0 }
        let value = mean(heads: heads, rows: rows)
        for head in 0..<heads {
            for row in 0..<rows { workspace.outputGradients[head][row] = slopes[head * rows + row] }
        }
        workspace.backward(state, gradient: gradient, rows: rows)
        return value
    }

    private mutating func mean(heads: Int, rows: Int) -> Double {
        // Lent to the loss and taken back, so that nothing is copied.
        var room: [Float] = []
        swap(&room, &slopes)
        defer { swap(&room, &slopes) }
        let (loss, outputs, targets) = (loss, outputs, targets)
        var slopes = room.mutableSpan
        return loss(outputs.span.extracting(0..<heads * rows), targets.span.extracting(0..<rows), &slopes)
    }

    mutating func curves(_ state: ConstantFloats, meanLoss: Double) -> [Double] { [meanLoss] }
}
