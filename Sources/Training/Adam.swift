/// Adam (Kingma & Ba 2015, arXiv:1412.6980): steps scaled by running moments of the gradient.
struct Adam {
    private let first: Floats
    private let second: Floats
    private let count: Int
    private let storage: Storage
    private let kernels: Kernels
    private let rate: Double
    private var beta1Power = 1.0
    private var beta2Power = 1.0

    private static let beta1 = 0.9
    private static let beta2 = 0.999
    private static let epsilon = 1e-8

    init(count: Int, rate: Double, kernels: Kernels) {
        let storage = Storage(parts: count, count)
        first = storage.take(count)
        second = storage.take(count)
        self.storage = storage
        self.count = count
        self.kernels = kernels
        self.rate = rate
    }

    /// Moves the parameters one step against the gradient, `factor` times the usual length.
    mutating func step(_ parameters: Floats, gradient: ConstantFloats, factor: Double = 1) {
        beta1Power *= Self.beta1
        beta2Power *= Self.beta2
        let correction = (1 - beta2Power).squareRoot()
        kernels.adam(
            parameters, first: first, second: second, gradient: gradient, count: count,
            rate: Float(rate * factor * correction / (1 - beta1Power)), beta1: Float(Self.beta1),
            beta2: Float(Self.beta2), epsilon: Float(Self.epsilon * correction), decay: 0)
    }
}
