/// What a method knows of the weights of one layer: a normal distribution for each, and what was believed before.
public struct LayerPosterior: Sendable, Equatable {
    /// A normal distribution around 0 as a part of the prior.
    public struct PriorPart: Sendable, Equatable {
        /// Its share of the prior; all shares add up to 1.
        public let share: Double
        /// Its standard deviation.
        public let deviation: Double

        /// Makes a part of a prior.
        public init(share: Double, deviation: Double) {
            self.share = share
            self.deviation = deviation
        }
    }

    /// The name of the layer.
    public let name: String
    /// The mean of each weight and bias, in the units of standardised data: `[P]`.
    public let mean: [Double]
    /// The standard deviation of each, `[P]`; 0 where it is a point.
    public let deviation: [Double]
    /// The prior of every weight.
    public let prior: [PriorPart]

    /// Makes what is known of a layer; `mean` and `deviation` have one value for each weight and bias.
    public init(name: String, mean: [Double], deviation: [Double], prior: [PriorPart]) {
        self.name = name
        self.mean = mean
        self.deviation = deviation
        self.prior = prior
    }
}
