internal import Predictions

extension BuiltInDataSet {
    /// Few points, much noise, and a curve that leaves the range steeply (Hernández-Lobato & Adams 2015,
    /// arXiv:1502.05336).
    static let cubic = BuiltInDataSet(
        name: "cubic", title: "Cubic with few points",
        summary: "y = x³ + ε with ε ~ N(0, 3²): 20 training points uniform in (−4, 4), 200 test points in [−6, 6]."
    ) { set, key, kernels in
        let x = kernels.uniforms(20, key: key.child("x")).map { 8 * $0 - 4 }.sorted()
        func observed(_ x: [Double], _ part: String) -> Observations {
            let noise = kernels.normals(x.count, key: key.child(part))
            return Observations(x: x, y: zip(x, noise).map { $0 * $0 * $0 + 3 * $1 })
        }
        return DataSet(
            name: set.name, title: set.title, summary: set.summary, features: ["x"], target: "y",
            training: observed(x, "training"), test: observed((-6...6).grid(200), "test"), shown: -6...6,
            truth: { $0 * $0 * $0 }, noise: { _ in 3 })
    }
}
