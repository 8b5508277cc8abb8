internal import Slices

/// How a gradient becomes a step.
public enum OptimiserKind: String, Sendable, CaseIterable {
    /// Steps scaled by running moments of the gradient (Kingma & Ba 2015, arXiv:1412.6980).
    case adam
    /// Adam with weights that decay apart from the gradient (Loshchilov & Hutter 2019, arXiv:1711.05101).
    case adamw
    /// Stochastic gradient descent with momentum 0.9.
    case sgd
}

/// What turns gradients into steps of the state.
protocol StepRule {
    /// Moves the state one step against the gradient, `factor` times the usual length.
    mutating func step(_ state: Floats, gradient: ConstantFloats, factor: Double)
}

/// An optimiser with its running moments.
struct Optimiser: StepRule {
    private let kind: OptimiserKind
    private let first: Floats
    private let second: Floats
    private let count: Int
    private let storage: Storage
    private let kernels: Kernels
    private let rate: Double
    private let decay: Double
    private var beta1Power = 1.0
    private var beta2Power = 1.0

    private static let beta1 = 0.9
    private static let beta2 = 0.999
    private static let epsilon = 1e-8

    /// - Parameters:
    ///   - count: the length of the state.
    ///   - settings: kind, learning rate and weight decay.
    init(count: Int, settings: TrainingSettings, kernels: Kernels) {
        let storage = Storage(parts: count, count)
        first = storage.take(count)
        second = storage.take(count)
        self.storage = storage
        self.count = count
        self.kernels = kernels
        kind = settings[Descent.optimiser]
        rate = settings[Descent.learningRate]
        decay = settings[Descent.weightDecay]
    }

    mutating func step(_ state: Floats, gradient: ConstantFloats, factor: Double) {
        let rate = self.rate * factor
        switch kind {
        case .adam, .adamw:
            beta1Power *= Self.beta1
            beta2Power *= Self.beta2
            let correction = (1 - beta2Power).squareRoot()
            kernels.adam(
                state, first: first, second: second, gradient: gradient, count: count,
                rate: Float(rate * correction / (1 - beta1Power)), beta1: Float(Self.beta1), beta2: Float(Self.beta2),
                epsilon: Float(Self.epsilon * correction), decay: kind == .adamw ? Float(rate * decay) : 0)
        case .sgd:
            kernels.momentum(
                state, velocity: first, gradient: gradient, count: count, rate: Float(rate), momentum: 0.9,
                decay: Float(rate * decay))
        }
    }
}
