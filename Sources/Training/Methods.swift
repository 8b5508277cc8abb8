/// All methods that can be trained, in the order of a report.
public enum Methods {
    /// One line for each method.
    public static let all: [any Method] = [
        HeteroscedasticNetwork(),
        QuantileRegression(),
        BayesianNetwork(),
        LocalReparameterisation(),
        VariationalOnlineNewton(),
        MonteCarloDropout(),
        ConcreteDropout(),
        DeepEnsemble(),
        GaussianProcess(),
        StochasticWeightAveraging(),
        Laplace(),
        EvidentialRegression(),
        NoUTurnSampler(),
    ]

    /// The method of a name, if there is one.
    public static func named(_ name: String) -> (any Method)? {
        all.first { $0.description.name == name }
    }
}
