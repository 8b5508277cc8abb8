internal import Slices

/// The prior on every weight, and how far a Gaussian posterior is from it.
struct WeightPrior {
    /// The widths of the prior over all weights.
    let widths: [PriorWidth]
    private let prior: Prior
    private let count: Int
    private let kernels: Kernels
    private let scratch: Floats
    private let storage: Storage

    init(_ prior: Prior, network: Network, kernels: Kernels) {
        let count = network.parameterCount
        widths = prior.widths(of: network)
        self.prior = prior
        self.count = count
        self.kernels = kernels
        let storage = Storage(parts: 2 * count)
        scratch = storage.take(2 * count)
        self.storage = storage
    }

    /// The σ of a prior whose divergence has a closed form; infinite where it is estimated from draws, so that only
    /// the posterior's own entropy remains in closed form.
    func closedFormDeviation(_ width: PriorWidth) -> Float {
        switch prior.shape {
        case .gaussian: Float(width.factor * prior.deviation)
        case .mixture: .infinity
        }
    }

    /// Adds `weight` times the derivative of −log p at drawn weights, for a prior without a closed form.
    func addSampledGradient(to gradient: Floats, weights: ConstantFloats, weight: Double) {
        guard prior.shape == .mixture else { return }
        for width in widths { addSampledGradient(to: gradient, weights: weights, weight: weight, width) }
    }

    private func addSampledGradient(
        to gradient: Floats, weights: ConstantFloats, weight: Double, _ width: PriorWidth
    ) {
        let (first, other) = (width.factor * prior.deviation, width.factor * prior.secondDeviation)
        let precision1 = Float(1 / (first * first))
        let precision2 = Float(1 / (other * other))
        let factor1 = Float(prior.firstShare / first)
        let factor2 = Float((1 - prior.firstShare) / other)
        let (gradient, weights) = (gradient[width.range], weights[width.range])
        let count = width.range.count
        let second = scratch[count...]
        for index in 0..<count {
            let half = -0.5 * weights[index] * weights[index]
            scratch[index] = half * precision1
            second[index] = half * precision2
        }
        kernels.exp(scratch, scratch, count: 2 * count)
        let scale = Float(weight)
        for index in 0..<count {
            let p1 = factor1 * scratch[index]
            let p2 = factor2 * second[index]
            // Far out both parts vanish, and the wider one decides.
            let total = p1 + p2
            let precision =
                total > 0 ? (p1 * precision1 + p2 * precision2) / total : min(precision1, precision2)
            gradient[index] += scale * precision * weights[index]
        }
    }

    /// KL(q ‖ p) in nats: Σ log(σ / s) + (s² + m²) / (2σ²) − ½ in closed form, or for a mixture from one draw.
    ///
    /// - Parameters:
    ///   - center: the prior's means, if they are not zero.
    ///   - epsilon: standard normal numbers for the draw.
    func divergence(
        mean: ConstantFloats, rho: ConstantFloats, center: [Float]?, epsilon: ConstantFloats
    ) -> Double {
        let (deviation, logDeviation) = (scratch[..<count], scratch[count...])
        kernels.softplus(deviation, rho, count: count)
        kernels.log(logDeviation, deviation, count: count)
        var total = 0.0
        switch prior.shape {
        case .gaussian:
            for width in widths {
                var squares = 0.0
                for index in width.range {
                    let distance = Double(mean[index]) - (center.map { Double($0[index]) } ?? 0)
                    squares += distance * distance + Double(deviation[index]) * Double(deviation[index])
                    total -= Double(logDeviation[index])
                }
                let deviation = width.factor * prior.deviation
                total +=
                    squares / (2 * deviation * deviation)
                    + Double(width.range.count) * (ExactExponential.log(deviation) - 0.5)
            }
        case .mixture:
            for width in widths {
                for index in width.range {
                    let e = Double(epsilon[index])
                    let weight = Double(mean[index]) + Double(deviation[index]) * e
                    total -= Double(logDeviation[index]) + 0.5 * e * e
                    total += prior.mixturePotential(weight / width.factor).value + ExactExponential.log(width.factor)
                }
            }
        }
        return total
    }
}
