/// The spread that the weights of a hidden layer start with.
public enum Initialisation: String, Sendable, CaseIterable {
    /// N(0, 2 / inputs), for rectifiers (He and others 2015, arXiv:1502.01852).
    case he
    /// N(0, 2 / (inputs + outputs)), for symmetric activations (Glorot & Bengio 2010).
    case glorot
    /// N(0, 1 / inputs) (LeCun and others 1998, doi:10.1007/3-540-49430-8_2).
    case lecun

    /// Weights as the case says for hidden layers and N(0, 1 / inputs) for heads; biases from N(0, 1), those of heads 0.
    ///
    /// Biases as large as the standardised inputs spread the kinks of a rectified network over the range of the data;
    /// from zero biases they would all start in its middle.
    func parameters(of network: Network, key: RandomKey, kernels: Kernels) -> [Float] {
        var values = kernels.normals(network.parameterCount, key: key).map { Float($0) }
        for layer in network.bodies.flatMap(\.hidden) {
            let scale = Float(variance(layer).squareRoot())
            for index in layer.weights..<layer.biases { values[index] *= scale }
        }
        for head in network.heads {
            let scale = Float((1 / Double(head.inputs)).squareRoot())
            for index in head.weights..<head.biases { values[index] *= scale }
            values[head.biases] = 0
        }
        return values
    }

    private func variance(_ layer: Network.Layer) -> Double {
        switch self {
        case .he: 2 / Double(layer.inputs)
        case .glorot: 2 / Double(layer.inputs + layer.outputs)
        case .lecun: 1 / Double(layer.inputs)
        }
    }
}
