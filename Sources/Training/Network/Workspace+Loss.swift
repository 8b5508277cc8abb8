internal import Slices

extension Workspace {
    /// The mean Gaussian negative log-likelihood of the loaded rows, without ½ log 2π; sets the gradients of the heads.
    ///
    /// - Parameters:
    ///   - level: the part of a state that holds the noise; empty for a network with a head for it.
    ///   - gradient: where the derivative by that level goes.
    ///   - scratch: room for twice the rows.
    func gaussianLoss(level: ConstantFloats, gradient: Floats, scratch: Floats, rows: Int) -> Double {
        let scale = 1 / Float(rows)
        let isShared = network.noise == .constant
        let logVariance = isShared ? scratch[..<rows] : outputs[1]
        let logVarianceGradient = isShared ? scratch[rows...] : outputGradients[1]
        if isShared { logVariance.fill(with: level[0]) }
        kernels.gaussianLoss(
            loss, meanGradient: outputGradients[0], logVarianceGradient: logVarianceGradient, mean: outputs[0],
            logVariance: logVariance, target: target, count: rows, floor: Noise.varianceFloor, scale: scale)
        if isShared { gradient[0] = kernels.sum(logVarianceGradient, count: rows) }
        return Double(kernels.sum(loss, count: rows)) / Double(rows)
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
