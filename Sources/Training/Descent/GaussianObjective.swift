internal import Slices

/// The Gaussian negative log-likelihood of the data under one network, with dropout if asked for.
///
/// The noise comes from the network's second head, or else is one level for all x, learned as the last value of the
/// state: the logarithm of its variance in standardised units.
struct GaussianObjective: Objective {
    let workspace: Workspace
    let layout: StateLayout
    private let network: Network
    private let kernels: Kernels
    private let settings: TrainingSettings
    private let isAdversarial: Bool
    private let keep: Double
    private let key: RandomKey
    private let masks: Floats
    private let shared: Floats
    private let adversarial: Floats
    private let adversarialReach: [Float]
    private let anchors: Anchors?
    private let storage: Storage

    /// - Parameter dropout: the probability that a unit is dropped; 0 for none.
    init(problem: Problem, network: Network, settings: TrainingSettings, dropout: Double, key: RandomKey) {
        let rows = min(settings[Descent.batch], problem.count)
        self.network = network
        layout = network.layout
        self.settings = settings
        isAdversarial = settings[DeepEnsemble.adversarialStep] > 0
        kernels = problem.kernels
        keep = 1 - dropout
        self.key = key
        workspace = Workspace(network: network, capacity: rows, kernels: problem.kernels)
        let storage = Storage(
            parts: dropout > 0 ? rows * network.unitCount : 0, 2 * rows, network.layout.count)
        masks = storage.take(dropout > 0 ? rows * network.unitCount : 0)
        shared = storage.take(2 * rows)
        adversarial = storage.take(network.layout.count)
        adversarialReach = (0..<problem.featureCount).map { feature in
            let values = stride(from: feature, to: problem.x.count, by: problem.featureCount).map { problem.x[$0] }
            return Float(settings[DeepEnsemble.adversarialStep]) * ((values.max() ?? 0) - (values.min() ?? 0))
        }
        anchors =
            settings[DeepEnsemble.anchorDeviation] > 0
            ? Anchors(
                problem: problem, network: network, deviation: settings[DeepEnsemble.anchorDeviation],
                key: key.child("anchors")) : nil
        self.storage = storage
    }

    var curveNames: [String] { ["negative log-likelihood"] }

    func initialState(key: RandomKey) -> [Float] {
        network.noise.start(
            settings[Network.initialisation].parameters(of: network, key: key, kernels: kernels), of: network)
    }

    mutating func evaluate(_ state: ConstantFloats, gradient: Floats, rows: Int, step: Int) -> Double {
        let loss = evaluateLoaded(state, gradient: gradient, rows: rows, step: step)
        guard isAdversarial else { return loss }
        return 0.5 * (loss + evaluateAdversarial(state, gradient: gradient, rows: rows, step: step))
    }

    /// Averages the gradient with that at inputs moved in the direction in which the loss grows fastest
    /// (Goodfellow and others 2015, arXiv:1412.6572), and returns the loss there.
    private func evaluateAdversarial(_ state: ConstantFloats, gradient: Floats, rows: Int, step: Int) -> Double {
        for index in 0..<rows * network.featureCount {
            let slope = workspace.inputGradient[index]
            let reach = adversarialReach[index % network.featureCount]
            workspace.input[index] += slope > 0 ? reach : slope < 0 ? -reach : 0
        }
        let loss = evaluateLoaded(state, gradient: adversarial, rows: rows, step: step)
        for index in 0..<stateCount { gradient[index] = 0.5 * (gradient[index] + adversarial[index]) }
        return loss
    }

    private func evaluateLoaded(_ state: ConstantFloats, gradient: Floats, rows: Int, step: Int) -> Double {
        var masks: Workspace.Masks?
        if keep < 1 {
            kernels.dropoutMask(self.masks, count: rows * network.unitCount, keep: keep, key: key, stream: step)
            masks = .init(values: self.masks, isPerRow: true)
        }
        workspace.forward(state, rows: rows, masks: masks)
        let loss = workspace.gaussianLoss(
            level: state[layout[.noise]], gradient: gradient[layout[.noise]], scratch: shared, rows: rows)
        anchors?.perturb(workspace, level: state[layout[.noise]], rows: rows)
        workspace.backward(
            state, gradient: gradient, rows: rows, masks: masks, toInput: isAdversarial)
        anchors?.addPull(to: gradient, state: state)
        return loss
    }

    mutating func curves(_ state: ConstantFloats, meanLoss: Double) -> [Double] { [meanLoss] }
}
