/// The units that a network computes in.
public enum Scaling: String, Sendable, CaseIterable {
    /// Features and target with mean 0 and standard deviation 1.
    case standard
    /// Features divided by their standard deviation and not shifted; the target as it is.
    case features

    /// The units that the network computes in.
    public static let setting = Setting.choice(
        "scaling", usual: standard, "units that the network computes in")
}

extension Problem {
    /// The same data in other units; what is standardised stays so.
    public func scaled(_ scaling: Scaling) -> Problem {
        switch scaling {
        case .standard: self
        case .features: Problem(dividingFeaturesOf: self)
        }
    }
}
