import Figures
import Plot
import Predictions
import Testing

@Suite struct KindTests {
    /// All that there can be to draw about data of so many features, from the example's methods.
    static func context(featureCount: Int) throws -> FigureContext { try contexts.get()[featureCount - 1] }

    /// The figures of a kind about data of one, two and three features.
    static func composed(_ kind: FigureKind) throws -> [[ComposedFigure]] {
        try #require(try compositions.get()[kind.name])
    }

    // Made once for the tests that look at each.
    private static let contexts = Result { try (1...3).map(makeContext) }
    private static let compositions = Result {
        let all = try contexts.get()
        return Dictionary(uniqueKeysWithValues: FigureKind.all.map { kind in (kind.name, all.map(kind.compose)) })
    }

    private static func makeContext(featureCount: Int) throws -> FigureContext {
        let subject = Example.subject()
        func rows(_ observations: Subject.Observations) -> Observations {
            .init(
                x: observations.x.flatMap { x in (0..<featureCount).map { x + Double($0) } }, y: observations.y,
                featureCount: featureCount)
        }
        var context = FigureContext(
            title: "Example", features: (0..<featureCount).map { "x\($0)" }, target: "y (m)",
            training: rows(subject.training), test: rows(subject.test))
        context.lines = (0..<featureCount).map { _ in subject.grid }
        context.coarseLine = subject.grid
        if featureCount == 2 {
            let axis = (0..<9).map { Double($0) - 4 }
            context.map = FeatureGrid(names: ("x0", "x1"), x: axis, y: axis)
        }
        context.methods = try Example.methods.map { example in
            let line = try Example.samples(example, at: subject.grid)
            let test = try Example.samples(example, at: subject.test.x)
            var method = PredictedMethod(
                name: example.name, title: example.name, test: test, lines: context.lines.map { _ in line })
            method.observed = try ObservedPredictions(test, observed: subject.test.y)
            method.rankedProbabilities = subject.test.y.map { abs($0) * Double(example.seed) }
            method.map = try context.map.map { grid in
                // The example knows one feature; its values do for any place of the grid.
                PredictiveMoments(
                    try Example.samples(
                        example, at: grid.points.indices.dropLast().filter { $0 % 2 == 0 }.map { Double($0) / 20 }))
            }
            method.frames = try Gallery.frames(subject)
            method.layers = Gallery.layers()
            method.isForComparison = example.name == Example.methods[1].name
            return method
        }
        context.ranking = [2, 0, 1]
        context.histories = Gallery.histories()
        context.reference = .init(
            title: "NUTS", distances: Example.methods.map { ($0.name, subject.grid.map { abs($0) / 10 }) })
        return context
    }

    @Test(arguments: FigureKind.all)
    func `Every kind is composed for the numbers of features that it names, and for no others`(kind: FigureKind) throws
    {
        for (count, composed) in zip(1...3, try Self.composed(kind)) {
            #expect(composed.isEmpty != kind.featureCounts.contains(count), "\(kind.name) of \(count) features")
            for figure in composed {
                #expect(figure.caption.hasSuffix(".") && figure.wide.figure.alternativeText.count > 40)
                #expect((figure.method != nil) == (kind.chapter == .method))
                #expect(figure.narrow.map { $0.figure.size.width == ComposedFigure.phone } ?? true)
            }
        }
    }

    @Test(arguments: FigureKind.all)
    func `Where no method has predictions, nothing is drawn of any`(kind: FigureKind) {
        let empty = FigureContext(
            title: "Empty", features: ["x"], target: "y", training: .init(x: [0, 1], y: [0, 1]),
            test: .init(x: [0, 1], y: [0, 1]))
        #expect(kind.compose(empty).isEmpty)
    }

    @Test func `Names are different, and each leads to its kind`() {
        let names = FigureKind.all.map(\.name)
        #expect(Set(names).count == names.count)
        for kind in FigureKind.all { #expect(FigureKind.named(kind.name) == kind) }
        #expect(FigureKind.named("all") == nil)
    }

    @Test func `Methods that learn one function have a figure of their own, unless there are no others`() throws {
        var context = try Self.context(featureCount: 1)
        func methods(_ kind: FigureKind, _ context: FigureContext) -> [[String]] {
            kind.compose(context).map { figure in
                context.methods.map(\.title).filter { figure.wide.figure.alternativeText.contains($0) }
            }
        }
        let titles = context.methods.map(\.title)
        #expect(methods(.comparison, context) == [[titles[0], titles[2]]])
        #expect(methods(.oneFunction, context) == [[titles[1]]])
        context.methods = [context.methods[1]]
        context.ranking = [0]
        #expect(methods(.comparison, context) == [[titles[1]]])
        #expect(methods(.oneFunction, context).isEmpty)
    }

    @Test(arguments: [
        (false, "which holds 93.0 % of the 140 test points inside"), (true, "which is expected to hold 93.0 % inside"),
    ])
    func `A caption counts what a band holds, or says what the known law lets expect`(isExpected: Bool, words: String)
        throws
    {
        var context = try Self.context(featureCount: 1)
        context.methods[0].coverage = [
            .init(place: "inside the training range", share: 0.93, pointCount: 140, isExpected: isExpected)
        ]
        let band = FigureKind.band.compose(context).first { $0.method == context.methods[0].name }
        #expect(try #require(band).caption.contains(words))
    }

    @Test func `The best method comes first, whatever the order of the report`() throws {
        let context = try Self.context(featureCount: 1)
        #expect(context.predictions.map(\.method) == ["Deep ensemble", "Bayesian network", "MC dropout"])
    }
}
