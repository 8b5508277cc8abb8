internal import Predictions

extension Network {
    /// The posterior of each layer, from the mean and the standard deviation of every parameter.
    ///
    /// - Parameter parameters: those that have a distribution; layers without one are left out.
    func posterior(
        mean: [Double], deviation: [Double], prior: (Layer) -> [LayerPosterior.PriorPart],
        of parameters: Range<Int>? = nil
    ) -> [LayerPosterior] {
        let known = parameters ?? 0..<parameterCount
        return layers.filter { known.contains($0.weights) && $0.end <= known.upperBound }.map { layer in
            let place = (layer.weights - known.lowerBound)..<(layer.end - known.lowerBound)
            return LayerPosterior(
                name: layer.name, mean: Array(mean[place]), deviation: Array(deviation[place]), prior: prior(layer))
        }
    }
}
