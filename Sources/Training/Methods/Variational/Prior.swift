internal import Predictions
internal import Tables

/// The prior on every weight of a network.
public struct Prior: Sendable, Equatable {
    /// The prior's form.
    public enum Shape: String, Sendable, CaseIterable {
        /// N(0, σ²), whose divergence has a closed form.
        case gaussian
        /// π N(0, σ²) + (1 − π) N(0, σ₂²), whose divergence is estimated from each draw.
        case mixture
    }

    /// The prior on every weight.
    public static let shape = Setting.choice("prior", usual: Shape.gaussian, "prior on every weight")
    /// Standard deviation σ of the prior.
    public static let deviation = Setting.real(
        "prior-deviation", .above(0, to: 1e6), usual: 1, "standard deviation of the prior"
    ).tuned(.around(0.3...3))
    /// How the prior's width depends on the layer.
    public static let scale = Setting.choice(
        "prior-scale", usual: PriorScale.equal, "how the prior's width depends on the layer")
    /// Standard deviation σ₂ of the mixture's second part.
    public static let secondDeviation = Setting.real(
        "second-deviation", .above(0, to: 1e6), usual: 0.1, "that of the mixture's second part")
    /// Share π of the mixture's first part.
    public static let firstShare = Setting.real(
        "first-share", .within(0...1), usual: 0.5, "share of the mixture's first part")

    /// Standard deviation of the prior on the weights of a network of its own for the noise.
    ///
    /// With 1 in place of 2 the noise is too smooth, and a mean-field posterior prunes its units.
    public static let noiseDeviation = Setting.real(
        "noise-prior-deviation", .above(0, to: 1e6), usual: 2, "that of the prior on the network for the noise")

    let shape: Shape
    let deviation: Double
    let noiseDeviation: Double
    let scale: PriorScale
    let secondDeviation: Double
    let firstShare: Double

    /// Reads the prior from settings.
    init(_ settings: TrainingSettings) {
        shape = settings[Self.shape]
        deviation = settings[Self.deviation]
        noiseDeviation = settings[Self.noiseDeviation]
        scale = settings[Self.scale]
        secondDeviation = settings[Self.secondDeviation]
        firstShare = settings[Self.firstShare]
    }

    /// −log of π N(w; 0, σ²) + (1 − π) N(w; 0, σ₂²) without ½ log 2π, and its derivative by w.
    func mixturePotential(_ w: Double) -> (value: Double, slope: Double) {
        func part(_ share: Double, _ deviation: Double) -> Double {
            ExactExponential.log(share / deviation) - 0.5 * (w / deviation) * (w / deviation)
        }
        let first = part(firstShare, deviation)
        let second = part(1 - firstShare, secondDeviation)
        let larger = max(first, second)
        let weight1 = ExactExponential.exp(first - larger)
        let weight2 = ExactExponential.exp(second - larger)
        let total = weight1 + weight2
        let precision =
            (weight1 / (deviation * deviation) + weight2 / (secondDeviation * secondDeviation)) / total
        return (-larger - ExactExponential.log(total), w * precision)
    }
}

extension Prior {
    /// The widths over all parameters of a network, in their order, without gaps.
    func widths(of network: Network) -> [PriorWidth] {
        network.bodies.flatMap { body in
            let layers = body.layers
            let factor = layers.first.map(factor) ?? 1
            return scale.widths(of: layers).map { PriorWidth(range: $0.range, factor: factor * $0.factor) }
        }
    }

    /// Factors on the standard deviation of the prior on a layer's weights and on its biases.
    private func factors(of layer: Network.Layer) -> (weights: Double, biases: Double) {
        let (weights, biases) = scale.factors(of: layer)
        let factor = factor(of: layer)
        return (factor * weights, factor * biases)
    }

    /// How much wider the prior on a body of the noise's own is.
    private func factor(of layer: Network.Layer) -> Double { layer.isOfNoise ? noiseDeviation / deviation : 1 }

    /// The prior of a layer as a formula: on its weights, and on its biases where they have another.
    ///
    /// - Parameter center: what stands for the prior's mean.
    func text(of layer: Network.Layer, center: String = "0") -> String {
        let (weights, biases) = factors(of: layer)
        return weights == biases
            ? text(factor: weights, center)
            : "\(text(factor: weights, center)), biases \(text(factor: biases, center))"
    }

    private func text(factor: Double, _ center: String) -> String {
        let width = "\(NumberText.fixed(factor * deviation, decimals: 2))²"
        switch shape {
        case .gaussian: return "N(\(center), \(width))"
        case .mixture:
            let second = "N(0, \(NumberText.fixed(factor * secondDeviation, decimals: 2))²)"
            return
                "\(NumberText.fixed(firstShare, decimals: 2)) N(0, \(width)) + \(NumberText.fixed(1 - firstShare, decimals: 2)) \(second)"
        }
    }

    /// The prior on a layer's parameters taken together; where biases have another width than weights, in proportion to
    /// their numbers.
    func parts(_ layer: Network.Layer) -> [LayerPosterior.PriorPart] {
        let (weights, biases) = factors(of: layer)
        guard weights != biases else { return parts(share: 1, factor: weights) }
        let share = Double(layer.outputs) / Double(layer.parameterCount)
        return parts(share: 1 - share, factor: weights) + parts(share: share, factor: biases)
    }

    private func parts(share: Double, factor: Double) -> [LayerPosterior.PriorPart] {
        switch shape {
        case .gaussian: [.init(share: share, deviation: factor * deviation)]
        case .mixture:
            [
                .init(share: share * firstShare, deviation: factor * deviation),
                .init(share: share * (1 - firstShare), deviation: factor * secondDeviation),
            ]
        }
    }
}
