extension Workspace {
    /// The mean Gaussian negative log-likelihood of the loaded rows, without ½ log 2π; sets the gradients of the heads.
    ///
    /// - Parameters:
    ///   - sharedLogVariance: the one log-variance of a network without a head for it.
    ///   - gradient: where the derivative by that log-variance goes.
    ///   - scratch: room for twice the rows.
    func gaussianLoss(
        sharedLogVariance: ConstantFloats?, gradient: Floats?, scratch: Floats, rows: Int
    ) -> Double {
        let scale = 1 / Float(rows)
        var logVariance = scratch
        var logVarianceGradient = scratch + rows
        if let sharedLogVariance {
            for row in 0..<rows { logVariance[row] = sharedLogVariance.pointee }
        } else {
            logVariance = outputs[1]
            logVarianceGradient = outputGradients[1]
        }
        kernels.gaussianLoss(
            loss, meanGradient: outputGradients[0], logVarianceGradient: logVarianceGradient, mean: outputs[0],
            logVariance: logVariance, target: target, count: rows, floor: Noise.varianceFloor,
            scale: scale)
        gradient?.pointee = kernels.sum(logVarianceGradient, count: rows)
        return Double(kernels.sum(loss, count: rows)) / Double(rows)
    }
}

extension Workspace {
    /// The mean squared error of the loaded rows; sets the gradient of the mean's head.
    func squaredLoss(rows: Int) -> Double {
        let scale = 2 / Float(rows)
        for row in 0..<rows {
            let residual = outputs[0][row] - target[row]
            loss[row] = residual * residual
            outputGradients[0][row] = scale * residual
        }
        return Double(kernels.sum(loss, count: rows)) / Double(rows)
    }
}
