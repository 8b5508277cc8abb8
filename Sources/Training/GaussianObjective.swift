/// The Gaussian negative log-likelihood of the data under one network, with dropout if asked for.
///
/// The noise comes from the network's second head, or else is one level for all x, learned as the last value of the
/// state: the logarithm of its variance in standardised units.
struct GaussianObjective: Objective {
    let workspace: Workspace
    private let network: Network
    private let kernels: Kernels
    private let keep: Double
    private let key: RandomKey
    private let decay: Float
    private let masks: Floats
    private let shared: Floats
    private let storage: Storage

    /// The variance that is added to every predicted one, in standardised units, so that a point that is hit exactly
    /// can't make the likelihood infinite.
    static let varianceFloor: Float = 1e-4

    /// - Parameters:
    ///   - dropout: the probability that a unit is dropped; 0 for none.
    ///   - decay: weight of ½‖w‖² in the loss.
    init(problem: Problem, network: Network, batch: Int, dropout: Double, decay: Double, key: RandomKey) {
        let rows = min(batch, problem.count)
        self.network = network
        kernels = problem.kernels
        keep = 1 - dropout
        self.key = key
        self.decay = Float(decay)
        workspace = Workspace(network: network, capacity: rows, kernels: problem.kernels)
        let storage = Storage(parts: dropout > 0 ? rows * network.unitCount : 0, 2 * rows)
        masks = storage.take(dropout > 0 ? rows * network.unitCount : 0)
        shared = storage.take(2 * rows)
        self.storage = storage
    }

    var curveNames: [String] { ["negative log-likelihood"] }
    var stateCount: Int { network.parameterCount + (network.predictsNoise ? 0 : 1) }

    func initialState(key: RandomKey) -> [Float] {
        Initialisation.parameters(of: network, key: key, kernels: kernels) + (network.predictsNoise ? [] : [0])
    }

    mutating func evaluate(_ state: ConstantFloats, gradient: Floats, rows: Int, step: Int) -> Double {
        var masks: Workspace.Masks?
        if keep < 1 {
            kernels.dropoutMask(self.masks, count: rows * network.unitCount, keep: keep, key: key, stream: step)
            masks = .init(values: self.masks, isPerRow: true)
        }
        workspace.forward(state, rows: rows, masks: masks)
        let loss = workspace.gaussianLoss(
            sharedLogVariance: network.predictsNoise ? nil : state + network.parameterCount,
            gradient: network.predictsNoise ? nil : gradient + network.parameterCount, scratch: shared, rows: rows)
        workspace.backward(state, gradient: gradient, rows: rows, masks: masks)
        if decay > 0 {
            for index in 0..<network.parameterCount { gradient[index] += decay * state[index] }
        }
        return loss
    }

    mutating func curves(_ state: ConstantFloats, meanLoss: Double) -> [Double] { [meanLoss] }
}

extension Workspace {
    /// The mean Gaussian negative log-likelihood of the loaded rows, without ½ log 2π; sets the gradients of the heads.
    ///
    /// - Parameters:
    ///   - sharedLogVariance: the one log-variance of a network without a head for it.
    ///   - gradient: where the derivative by that log-variance goes.
    ///   - scratch: room for twice the rows.
    func gaussianLoss(
        sharedLogVariance: ConstantFloats?, gradient: Floats?, scratch: Floats, rows: Int
    ) -> Double {
        let scale = 1 / Float(rows)
        var logVariance = scratch
        var logVarianceGradient = scratch + rows
        if let sharedLogVariance {
            for row in 0..<rows { logVariance[row] = sharedLogVariance.pointee }
        } else {
            logVariance = outputs[1]
            logVarianceGradient = outputGradients[1]
        }
        kernels.gaussianLoss(
            loss, meanGradient: outputGradients[0], logVarianceGradient: logVarianceGradient, mean: outputs[0],
            logVariance: logVariance, target: target, count: rows, floor: GaussianObjective.varianceFloor,
            scale: scale)
        gradient?.pointee = kernels.sum(logVarianceGradient, count: rows)
        return Double(kernels.sum(loss, count: rows)) / Double(rows)
    }
}
