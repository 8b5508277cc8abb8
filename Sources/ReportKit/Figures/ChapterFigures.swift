import Figures
import Plot
import Predictions
import Training

/// The figures about one data set.
struct ChapterFigures {
    let dataSet: DataSet
    let grids: [PredictionGrid]
    /// The methods that have predictions.
    let results: [MethodResult]
    private let all: [MethodResult]
    let choice: FigureChoice

    /// The width of a drawing for a phone, in points.
    static let phone = 300.0
    /// More features than this have no panel of their own.
    static let featureLimit = 12

    /// Prepares to compose figures.
    init(dataSet: DataSet, grids: [PredictionGrid], results: [MethodResult], choice: FigureChoice) {
        self.dataSet = dataSet
        self.grids = grids
        self.results = results.filter { $0.test != nil }
        all = results
        self.choice = choice
    }

    /// The figures in the order of the report.
    func compose() -> [ReportFigure] {
        let predictive =
            results.isEmpty
            ? [] : dataSet.features.count == 1 ? curves() : [observed()] + results.flatMap(features)
        return (predictive + quality() + training() + results.compactMap(weights)).filter { choice.holds($0.kind) }
    }

    // MARK: How good σ is

    private func quality() -> [ReportFigure] {
        var known = sorted.compactMap { index -> (method: String, predictions: ObservedPredictions)? in
            guard let samples = results[index].test,
                let observed = try? ObservedPredictions(
                    samples, observed: dataSet.test.y, on: results[index].trained.path)
            else { return nil }
            return (results[index].title, observed)
        }
        guard !known.isEmpty else { return [] }
        let hasDistribution = known.contains { $0.predictions.samples.hasDistribution }
        let hasVariance = known.contains { $0.predictions.samples.hasDraws }
        let hasError = known.contains { known in
            var predictions = known.predictions
            return predictions.error.contains(where: \.isFinite)
        }
        for index in known.indices {
            // What several figures need is computed once.
            _ = known[index].predictions.transform
            _ = known[index].predictions.moments
        }
        let predictions = known
        return [
            figure(
                .calibration,
                "How often observations fall below each quantile of the predictions, at all test points. On the diagonal the method is calibrated; the grey band is what chance allows.",
                drawn: { .calibrationCurves(predictions, width: $0) }),
            figure(
                .pit,
                "Where observations fall in their predictive distributions, at all test points. A calibrated method fills all bars alike; a valley means that it is too sure of itself, a hill that it could be surer.",
                drawn: { .transformHistograms(predictions, width: $0) }),
            figure(
                .error,
                "How large the errors are against the σ that was predicted for them. If σ means what it says, the squares lie on the lower line, and nearly all dots below the upper one.",
                drawn: { .errorAgainstDeviation(target: dataSet.target, predictions, width: $0) }),
            figure(
                .coverage,
                "What intervals of rising probability hold against how wide they are. Of two methods that hold as much, the one with the narrower intervals knows more.",
                drawn: { .coverageAgainstWidth(target: dataSet.target, predictions, width: $0) }),
            figure(
                .sparsification,
                "The error that remains when the points of the largest σ are taken away. The closer to the dashed curve, which takes away the largest errors, the better σ knows where the method errs.",
                drawn: { .sparsification(target: dataSet.target, predictions, width: $0) }),
        ].filter { figure in
            switch figure.kind {
            case .calibration, .pit, .coverage: hasDistribution
            case .error: hasVariance
            case .sparsification: hasError
            default: true
            }
        }
    }

    /// The results in the order of small multiples: the lowest negative log-likelihood inside the training range first,
    /// those without one last; what adjustments make of a method stands behind it.
    var sorted: [Int] {
        let likelihoods = results.map { result in
            let plain = results.first { $0.name == result.trained.method.description.name }
            return plain?.metric("negative-log-likelihood", .inRange)?.value ?? .infinity
        }
        return results.indices.sorted { (likelihoods[$0], $0) < (likelihoods[$1], $1) }
    }

    // MARK: Training

    private func training() -> [ReportFigure] {
        let begun = all.filter { $0.adjustment == nil }.filter {
            $0.trained.runs.contains { $0.curves.contains { !$0.values.isEmpty } }
        }
        guard !begun.isEmpty else { return [] }
        let histories = begun.map { result in
            TrainingHistory(
                method: result.title, names: result.trained.runs.first?.curves.map(\.name) ?? [],
                runs: result.trained.runs.map { $0.curves.map(\.values) })
        }
        return [
            figure(
                .training,
                "What each method minimises, epoch by epoch, in units of the standardised target; where there are several networks, each is thin and their mean strong.",
                drawn: { .trainingCurves(histories, width: $0) })
        ]
    }

    private func weights(_ result: MethodResult) -> ReportFigure? {
        guard !result.posterior.isEmpty else { return nil }
        let layers = result.posterior.map { layer in
            WeightLayer(
                name: layer.name, mean: layer.mean, deviation: layer.deviation,
                prior: layer.prior.map { ($0.share, $0.deviation) })
        }
        return figure(
            .weights,
            "The weights of \(result.title), layer by layer: what was believed of each before it saw data, and on average afterwards.",
            method: result.name, drawn: { .weightPosteriors(method: result.title, layers: layers, width: $0) })
    }

    // MARK: Parts

    /// A figure that can be drawn for any width, in points.
    func figure(
        _ kind: FigureKind, _ caption: Prose, method: String? = nil, drawn: (_ width: Double) -> DrawnFigure
    ) -> ReportFigure {
        figure(kind, caption, method: method, wide: drawn(Size.page.width), narrow: drawn(Self.phone))
    }

    func figure(
        _ kind: FigureKind, _ caption: Prose, method: String? = nil, wide: DrawnFigure,
        narrow: DrawnFigure? = nil
    ) -> ReportFigure {
        let parts = [Slug.make(dataSet.name), method, kind.rawValue].compactMap(\.self)
        return ReportFigure(
            kind: kind, method: method, name: parts.joined(separator: "-"), caption: caption, wide: wide,
            narrow: narrow, isSupplement: choice.isSupplement(kind))
    }

    func subject(feature: Int, grid: PredictionGrid? = nil) -> Subject {
        let values = (grid ?? grids[feature]).values
        return Subject(
            feature: dataSet.features[feature], target: dataSet.target,
            training: .init(x: dataSet.training.feature(feature), y: dataSet.training.y),
            test: .init(x: dataSet.test.feature(feature), y: dataSet.test.y), grid: values,
            truth: dataSet.truth.map { values.map($0) })
    }
}
