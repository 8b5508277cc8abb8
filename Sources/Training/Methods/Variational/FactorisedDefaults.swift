internal import Predictions

/// What distributions over weights start from: one hidden layer as wide as the rows can pay for, and a prior under which
/// its functions don't grow with the width.
///
/// A unit that the data don't need costs a factorised posterior some nats, because its weight must be held near zero.
/// Rows pay for that with what they gain in likelihood; where there are more units than they can pay for, the bound
/// is highest where the network learns nothing and all is noise (Coker and others 2022, Wide Mean-Field Bayesian
/// Neural Networks Ignore the Data, arXiv:2202.11670).
enum FactorisedDefaults {
    static let hidden = Network.hidden.defaulting { dataSet in
        let rows = dataSet.training.count
        return [rows < 200 ? max(rows / 9, 8) : 50]
    }
    static let epochs = Descent.epochs(steps: 19_000)
    static let priorScale = Prior.scale.defaulting(.fanIn)
    static let priorDeviation = Prior.deviation.defaulting(3)
    static let initialDeviation = BayesianNetwork.initialDeviation.defaulting(0.01)
    /// A weight on noisy rows that is no part of the bound.
    ///
    /// Without it the few units that the prior leaves for the noise make it too small outside the data. One level of noise
    /// is not touched by it.
    static let beta = Noise.beta.defaulting(0.25)
}
