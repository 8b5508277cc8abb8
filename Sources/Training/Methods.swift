/// All methods that can be trained, in the order of a report: those that know both what data leave open and how noisy they
/// are, then, for comparison, those that learn one function.
public enum Methods {
    /// One line for each method.
    public static let all: [any Method] = [
        Laplace(),
        DeepEnsemble(),
        GaussianProcess(),
        BayesianNetwork(),
        LocalReparameterisation(),
        MonteCarloDropout(),
        StochasticWeightAveraging(),
        VariationalOnlineNewton(),
        HeteroscedasticNetwork(),
        QuantileRegression(),
        ConcreteDropout(),
        EvidentialRegression(),
        NoUTurnSampler(),
        QuantileForest(),
        NaturalGradientBoosting(),
    ]

    /// Every setting that one of them reads, in the order in which they name it first.
    public static let settings: [any DeclaredSetting] = all.flatMap(\.settings).reduce(into: []) { known, setting in
        if !known.contains(where: { $0.name == setting.name }) { known.append(setting) }
    }

    /// The setting of a name, if a method reads one.
    public static func setting(named name: String) -> (any DeclaredSetting)? {
        settings.first { $0.name == name }
    }

    /// The method of a name, if there is one.
    public static func named(_ name: String) -> (any Method)? {
        all.first { $0.description.name == name }
    }
}
