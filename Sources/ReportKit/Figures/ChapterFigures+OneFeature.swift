import Figures
import Plot
import Predictions
import Training

/// Figures about data of one feature.
extension ChapterFigures {
    func curves() -> [ReportFigure] {
        let subject = subject(feature: 0)
        let bands = results.map { (method: $0.title, moments: PredictiveMoments($0.grids[0])) }
        let order = sorted.map { bands[$0] }
        let isDecomposed = order.contains { $0.moments.hasVariance && $0.moments.hasParts }
        var figures = [comparison(subject, order)]
        if isDecomposed { figures.append(decomposition(subject, order)) }
        for (result, band) in zip(results, bands) {
            figures.append(self.band(result, subject, band.moments))
            figures += distribution(result, subject)
            figures += filmstrip(result)
        }
        return figures
    }

    /// A page, or a drawing for a phone.
    private func size(_ width: Double) -> Size { width < Size.page.width ? Size(width, 240) : .page }

    /// What lies behind the band of a method, as far as somebody asked for it.
    private func distribution(_ result: MethodResult, _ subject: Subject) -> [ReportFigure] {
        let samples = result.grids[0]
        var figures: [ReportFigure] = []
        if choice.holds(.spaghetti), samples.drawCount > 1, !samples.holdsNoise {
            figures.append(
                figure(
                    .spaghetti,
                    "Some draws of \(result.title): each is a function that it holds possible. How far they lie apart is its epistemic uncertainty.",
                    method: result.name,
                    drawn: { .spaghetti(method: result.title, subject: subject, samples: samples, size: size($0)) }))
        }
        if choice.holds(.fan), samples.hasDistribution {
            figures.append(
                figure(
                    .fan,
                    "The predictive distribution of \(result.title) as intervals around its median; unlike a band of ±2σ they may be skewed.",
                    method: result.name,
                    drawn: { .fan(method: result.title, subject: subject, samples: samples, size: size($0)) }))
        }
        if choice.holds(.density),
            let density = try? DrawnFigure.densityMap(method: result.title, subject: subject, samples: samples)
        {
            figures.append(
                figure(
                    .density,
                    "Where \(result.title) expects observations: the density of its predictive distribution, at each \(subject.feature) as a share of the peak there.",
                    method: result.name, wide: density))
        }
        return figures
    }

    private func comparison(
        _ subject: Subject, _ bands: [(method: String, moments: PredictiveMoments)]
    ) -> ReportFigure {
        let ratios = results.filter { $0.adjustment == nil }.compactMap { result in
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
        let other =
            bands.contains { !$0.moments.hasVariance }
            ? " Where there is no σ, the band is an interval, whose probability the legend tells." : ""
        return figure(
            .comparison,
            "The same data, seen by each method: the mean and the band of ±2σ. The stronger part of the band is epistemic, what the method does not know; the paler is noise.\(other) Methods stand in the order of their negative log-likelihood\(dataSet.training.count > 0 ? " inside the training range" : ""), the best first.",
            wide: draw(columns: nil, width: Size.page.width), narrow: draw(columns: 1, width: Self.phone))
    }

    private func decomposition(
        _ subject: Subject, _ bands: [(method: String, moments: PredictiveMoments)]
    ) -> ReportFigure {
        figure(
            .decomposition,
            "Where the uncertainty comes from. Noise belongs to the data and stays; the epistemic part should be small where there are data and grow where there are none.",
            drawn: { .decomposition(subject: subject, bands: bands, width: $0) })
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
            guard let metric = result.metric(band.coverage, region), let value = metric.value,
                let points = metric.points
            else { return nil }
            let place = dataSet.training.count > 0 ? " " + region.title : ""
            return "\(NumberText.percent(value)) of the \(points) test points\(place)"
        }
        let held = shares.isEmpty ? "" : ", which holds \(NumberText.list(shares))"
        let nominal = band.name == "±2σ" && !shares.isEmpty ? " (of a normal distribution: 95.45 %)" : ""
        return "\(result.title): the \(band.centre) and the \(band.title)\(held)\(nominal)."
    }

    private func filmstrip(_ result: MethodResult) -> [ReportFigure] {
        guard result.frames.count > 1 else { return [] }
        let frames = result.frames.map { (epoch: $0.epoch, moments: PredictiveMoments($0.samples)) }
        let grid = PredictionGrid(of: dataSet, along: 0, count: PredictionGrid.coarse)
        let subject = subject(feature: 0, grid: grid)
        return [
            figure(
                .filmstrip,
                "The band of \(result.title) after some of its epochs, from the first to the last, on the same axes.",
                method: result.name, wide: .filmstrip(method: result.title, subject: subject, frames: frames))
        ]
    }
}
