/// A method that trains networks by gradient descent.
public protocol NetworkMethod: Method {
    /// What its networks know of the noise.
    func noise(_ settings: TrainingSettings) -> Noise

    /// The network that it trains.
    func network(_ problem: Problem, _ settings: TrainingSettings) -> Network
}

extension NetworkMethod {
    /// Trained by descent.
    public var traits: Set<MethodTrait> { [.descends] }

    /// One level for all x.
    public func noise(_ settings: TrainingSettings) -> Noise { .constant }

    /// A network as wide and deep as the settings say.
    public func network(_ problem: Problem, _ settings: TrainingSettings) -> Network {
        Network(problem, settings, noise: noise(settings))
    }

    /// The layers with the spread of their weights over all runs.
    public func summary(
        states: [MethodState], problem: Problem, settings: TrainingSettings
    ) throws(TrainingError) -> NetworkSummary {
        network(problem, settings).summary(states: try states.contents())
    }
}
