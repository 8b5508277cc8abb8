import Plot
import Predictions
import Tables
import Testing

@testable import Figures

/// What figures compute before they draw.
@Suite struct PanelFigureTests {
    private func drawn(_ figure: DrawnFigure) -> [String] {
        var canvas = RecordingCanvas()
        figure.figure.draw(on: &canvas)
        return canvas.text.split(separator: "\n").map(String.init)
    }

    private func column(_ name: String, _ figure: DrawnFigure) -> [Double]? {
        figure.data.columns.first { $0.name == name }?.values
    }

    @Test(arguments: Gallery.names)
    func `A picture at 2× is twice as high as one at 1×`(name: String) throws {
        let size = try #require(try Gallery.figure(name)).figure.size
        for pixels in [size.width * 4 / 3, size.height * 4 / 3] { #expect(pixels == pixels.rounded()) }
    }

    @Test func `The parts of the variance lie upon each other, beside the true noise`() throws {
        let subject = Example.subject()
        let bands = try Example.bands(subject)
        let figure = DrawnFigure.decomposition(subject: subject, bands: bands)
        let noise = try #require(column("true noise variance", figure))
        #expect(noise == subject.grid.map { Example.noise($0) * Example.noise($0) })
        for (method, moments) in bands {
            let total = try #require(column("\(method) total variance", figure))
            let epistemic = try #require(column("\(method) epistemic variance", figure))
            let aleatoric = column("\(method) aleatoric variance", figure) ?? total.map { _ in 0 }
            for index in total.indices { #expect(abs(total[index] - epistemic[index] - aleatoric[index]) < 1e-12) }
            #expect(total == moments.total)
        }
        #expect(figure.figure.panels.allSatisfy { $0.y.title == "variance (m²)" })
        // Outside the variances are many times as large as anywhere inside, and no reason to see the noise flat.
        let top = try #require(figure.figure.panels[0].y.domain?.upperBound)
        #expect(top < 0.5 * bands.flatMap(\.moments.total).reduce(0, max) && top >= noise.reduce(0, max))
    }

    @Test func `Units are squared with their parentheses where they are compound`() {
        #expect(squared("variance", of: "height (m)") == "variance (m²)")
        #expect(squared("variance", of: "speed (m/s)") == "variance ((m/s)²)")
        #expect(squared("variance", of: "y") == "variance")
    }

    @Test func `The best stands first, and a method far behind doesn't squeeze the others`() throws {
        let figure = DrawnFigure.differenceToBest(target: "y (m)", Gallery.scores())
        let difference = try #require(column("difference", figure))
        #expect(difference[0] == 0 && difference == difference.sorted())
        let plot = figure.figure.panels[0]
        #expect(plot.x.title == "CRPS minus that of the best (m)")
        let names = drawn(figure).joined()
        for (method, _) in Gallery.scores() { #expect(names.contains(method)) }
        let many = (1...5).map { place in
            (method: "method \(place)", scores: [0, 0.1, 0.2].map { $0 + 0.01 * Double(place) })
        }
        let squeezed = DrawnFigure.differenceToBest(target: "y", many + [("far", [9, 9.1, 9.2])])
        #expect(try #require(squeezed.figure.panels[0].x.domain).upperBound < 1)
        #expect(drawn(squeezed).contains { $0.contains("9 →") })
    }

    @Test func `The difference is the mean over the same points, with the interval of paired resamples`() throws {
        let first = [0.1, 0.3, 0.2, 0.4]
        let second = [0.2, 0.5, 0.2, 0.9]
        let figure = DrawnFigure.differenceToBest(target: "y", [("second", second), ("first", first)])
        let paired = try #require(PairedDifference(second, first))
        #expect(column("difference", figure) == [0, paired.value])
        #expect(column("lower 95 %", figure) == [0, paired.low] && column("upper 95 %", figure) == [0, paired.high])
        #expect(abs(paired.value - 0.2) < 1e-12)
    }

    @Test func `A handful of test points names no best method`() throws {
        var context = try KindTests.context(featureCount: 1)
        #expect(!FigureKind.difference.compose(context).isEmpty)
        for index in context.methods.indices {
            let scores = context.methods[index].rankedProbabilities
            context.methods[index].rankedProbabilities = scores.indices.map {
                (45..<54).contains($0) ? scores[$0] : .nan
            }
        }
        #expect(FigureKind.difference.compose(context).isEmpty)
    }

    /// Training data on 0…10 but for 4…6, test points on −5…15, a band of a constant width.
    private func regional(isLawKnown: Bool, features: Int = 1) throws -> (FigureContext, PredictedMethod) {
        let inner = (0...20).map { (index: Int) -> Double in Double(index) / 2 }.filter { $0 <= 4 || $0 >= 6 }
        let test = (0..<200).map { (index: Int) -> Double in -5 + 0.1 * (Double(index) + 0.5) }
        func rows(_ x: [Double], _ y: [Double]) -> Observations {
            .init(x: x.flatMap { x in [Double](repeating: x, count: features) }, y: y, featureCount: features)
        }
        // Every tenth observation lies outside the band.
        let y = test.indices.map { (index: Int) -> Double in index % 10 == 0 ? 5 : 0 }
        var context = FigureContext(
            title: "", features: (0..<features).map { "x\($0)" }, target: "y",
            training: rows(inner, inner.map { _ in 0 }), test: rows(test, y))
        context.gap = features == 1 ? 4...6 : nil
        if isLawKnown {
            context.truth = { _ in 0 }
            context.noise = { _ in 1 }
        }
        let samples = try PredictionSamples(
            drawCount: 1, pointCount: 200, mean: [Float](repeating: 0, count: 200), noise: .perDraw([1]))
        return (context, PredictedMethod(name: "m", title: "M", test: samples, lines: []))
    }

    @Test func `Coverage is counted in fifths of the range, in the gap and outside`() throws {
        let (context, method) = try regional(isLawKnown: false)
        let row = try #require(RegionalCoverage(method, in: context))
        let regions = [
            "below 0", "0 to 2", "2 to 4", "gap 4 to 6", "6 to 8", "8 to 10", "above 10",
        ]
        #expect(row.shares.map(\.region) == regions)
        #expect(row.shares.map(\.pointCount) == [50, 20, 20, 20, 20, 20, 50])
        #expect(row.shares.allSatisfy { abs($0.value - 0.9) < 1e-12 && $0.interval?.contains(0.9) == true })
        // The interval is that of the table.
        #expect(row.shares[0].interval == BandCoverage(held: 45, count: 50, nominal: 0.9545).interval)
        #expect(row.shares.map(\.isKnown) == [false, true, true, false, true, true, false])
        #expect(row.nominal == 0.9545)
    }

    @Test func `Under a known law coverage is what is expected, without an interval`() throws {
        let (context, method) = try regional(isLawKnown: true)
        let row = try #require(RegionalCoverage(method, in: context))
        #expect(row.shares.allSatisfy { abs($0.value - 0.9545) < 1e-4 && $0.interval == nil })
        let figure = DrawnFigure.coverageByRegion([row], isExpected: true)
        #expect(!figure.data.columns.contains { $0.name.contains("95 %") })
        #expect(figure.figure.panels.map(\.title) == row.shares.map(\.region))
    }

    @Test func `Of several features, the fifths go from the narrowest intervals to the widest`() throws {
        let (context, method) = try regional(isLawKnown: false, features: 2)
        let row = try #require(RegionalCoverage(method, in: context))
        #expect(row.shares.map(\.pointCount) == [20, 20, 20, 20, 20, 100])
        #expect(row.shares.first?.region == "surest fifth" && row.shares.last?.region == "outside the data")
    }

    @Test func `Calibration is judged where there are training data`() throws {
        let (context, method) = try regional(isLawKnown: false)
        var whole = context
        var scored = method
        scored.observed = try ObservedPredictions(method.test, observed: context.test.y)
        whole.methods = [scored]
        whole.ranking = [0]
        #expect(whole.predictions.map(\.predictions.observed.count) == [200])
        #expect(whole.innerPredictions.map(\.predictions.observed.count) == [80])
    }

    @Test func `A run that has stopped counts in the mean with its last value`() {
        let history = TrainingHistory(method: "m", names: ["loss"], runs: [[[4, 2]], [[4, 4, 1, 0]]])
        #expect(history.mean(0) == [4, 3, 1.5, 1])
        let figure = DrawnFigure.trainingCurves([history])
        #expect(figure.figure.caption.contains("a run that has stopped"))
        #expect(column("m epoch", figure) == [1, 2, 3, 4])
        #expect(figure.figure.panels.allSatisfy { $0.y.title == "loss" })
    }

    @Test func `A strip shows no moment twice, and none that training never reached`() throws {
        let subject = Example.subject()
        var frames = try Gallery.frames(subject)
        frames[4].moments = frames[3].moments
        let shown = FigureKind.shown(frames, epochs: 85)
        #expect(shown.map(\.epoch) == [10, 20, 30, 40, 60, 70, 80, 85])
        #expect(shown.last?.moments == frames.last?.moments)
        #expect(FigureKind.shown(frames, epochs: nil).count == 9)
    }

    @Test func `Partial residuals are what a prediction misses, put upon the curve`() {
        let grid = [0.0, 1, 2]
        let samples = try? PredictionSamples(drawCount: 1, pointCount: 3, mean: [0, 10, 20], noise: .perDraw([1]))
        let subject = Subject(
            feature: "x", target: "y", training: .init(x: [0, 2], y: [0, 0]),
            test: .init(x: [0, 0.5, 2, 3, 1], y: [0, 0, 0, 0, 0]), grid: grid)
        let slice = samples.map {
            FeatureSlice(subject: subject, moments: PredictiveMoments($0), residuals: [1, -1, 2, 3, .nan])
        }
        #expect(slice?.partialResiduals == Subject.Observations(x: [0, 0.5, 2], y: [1, 4, 22]))
    }

    @Test func `A band that explodes doesn't make a slice flat`() throws {
        let subject = Example.subject()
        let wild = try PredictionSamples(
            drawCount: 1, pointCount: subject.grid.count, mean: subject.grid.map { Float(Example.truth($0)) },
            noise: .perPoint(subject.grid.map { abs($0) > 9 ? 1e6 : 0.01 }))
        let figure = DrawnFigure.featureBands(
            method: "m", slices: [FeatureSlice(subject: subject, moments: PredictiveMoments(wild))])
        let shown = try #require(figure.figure.panels[0].y.domain)
        #expect(shown.upperBound - shown.lowerBound < 4)
    }

    @Test(arguments: [Theme.light, .dark, .print])
    func `The edge of the band stands out from the page`(theme: Theme) throws {
        let subject = Example.subject()
        let moments = try Example.bands(subject)[0].moments
        let marks = BandMarks(subject: subject, moments: moments).all
        let outlines = marks.compactMap { ($0 as? NestedBand)?.band.outline }
        #expect(outlines.count == 1)
        for outline in outlines {
            let (paint, page) = (theme.color(outline.role), theme.background)
            func mixed(_ part: KeyPath<Color, Double>) -> Double {
                page[keyPath: part] + outline.opacity * (paint[keyPath: part] - page[keyPath: part])
            }
            let seen = Color(red: mixed(\.red), green: mixed(\.green), blue: mixed(\.blue))
            #expect(seen.contrast(with: page) >= 1.5)
        }
    }

    @Test func `Names stand between the edges of the bands`() throws {
        let subject = Example.subject()
        let moments = try Example.bands(subject)[0].moments
        let place = Rectangle(x: 0, y: 0, width: 100, height: 100)
        let frame = Frame(rectangle: place, x: .linear, xDomain: subject.shown, y: .linear, yDomain: -9...9)
        let bands = BandMarks(subject: subject, moments: moments).all.compactMap { $0 as? NestedBand }
        let last = subject.grid.count - 1
        let edges = [moments.total, moments.epistemic].map { frame.y(moments.mean[last] + 2 * $0[last].squareRoot()) }
        let centre = frame.y(moments.mean[last])
        #expect(bands.count == 2)
        let (outer, inner) = (bands[0].endings(in: frame)[0], bands[1].endings(in: frame)[0])
        #expect(edges[0] < outer && outer < edges[1] && edges[1] < inner && inner < centre)
    }

    @Test(arguments: FigureKind.all)
    func `On a phone no panel is too narrow to be read`(kind: FigureKind) throws {
        for figure in try KindTests.composed(kind).joined() {
            let narrow = try #require(figure.narrow, "\(kind.name) has no drawing for a phone")
            #expect(narrow.figure.columns <= 3 && narrow.figure.size.width == ComposedFigure.phone)
        }
    }
}
