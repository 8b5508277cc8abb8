internal import Tables
public import Plot
public import Predictions

extension LayerPosterior {
    /// The standard deviation of the prior.
    var priorDeviation: Double {
        prior.reduce(0) { $0 + $1.share * $1.deviation * $1.deviation }.squareRoot()
    }

    /// The density of the prior at a weight.
    func priorDensity(_ weight: Double) -> Double {
        prior.reduce(0) { $0 + $1.share * StandardNormal.density(weight / $1.deviation) / $1.deviation }
    }

    /// The mean over all weights of their posterior densities, each at least so wide that it can be seen.
    func posteriorDensity(_ weight: Double, resolution: Double) -> Double {
        var sum = 0.0
        for (mean, deviation) in zip(mean, deviation) {
            let deviation = max(deviation, resolution)
            sum += StandardNormal.density((weight - mean) / deviation) / deviation
        }
        return sum / Double(max(mean.count, 1))
    }

    /// The share of weights whose posterior is at most half as wide as their prior.
    var learnedShare: Double {
        Double(deviation.filter { $0 <= priorDeviation / 2 }.count) / Double(max(deviation.count, 1))
    }
}

extension FigureKind {
    /// The weights of one method before and after training, layer by layer.
    public static let weights = FigureKind("weights", standing: .supplement, chapter: .method) { context in
        context.methods.filter { !$0.layers.isEmpty }.map { method in
            ComposedFigure(
                "The weights of \(method.title), layer by layer: what was believed of each before it saw data, and on average afterwards.",
                method: method.name
            ) { .weightPosteriors(method: method.title, layers: method.layers, width: $0) }
        }
    }
}

extension DrawnFigure {
    /// The posterior of the weights against their prior, a panel for each layer: what the data had to say.
    public static func weightPosteriors(
        method: String, layers: [LayerPosterior], width: Double = Size.page.width
    ) -> DrawnFigure {
        let shares = layers.map { "\(percent($0.learnedShare)) in \($0.name)" }
        let sentence = "Known at least twice as well as before: \(NumberText.list(shares))"
        let page = MethodPanels(count: layers.count, width: width)
        let steps = 240
        let panels = layers.map { layer -> (layer: LayerPosterior, x: [Double], posterior: [Double], prior: [Double]) in
            let reach = max(
                3 * layer.priorDeviation, zip(layer.mean, layer.deviation).map { abs($0) + 2 * $1 }.max() ?? 0)
            let end = reach > 0 && reach.isFinite ? reach : 1
            let x = (0...steps).map { end * (2 * Double($0) / Double(steps) - 1) }
            return (
                layer, x, x.map { layer.posteriorDensity($0, resolution: 2 * end / Double(steps)) },
                x.map(layer.priorDensity)
            )
        }
        let figure = Figure(
            "\(method): weights before and after", subtitle: sentence,
            caption:
                "Posterior: the mean over the densities of all weights of the layer. Prior: the one that training ended with; a method that chooses it by the evidence starts from that of its settings.",
            alternativeText:
                "Densities of prior and posterior of the weights of \(method), layer by layer. \(sentence).",
            size: page.size(width: width, panelHeight: 130), columns: page.columns, legend: .above
        ) {
            panels.map { panel in
                Plot(
                    "\(panel.layer.name), \(panel.layer.mean.count) weights, prior σ\u{A0}\(text(panel.layer.priorDeviation))",
                    x: Axis("weight"),
                    y: Axis("density", including: [0])
                ) {
                    Band(
                        x: panel.x, lower: panel.x.map { _ in 0 }, upper: panel.posterior,
                        ink: .series(0).faded(to: 0.25))
                    Line(x: panel.x, y: panel.posterior, width: 1.2, label: "posterior")
                    Line(
                        x: panel.x, y: panel.prior, ink: .secondaryText, width: 1, dash: [4, 2.5], label: "prior")
                }
            }
        }
        return DrawnFigure(
            figure,
            data: panels.flatMap { panel in
                [
                    ("\(panel.layer.name) weight", panel.x), ("\(panel.layer.name) posterior density", panel.posterior),
                    ("\(panel.layer.name) prior density", panel.prior),
                ]
            })
    }
}
