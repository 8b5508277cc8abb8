internal import Predictions

extension BuiltInDataSet {
    /// A fast wave whose phase is noisy, seen in a third of what is shown (Blundell and others 2015, arXiv:1505.05424,
    /// section 5.2).
    static let wiggle = BuiltInDataSet(
        name: "wiggle", title: "Wiggle",
        summary:
            "y = x + 0.3 sin(2π(x + ε)) + 0.3 sin(4π(x + ε)) + ε with ε ~ N(0, 0.02²) (arXiv:1505.05424): 300 training points uniform in [0, 0.5], 200 test points in [−0.4, 1.1] under the same law."
    ) { set, key, kernels in
        @Sendable func curve(_ x: Double, noise: Double) -> Double {
            let angle = 2 * Double.pi * (x + noise)
            return x + 0.3 * ExactSine.sin(angle) + 0.3 * ExactSine.sin(2 * angle) + noise
        }
        func observed(_ x: [Double], _ part: String) -> Observations {
            let noise = kernels.normals(x.count, key: key.child(part))
            return Observations(x: x, y: zip(x, noise).map { curve($0, noise: 0.02 * $1) })
        }
        let x = kernels.uniforms(300, key: key.child("x")).map { 0.5 * $0 }.sorted()
        return DataSet(
            name: set.name, title: set.title, summary: set.summary, features: ["x"], target: "y",
            training: observed(x, "training"), test: observed((-0.4...1.1).grid(200), "test"), shown: -0.4...1.1,
            truth: { curve($0, noise: 0) })
    }
}
