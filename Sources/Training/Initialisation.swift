/// Where the weights of a network start.
enum Initialisation {
    /// Weights of each hidden layer from N(0, 2 / inputs) (He and others 2015, arXiv:1502.01852), those of the heads from
    /// N(0, 1 / inputs), biases from N(0, 1).
    ///
    /// Biases as large as the standardised inputs spread the kinks of a rectified network over the range of the data;
    /// from zero biases they would all start in its middle.
    static func parameters(of network: Network, key: RandomKey, kernels: Kernels) -> [Float] {
        var values = [Float](repeating: 0, count: network.parameterCount)
        values.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            kernels.gaussian(base, count: buffer.count, key: key, stream: 0)
        }
        for layer in network.hidden {
            let scale = Float((2 / Double(layer.inputs)).squareRoot())
            for index in layer.weights..<layer.biases { values[index] *= scale }
        }
        for head in network.heads {
            let scale = Float((1 / Double(head.inputs)).squareRoot())
            for index in head.weights..<head.biases { values[index] *= scale }
            values[head.biases] = 0
        }
        return values
    }
}
