/// How wide the prior on a weight is, by the layer that it stands in.
public enum PriorScale: String, Sendable, CaseIterable {
    /// N(0, σ²) on every weight, as in the paper: a network's functions grow with its width.
    case equal
    /// N(0, σ²/n) on a weight that is one of n inputs of its unit, and N(0, σ²) on biases: functions of the same size
    /// whatever the width (Neal 1996, Bayesian Learning for Neural Networks, section 2.1).
    case fanIn = "fan-in"
}

/// A stretch of a network's parameters that share one width of the prior.
struct PriorWidth {
    /// Their places in the vector.
    let range: Range<Int>
    /// Factor on the standard deviation of the prior.
    let factor: Double
}

extension PriorScale {
    /// The widths of the prior over all parameters of some layers that follow each other, in their order, without gaps.
    func widths(of layers: [Network.Layer]) -> [PriorWidth] {
        guard let first = layers.first, let last = layers.last else { return [] }
        guard self != .equal else { return [PriorWidth(range: first.weights..<last.end, factor: 1)] }
        return layers.flatMap { layer in
            let (weights, biases) = factors(of: layer)
            return [
                PriorWidth(range: layer.weights..<layer.biases, factor: weights),
                PriorWidth(range: layer.biases..<layer.end, factor: biases),
            ]
        }
    }

    /// Factors on the standard deviation of the prior on a layer's weights and on its biases.
    func factors(of layer: Network.Layer) -> (weights: Double, biases: Double) {
        switch self {
        case .equal: (1, 1)
        case .fanIn: (1 / Double(max(layer.inputs, 1)).squareRoot(), 1)
        }
    }
}
