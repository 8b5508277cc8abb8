/// The kinds of figures that a report can hold, by the name that `--figures` takes and files bear.
enum FigureKind: String, Sendable, CaseIterable {
    /// The bands of all methods on the same axes.
    case comparison
    /// The parts of σ of all methods.
    case decomposition
    /// Predictions of all methods against what was observed.
    case observed
    /// The calibration curves of all methods.
    case calibration
    /// Where observations fall in the predictive distributions of all methods.
    case pit
    /// The errors of all methods against σ.
    case error
    /// Whether the largest σ of each method belong to the largest errors.
    case sparsification
    /// What intervals of all methods hold against how wide they are.
    case coverage
    /// How far each method is from the reference.
    case distance
    /// The losses of all methods.
    case training
    /// The band of one method.
    case band
    /// Some draws of one method.
    case spaghetti
    /// Nested intervals of one method.
    case fan
    /// The predictive density of one method.
    case density
    /// The bands of one method along each of several features.
    case features
    /// Maps of the mean and σ of one method over two features.
    case maps
    /// The band of one method while it learned.
    case filmstrip
    /// The weights of one method before and after training, layer by layer.
    case weights

    /// What a report does with a kind that nobody asked for.
    enum Standing { case main, supplement, onRequest }

    /// Whether a report shows it in every format, as a supplement, or only on request.
    var standing: Standing {
        switch self {
        case .comparison, .observed, .distance, .band, .features, .maps: .main
        case .decomposition, .calibration, .pit, .error, .sparsification, .coverage, .training, .filmstrip, .weights:
            .supplement
        case .spaghetti, .fan, .density: .onRequest
        }
    }

    /// Numbers of features with which it can be drawn.
    var featureCounts: ClosedRange<Int> {
        switch self {
        case .comparison, .decomposition, .distance, .band, .spaghetti, .fan, .density, .filmstrip: 1...1
        case .observed, .features: 2...Int.max
        case .maps: 2...2
        case .calibration, .pit, .error, .sparsification, .coverage, .training, .weights: 1...Int.max
        }
    }
}
