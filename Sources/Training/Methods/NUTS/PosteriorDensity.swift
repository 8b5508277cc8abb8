internal import Slices

/// The posterior density of a network's weights, and of the logarithm of the noise variance where one level holds for
/// all x: Gaussian likelihood of all rows times the prior of a Bayesian network on every weight.
///
/// The vector holds the weights, then the log-variance if it is learned.
final class PosteriorDensity: TargetDensity {
    let network: Network
    private let problem: Problem
    private let kernels: Kernels
    private let prior: Prior
    private let widths: [PriorWidth]
    let layout: StateLayout
    private let noiseDeviation: Double
    private let workspace: Workspace
    private let partial: Floats
    private let storage: Storage

    /// Rows computed at once, so that what a network keeps of them stays in the cache.
    private static let block = 512

    init(problem: Problem, network: Network, settings: TrainingSettings) {
        self.network = network
        self.problem = problem
        kernels = problem.kernels
        prior = Prior(settings)
        widths = prior.widths(of: network)
        let isKnown = settings[NoUTurnSampler.noisePrior] == .fixed
        layout = StateLayout([.weights: network.parameterCount, .noise: isKnown ? 0 : network.noise.stateCount])
        noiseDeviation = settings[NoUTurnSampler.noiseDeviation]
        let rows = min(problem.count, Self.block)
        workspace = Workspace(network: network, capacity: rows, kernels: problem.kernels)
        let storage = Storage(parts: network.parameterCount)
        partial = storage.take(network.parameterCount)
        self.storage = storage
        load(start: 0, rows: rows)
    }

    /// Whether the vector ends with the logarithm of the noise variance.
    private var learnsNoise: Bool { !layout[.noise].isEmpty }
    var count: Int { layout.count }

    /// The logarithm of the noise variance at a position, for one level at all x.
    func logVariance(at position: ConstantFloats) -> Double {
        network.noise.logVariance(position[layout[.noise]]).map(Double.init) ?? 2 * ExactExponential.log(noiseDeviation)
    }

    /// A place to begin: weights from the prior, at most of unit spread, and the noise as large as the prior has it.
    func startingPosition(key: RandomKey) -> [Float] {
        let normals = kernels.normals(network.parameterCount, key: key)
        let weights = widths.flatMap { width in
            let spread = min(width.factor * prior.deviation, 1)
            return normals[width.range].map { Float(spread * $0) }
        }
        return weights + (learnsNoise ? [Float(2 * ExactExponential.log(noiseDeviation))] : [])
    }

    func potential(at position: ConstantFloats, gradient: Floats) -> Double {
        let weights = network.parameterCount
        let isVarying = network.noise.isVarying
        let logVariance = isVarying ? 0 : logVariance(at: position)
        let precision = ExactExponential.exp(-logVariance)
        var data = 0.0
        var start = 0
        while start < problem.count {
            let rows = min(workspace.capacity, problem.count - start)
            if problem.count > workspace.capacity { load(start: start, rows: rows) }
            workspace.forward(position, rows: rows)
            data += isVarying ? varyingNoise(rows) : squares(rows, precision: Float(precision))
            let target = start == 0 ? gradient : partial
            workspace.backward(position, gradient: target, rows: rows)
            if start > 0 { for index in 0..<weights { gradient[index] += partial[index] } }
            start += rows
        }
        if !isVarying {
            let rows = Double(problem.count)
            data *= 0.5 * precision
            gradient[layout[.noise]].fill(with: Float(0.5 * rows - data))
            data += 0.5 * rows * logVariance
        }
        return data + addNoisePrior(gradient, logVariance: logVariance) + addWeightPrior(position, gradient: gradient)
    }

    /// The sum of squared residuals; sets the derivatives of half of it times the precision.
    private func squares(_ rows: Int, precision: Float) -> Double {
        let (output, target, byOutput) = (workspace.outputs[0], workspace.target, workspace.outputGradients[0])
        let residual = workspace.loss
        for row in 0..<rows {
            let difference = output[row] - target[row]
            residual[row] = difference
            byOutput[row] = precision * difference
        }
        return Double(kernels.sumOfSquares(residual, count: rows))
    }

    /// The negative log-likelihood with a head for the noise; sets the derivatives of both heads.
    private func varyingNoise(_ rows: Int) -> Double {
        kernels.gaussianLoss(
            workspace.loss, meanGradient: workspace.outputGradients[0],
            logVarianceGradient: workspace.outputGradients[1], mean: workspace.outputs[0],
            logVariance: workspace.outputs[1], target: workspace.target, count: rows,
            floor: Noise.varianceFloor, scale: 1)
        return Double(kernels.sum(workspace.loss, count: rows))
    }

    /// −log of the half-normal density of σ, as a density of log σ² = u: e^u / 2s² − u/2.
    private func addNoisePrior(_ gradient: Floats, logVariance: Double) -> Double {
        guard learnsNoise else { return 0 }
        let scale = noiseDeviation
        let square = ExactExponential.exp(logVariance) / (2 * scale * scale)
        gradient[layout[.noise].lowerBound] += Float(square - 0.5)
        return square - 0.5 * logVariance
    }

    private func addWeightPrior(_ position: ConstantFloats, gradient: Floats) -> Double {
        widths.reduce(0.0) { $0 + addWeightPrior(position, gradient: gradient, $1) }
    }

    private func addWeightPrior(_ position: ConstantFloats, gradient: Floats, _ width: PriorWidth) -> Double {
        switch prior.shape {
        case .gaussian:
            let deviation = width.factor * prior.deviation
            let precision = 1 / (deviation * deviation)
            let pull = Float(precision)
            for index in width.range { gradient[index] += pull * position[index] }
            return 0.5 * precision
                * Double(kernels.sumOfSquares(position[width.range], count: width.range.count))
        case .mixture:
            var total = 0.0
            for index in width.range {
                // A mixture whose parts are narrower by a factor, without its logarithm, which is constant.
                let (potential, slope) = prior.mixturePotential(Double(position[index]) / width.factor)
                gradient[index] += Float(slope / width.factor)
                total += potential
            }
            return total
        }
    }

    private func load(start: Int, rows: Int) {
        workspace.load(problem.x, from: start, rows: rows)
        for row in 0..<rows { workspace.target[row] = problem.y[start + row] }
    }
}
