/// What a method knows of the weights of one layer: a normal distribution for each, and what was believed before.
public struct LayerPosterior: Sendable, Equatable {
    /// A normal distribution around 0 as a part of the prior.
    public struct PriorPart: Sendable, Equatable {
        /// Its share of the prior; all shares add up to 1.
        public let share: Double
        /// Its standard deviation.
        public let deviation: Double
    }

    /// The name of the layer.
    public let name: String
    /// The mean of each weight and bias, in the units of standardised data.
    public let mean: [Double]
    /// The standard deviation of each; 0 where it is a point.
    public let deviation: [Double]
    /// The prior of every weight.
    public let prior: [PriorPart]
}

extension Method {
    /// Nothing: most methods hold no distribution with a prior for each weight.
    public func weightPosterior(
        states: [[Float]], problem: Problem, settings: TrainingSettings
    ) -> [LayerPosterior] { [] }
}

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
