internal import Slices

extension Workspace {
    /// The mean Gaussian negative log-likelihood of the loaded rows, without ½ log 2π; sets the gradients of the heads.
    ///
    /// - Parameters:
    ///   - level: the part of a state that holds the noise; empty for a network with a head for it.
    ///   - gradient: where the derivative by that level goes.
    ///   - scratch: room for twice the rows.
    ///   - beta: the power of each row's variance that weighs its gradient, if the noise varies.
    func gaussianLoss(
        level: ConstantFloats, gradient: Floats, scratch: Floats, rows: Int, beta: Double = 0
    ) -> Double {
        let scale = 1 / Float(rows)
        let isShared = network.noise == .constant
        let logVariance = isShared ? scratch[..<rows] : outputs[1]
        let logVarianceGradient = isShared ? scratch[rows...] : outputGradients[1]
        if isShared { logVariance.fill(with: level[0]) }
        kernels.gaussianLoss(
            loss, meanGradient: outputGradients[0], logVarianceGradient: logVarianceGradient, mean: outputs[0],
            logVariance: logVariance, target: target, count: rows, floor: Noise.varianceFloor, scale: scale)
        if isShared { gradient[0] = kernels.sum(logVarianceGradient, count: rows) }
        if beta > 0 && !isShared { weigh(by: beta, scratch: scratch, rows: rows) }
        return Double(kernels.sum(loss, count: rows)) / Double(rows)
    }

    /// Weighs each row's gradient by a power of its variance, with a mean weight of 1: rows with much noise are then not
    /// given up for those with little (Seitzer and others 2022, arXiv:2203.09168).
    private func weigh(by beta: Double, scratch: Floats, rows: Int) {
        for row in 0..<rows { scratch[row] = Float(beta) * min(max(outputs[1][row], -20), 20) }
        kernels.exp(scratch, scratch, count: rows)
        let scale = Float(rows) / kernels.sum(scratch, count: rows)
        for gradient in outputGradients {
            for row in 0..<rows { gradient[row] *= scale * scratch[row] }
        }
    }
}

extension Workspace {
    /// The mean squared error of the loaded rows; sets the gradient of the mean's head.
    func squaredLoss(rows: Int) -> Double {
        let scale = 2 / Float(rows)
        let (output, byOutput) = (outputs[0], outputGradients[0])
        for row in 0..<rows {
            let residual = output[row] - target[row]
            loss[row] = residual * residual
            byOutput[row] = scale * residual
        }
        return Double(kernels.sum(loss, count: rows)) / Double(rows)
    }
}
