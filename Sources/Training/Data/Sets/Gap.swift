internal import Predictions

extension BuiltInDataSet {
    /// Two clusters with nothing between them: the range of the data holds a stretch of which nobody knows.
    ///
    /// The curve rises in the gap, so that a straight line from one cluster to the other misses it by ten times the noise.
    static let gap = BuiltInDataSet(
        name: "gap", title: "Two clusters with a gap",
        summary:
            "y = cos x + ε with ε ~ N(0, 0.1²): 100 training points uniform in [−5, −2], 100 in [2, 5] and none between; 210 test points in [−7, 7] under the same law."
    ) { set, key, kernels in
        let draws = kernels.uniforms(200, key: key.child("x"))
        let x = (draws.prefix(100).map { 3 * $0 - 5 } + draws.suffix(100).map { 3 * $0 + 2 }).sorted()
        func observed(_ x: [Double], _ part: String) -> Observations {
            let noise = kernels.normals(x.count, key: key.child(part))
            return Observations(x: x, y: zip(x, noise).map { ExactSine.cos($0) + 0.1 * $1 })
        }
        return DataSet(
            name: set.name, title: set.title, summary: set.summary, features: ["x"], target: "y",
            training: observed(x, "training"), test: observed((-7...7).grid(210), "test"), shown: -7...7, gap: -2...2,
            truth: { ExactSine.cos($0) }, noise: { _ in 0.1 })
    }
}
