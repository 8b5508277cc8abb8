import Figures
import Plot
import Predictions
import Training

/// The figures about one data set.
struct ChapterFigures {
    let dataSet: DataSet
    private let grids: [PredictionGrid]
    /// The methods that have predictions.
    private let results: [MethodResult]
    private let all: [MethodResult]

    /// The width of a drawing for a phone, in points.
    private static let phone = 300.0
    /// More features than this have no panel of their own.
    private static let featureLimit = 12

    /// Prepares to compose figures.
    init(dataSet: DataSet, grids: [PredictionGrid], results: [MethodResult]) {
        self.dataSet = dataSet
        self.grids = grids
        self.results = results.filter { $0.test != nil }
        all = results
    }

    /// The figures in the order of the report.
    func compose() -> [ReportFigure] {
        let predictive =
            results.isEmpty
            ? [] : dataSet.features.count == 1 ? curves() : [observed()] + results.map(features)
        return predictive + quality() + training()
    }

    // MARK: How good σ is

    private func quality() -> [ReportFigure] {
        let predictions = sorted.compactMap { index -> (method: String, predictions: ObservedPredictions)? in
            guard let samples = results[index].test,
                let observed = try? ObservedPredictions(samples, observed: dataSet.test.y)
            else { return nil }
            return (results[index].title, observed)
        }
        guard !predictions.isEmpty else { return [] }
        return [
            figure(
                .calibration,
                "How often observations fall below each quantile of the predictions, at all test points. On the diagonal the method is calibrated; the grey band is what chance allows.",
                wide: .calibrationCurves(predictions)),
            figure(
                .sparsification,
                "The error that remains when the points of the largest σ are taken away. The closer to the dashed curve, which takes away the largest errors, the better σ knows where the method errs.",
                wide: .sparsification(target: dataSet.target, predictions)),
        ]
    }

    // MARK: One feature

    /// The results in the order of small multiples: the lowest negative log-likelihood inside the training range first,
    /// those without one last.
    private var sorted: [Int] {
        let likelihoods = results.map {
            $0.metric("negative-log-likelihood", .inRange)?.value ?? .infinity
        }
        return results.indices.sorted { (likelihoods[$0], $0) < (likelihoods[$1], $1) }
    }

    private func curves() -> [ReportFigure] {
        let subject = subject(feature: 0)
        let bands = results.map { (method: $0.title, moments: PredictiveMoments($0.grids[0])) }
        let order = sorted.map { bands[$0] }
        let isDecomposed = order.contains { $0.moments.hasVariance }
        return [comparison(subject, order)] + (isDecomposed ? [decomposition(subject, order)] : [])
            + zip(results, bands).flatMap { result, band in
                [self.band(result, subject, band.moments)] + filmstrip(result)
            }
    }

    private func comparison(
        _ subject: Subject, _ bands: [(method: String, moments: PredictiveMoments)]
    ) -> ReportFigure {
        let ratios = results.compactMap { result in
            result.metric(Scoring.epistemicRatio, .everywhere)?.value.map {
                (ratio: $0, text: "\(result.title) \(NumberText.significant($0, digits: 2))×")
            }
        }
        let texts =
            ratios.count <= 4
            ? ratios.map(\.text).joined(separator: ", ")
            : [ratios.min { $0.ratio < $1.ratio }, ratios.max { $0.ratio < $1.ratio }].compactMap { $0?.text }
                .joined(separator: " to ")
        let finding = ratios.isEmpty ? "" : "Epistemic σ outside against inside: " + texts
        func draw(columns: Int?, width: Double) -> DrawnFigure {
            .smallMultiples(
                title: dataSet.title, subtitle: finding, subject: subject, bands: bands, columns: columns, width: width)
        }
        let interval = bands.lazy.filter { !$0.moments.hasVariance }.map { $0.moments }.first
        let other =
            interval.map { " A method without σ shows its \($0.centreName) and its \($0.bandName) instead." } ?? ""
        return figure(
            .comparison,
            "The same data, seen by each method: the mean and the band of ±2σ. The darker part of the band is epistemic, what the method does not know; the lighter is noise.\(other) Methods stand in the order of their negative log-likelihood inside the training range, the best first.",
            wide: draw(columns: nil, width: Size.page.width), narrow: draw(columns: 1, width: Self.phone))
    }

    private func decomposition(
        _ subject: Subject, _ bands: [(method: String, moments: PredictiveMoments)]
    ) -> ReportFigure {
        figure(
            .decomposition,
            "Where the uncertainty comes from. Noise belongs to the data and stays; the epistemic part should be small where there are data and grow where there are none.",
            wide: .decomposition(subject: subject, bands: bands))
    }

    private func band(_ result: MethodResult, _ subject: Subject, _ moments: PredictiveMoments) -> ReportFigure {
        figure(
            .band, bandCaption(result), method: result.name,
            wide: .predictiveBand(method: result.title, subject: subject, moments: moments),
            narrow: .predictiveBand(
                method: result.title, subject: subject, moments: moments, size: Size(Self.phone, 240)))
    }

    private func bandCaption(_ result: MethodResult) -> Prose {
        let band = result.band
        let shares = [Region.inRange, .outOfRange].compactMap { region -> String? in
            guard let metric = band.coverage.flatMap({ result.metric($0, region) }), let value = metric.value,
                let points = metric.points
            else { return nil }
            return "\(NumberText.percent(value)) of the \(points) test points \(region.title)"
        }
        let held = shares.isEmpty ? "" : ", which holds \(NumberText.list(shares))"
        let nominal = band.name == "±2σ" && !shares.isEmpty ? " (of a normal distribution: 95.4 %)" : ""
        return "\(result.title): the \(band.centre) and the \(band.title)\(held)\(nominal)."
    }

    private func filmstrip(_ result: MethodResult) -> [ReportFigure] {
        guard result.frames.count > 1 else { return [] }
        let frames = result.frames.map { (epoch: $0.epoch, moments: PredictiveMoments($0.samples)) }
        let grid = PredictionGrid(of: dataSet, along: 0, count: PredictionGrid.coarse)
        let subject = subject(feature: 0, grid: grid)
        return [
            figure(
                .filmstrip, "The band of \(result.title) while it learns, from the first epochs to the last.",
                method: result.name, wide: .filmstrip(method: result.title, subject: subject, frames: frames))
        ]
    }

    // MARK: Several features

    private func observed() -> ReportFigure {
        let predictions = results.compactMap { result in
            result.test.map { (method: result.title, moments: PredictiveMoments($0)) }
        }
        return figure(
            .observed,
            "Predictions for the test rows with ±2σ, against what was observed. Right ones lie on the line; an honest band crosses it.",
            wide: .predictedAgainstObserved(
                target: dataSet.target, observed: dataSet.test.y, predictions: predictions))
    }

    private func features(_ result: MethodResult) -> ReportFigure {
        let moments = result.grids.map { PredictiveMoments($0) }
        let reach = moments.map { moments in
            let finite = moments.mean.filter(\.isFinite)
            return (finite.max() ?? 0) - (finite.min() ?? 0)
        }
        let shown = reach.indices.sorted { (-reach[$0], $0) < (-reach[$1], $1) }.prefix(Self.featureLimit).sorted()
        let some =
            shown.count < reach.count
            ? " Shown are the \(shown.count) of \(reach.count) features along which the mean moves most." : ""
        return figure(
            .features,
            "The band of \(result.title) along each feature, the others at their median. The dots are the training data, whose other features differ.\(some)",
            method: result.name,
            wide: .featureBands(
                method: result.title, slices: shown.map { (subject: subject(feature: $0), moments: moments[$0]) }))
    }

    // MARK: Training

    private func training() -> [ReportFigure] {
        let begun = all.filter { $0.trained.runs.contains { $0.curves.contains { !$0.values.isEmpty } } }
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
                wide: .trainingCurves(histories))
        ]
    }

    func figure(
        _ kind: ReportFigure.Kind, _ caption: Prose, method: String? = nil, wide: DrawnFigure,
        narrow: DrawnFigure? = nil
    ) -> ReportFigure {
        let parts = [Slug.make(dataSet.name), method, kind.rawValue].compactMap(\.self)
        return ReportFigure(
            kind: kind, method: method, name: parts.joined(separator: "-"), caption: caption, wide: wide,
            narrow: narrow)
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
