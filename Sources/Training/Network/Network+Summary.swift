internal import Tables

extension Network {
    /// The layers as a table: shape, parameters, and the spread of the trained weights of all runs together.
    func summary(states: [[Float]]) -> NetworkSummary {
        NetworkSummary(
            columns: ["layer", "shape", "parameters", "weights, standard deviation"],
            rows: layers.map { layer in
                let weights = states.flatMap { $0[layer.weights..<layer.biases].map(Double.init) }
                return [
                    layer.name, "\(layer.inputs) × \(layer.outputs)", "\(layer.parameterCount)",
                    NumberText.fixed(Standardisation(of: weights).deviation, decimals: 3),
                ]
            },
            parameterCount: states.first?.count ?? parameterCount)
    }
}
