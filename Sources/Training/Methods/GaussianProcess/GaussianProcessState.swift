/// What a Gaussian process has learned: how the function varies, and how the noise does.
struct GaussianProcessState: Equatable {
    /// Logarithms of the function's hyperparameters, as ``SquaredExponential/init(logarithms:)`` reads them.
    var logarithms: [Double]
    /// The noise where it varies; that of the hyperparameters is then 1, and these variances are multiples of it.
    var noise: LogVarianceProcess?

    init(logarithms: [Double], noise: LogVarianceProcess? = nil) {
        self.logarithms = logarithms
        self.noise = noise
    }

    private static func layout(features: Int, rows: Int, noise: NoiseModel) -> StateLayout {
        switch noise {
        case .constant: StateLayout([.kernel: features + 2])
        case .varying:
            StateLayout([.kernel: features + 2, .noiseKernel: features + 1, .noise: 1, .noiseTargets: rows])
        }
    }

    /// The length of a flat state.
    static func count(problem: Problem, noise: NoiseModel) -> Int {
        layout(features: problem.featureCount, rows: problem.count, noise: noise).count
    }

    /// Reads a flat state.
    ///
    /// - Throws: ``TrainingError/state(expected:)`` if it was not learned from rows like these.
    init(_ values: [Float], problem: Problem, noise model: NoiseModel) throws(TrainingError) {
        let layout = Self.layout(features: problem.featureCount, rows: problem.count, noise: model)
        guard values.count == layout.count else {
            throw .state(expected: "\(layout.count) numbers of a Gaussian process with noise=\(model.rawValue)")
        }
        let values = values.map(Double.init)
        logarithms = Array(values[layout[.kernel]])
        guard model == .varying else { return }
        noise = LogVarianceProcess(
            kernel: LogVarianceProcess.kernel(Array(values[layout[.noiseKernel]])),
            level: values[layout[.noise].lowerBound], targets: Array(values[layout[.noiseTargets]]))
    }

    /// The flat state, as the layout says.
    var values: [Float] {
        var values = logarithms
        if let noise {
            let kernel = noise.kernel
            values += ([kernel.signalVariance] + kernel.lengthScales).map(ExactExponential.log)
            values += [noise.level] + noise.targets
        }
        return values.map { Float($0) }
    }

    /// How the function varies.
    var kernel: SquaredExponential { SquaredExponential(logarithms: logarithms) }

    /// The noise of each row as a multiple of the kernel's: `[N]`; nil if it can't be computed in double precision.
    ///
    /// - Parameter x: standardised features of the rows: `[N × d]`.
    func rowNoise(x: [Float]) -> [Double]? {
        guard let noise else { return [Double](repeating: 1, count: x.count / kernel.lengthScales.count) }
        return noise.conditioned(x: x).map { noise.values($0).map(LogVarianceProcess.variance) }
    }

    /// What all rows say through those that this was learned from; nil if it can't be computed in double precision.
    ///
    /// - Parameters:
    ///   - all: the table.
    ///   - x: standardised features of the rows that this was learned from: `[M × d]`.
    func induced(by all: Problem, x: [Float]) -> InducedProcess? {
        var variances = [Double](repeating: kernel.noiseVariance, count: all.count)
        if let noise {
            guard let process = noise.conditioned(x: x) else { return nil }
            variances = noise.typicalVariances(at: all.x, process)
        }
        return InducedProcess(
            kernel, inducing: x, x: all.x, targets: all.y.map(Double.init), noise: variances)
    }

    /// The noise variance that is expected at points, in standardised units: `[n]`.
    ///
    /// - Parameters:
    ///   - points: standardised features: `[n × d]`.
    ///   - x: those of the rows: `[N × d]`.
    func noiseVariances(at points: [Float], x: [Float]) -> [Double] {
        guard let noise, let process = noise.conditioned(x: x) else {
            return [Double](repeating: kernel.noiseVariance, count: points.count / kernel.lengthScales.count)
        }
        return noise.expectedVariances(at: points, process)
    }
}
