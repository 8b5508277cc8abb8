internal import Predictions

extension BuiltInDataSet {
    /// The set that the project is known for: noise that shrinks towards the ends of the training range.
    static let sine = BuiltInDataSet(
        name: "sine", title: "Sine with uneven noise",
        summary:
            "y = sin(x/2) + ε with sd(ε) = |7 − |x||/16: 300 equally spaced training points in [−7, 7], 200 test points in [−10, 10] under the same law."
    ) { set, key, kernels in
        func observed(_ range: ClosedRange<Double>, _ count: Int, _ part: String) -> Observations {
            let x = range.grid(count)
            let noise = kernels.normals(count, key: key.child(part))
            return Observations(
                x: x, y: zip(x, noise).map { ExactSine.sin($0 / 2) + abs(7 - abs($0)) / 16 * $1 })
        }
        return DataSet(
            name: set.name, title: set.title, summary: set.summary, features: ["x"], target: "y",
            training: observed(-7...7, 300, "training"), test: observed(-10...10, 200, "test"), shown: -10...10,
            truth: { ExactSine.sin($0 / 2) }, noise: { abs(7 - abs($0)) / 16 })
    }
}
