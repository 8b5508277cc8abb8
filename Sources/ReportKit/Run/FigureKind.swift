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

/// The kinds of figures that a report holds beyond the usual ones, and in every format.
struct FigureChoice: Sendable, Equatable {
    /// What the user named, in the order of the report.
    let named: [FigureKind]
    /// Whether the user asked for all there are.
    let isAll: Bool

    /// Nothing beyond the usual figures.
    init() {
        named = []
        isAll = false
    }

    /// Reads names; `all` stands for all of them.
    init(_ names: [String]) throws(SettingError) {
        let known = FigureKind.allCases.map(\.rawValue)
        for name in names where name != "all" && !known.contains(name) {
            throw .unknown("kind of figure", name, in: known + ["all"], list: "Kinds")
        }
        isAll = names.contains("all")
        let isAll = isAll
        named = FigureKind.allCases.filter { isAll || names.contains($0.rawValue) }
    }

    /// Whether a report holds figures of a kind.
    func holds(_ kind: FigureKind) -> Bool { kind.standing != .onRequest || named.contains(kind) }

    /// Whether figures of a kind only accompany others.
    func isSupplement(_ kind: FigureKind) -> Bool { kind.standing == .supplement && !named.contains(kind) }

    /// The choice as it stands on a command line.
    var arguments: [String] {
        named.isEmpty ? [] : ["--figures"] + (isAll ? ["all"] : named.map(\.rawValue))
    }

    /// Kinds that were named although no data set has a fitting number of features.
    func warnings(featureCounts: [Int]) -> [String] {
        guard !isAll else { return [] }
        return named.filter { kind in !featureCounts.contains { kind.featureCounts.contains($0) } }.map { kind in
            let needed = kind.featureCounts
            let count =
                needed.upperBound > 2 ? "several features" : needed.upperBound == 2 ? "two features" : "one feature"
            return "there is no figure of the kind '\(kind.rawValue)': it needs data with \(count)"
        }
    }
}
