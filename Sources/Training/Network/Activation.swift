/// The nonlinearity between layers.
public enum Activation: String, Sendable, CaseIterable {
    /// max(0, x).
    case relu
    /// The hyperbolic tangent.
    case tanh
    /// x · sigmoid(x), also known as swish (Ramachandran et al. 2017, arXiv:1710.05941).
    case silu
    /// x · Φ(x) in its form with a hyperbolic tangent (Hendrycks & Gimpel 2016, arXiv:1606.08415).
    case gelu
    /// sin x (Sitzmann et al. 2020, arXiv:2006.09661).
    case sine
}
