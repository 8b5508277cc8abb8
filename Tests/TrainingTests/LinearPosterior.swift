import Foundation
import Predictions

@testable import Training

/// The exact posterior of Bayesian linear regression with a Gaussian prior on every weight and known noise, in the
/// standardised units of a problem: precision Λ = XᵀX/σ² + I/s², mean Λ⁻¹Xᵀy/σ² (Bishop 2006, equations 3.53 and 3.54).
///
/// The last weight is the bias.
struct LinearPosterior {
    let noiseVariance: Double
    let mean: [Double]
    let precision: [[Double]]
    let covariance: [[Double]]

    /// - Parameter weightFactor: the prior's width on weights as a share of that on the bias.
    init(_ problem: Problem, priorDeviation: Double, weightFactor: Double = 1, noiseVariance: Double) {
        let rows = Self.design(problem)
        let size = problem.featureCount + 1
        var precision = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
        var right = [Double](repeating: 0, count: size)
        for (row, y) in zip(rows, problem.y) {
            for i in 0..<size {
                right[i] += row[i] * Double(y) / noiseVariance
                for j in 0..<size { precision[i][j] += row[i] * row[j] / noiseVariance }
            }
        }
        for i in 0..<size {
            let deviation = priorDeviation * (i < size - 1 ? weightFactor : 1)
            precision[i][i] += 1 / (deviation * deviation)
        }
        let covariance = Self.inverse(precision)
        self.noiseVariance = noiseVariance
        self.precision = precision
        self.covariance = covariance
        mean = covariance.map { zip($0, right).reduce(0) { $0 + $1.0 * $1.1 } }
    }

    /// The posterior at the noise level that maximises the evidence lower bound of a factorised Gaussian: the level is
    /// the expected squared residual, found by alternating.
    static func factorised(_ problem: Problem, priorDeviation: Double) -> LinearPosterior {
        var noise = 1.0
        for _ in 0..<100 {
            let posterior = LinearPosterior(problem, priorDeviation: priorDeviation, noiseVariance: noise)
            var total = 0.0
            for (row, y) in zip(design(problem), problem.y) {
                let residual = zip(row, posterior.mean).reduce(Double(y)) { $0 - $1.0 * $1.1 }
                let spread = row.indices.reduce(0.0) { $0 + row[$1] * row[$1] / posterior.precision[$1][$1] }
                total += residual * residual + spread
            }
            noise = total / Double(problem.count)
        }
        return LinearPosterior(problem, priorDeviation: priorDeviation, noiseVariance: noise)
    }

    /// Rows with a one for the bias.
    static func design(_ problem: Problem) -> [[Double]] {
        (0..<problem.count).map { row in
            (0..<problem.featureCount).map { Double(problem.x[row * problem.featureCount + $0]) } + [1]
        }
    }

    /// Gauss and Jordan's elimination; the matrix is positive definite.
    static func inverse(_ matrix: [[Double]]) -> [[Double]] {
        let size = matrix.count
        var left = matrix
        var right = (0..<size).map { i in (0..<size).map { $0 == i ? 1.0 : 0.0 } }
        for i in 0..<size {
            let pivot = left[i][i]
            for j in 0..<size {
                left[i][j] /= pivot
                right[i][j] /= pivot
            }
            for k in 0..<size where k != i {
                let factor = left[k][i]
                for j in 0..<size {
                    left[k][j] -= factor * left[i][j]
                    right[k][j] -= factor * right[i][j]
                }
            }
        }
        return right
    }

    /// Data from a line, or from a plane whose two features are correlated with 0.8.
    static func observations(count: Int, featureCount: Int, seed: UInt64) -> Observations {
        let key = RandomKey(seed: seed)
        let u = Kernels.best.normals(count, key: key.child("u"))
        let v = Kernels.best.normals(count, key: key.child("v"))
        let noise = Kernels.best.normals(count, key: key.child("noise"))
        if featureCount == 1 {
            return Observations(x: u, y: (0..<count).map { row -> Double in 0.5 + 1.5 * u[row] + noise[row] })
        }
        let x = (0..<count).flatMap { row -> [Double] in [u[row], 0.8 * u[row] + 0.6 * v[row]] }
        let y = (0..<count).map { row -> Double in
            let (first, second) = (x[2 * row], x[2 * row + 1])
            let mean: Double = 0.5 + first - 2 * second
            return mean + noise[row]
        }
        return Observations(x: x, y: y, featureCount: 2)
    }
}

extension LinearPosterior {
    /// How far a method's draws are from the factorised Gaussian with this mean and this precision's diagonal, which is
    /// the exact posterior where the precision is diagonal.
    ///
    /// - Returns: over points on the axes and in the corners, the largest error of the draws' mean in standard
    ///   deviations of the posterior, and the largest relative error of their standard deviation and of the noise's.
    func distance(
        of method: any Method, states: [[Float]], problem: Problem, settings: TrainingSettings
    ) throws -> (mean: Double, deviation: Double, noise: Double) {
        let features = problem.featureCount
        let rows: [[Double]] =
            features == 1 ? [[-2], [-1], [0], [1], [2]] : [[0, 0], [2, 0], [0, 2], [1, 1], [-1, 1], [1, -1]]
        let x = rows.flatMap { row in row.indices.map { problem.features[$0].restored(row[$0]) } }
        let samples = try method.predict(
            at: x, states: states, problem: problem, settings: settings, key: RandomKey(seed: 77))
        let moments = PredictiveMoments(samples)
        var result = (mean: 0.0, deviation: 0.0, noise: 0.0)
        for (point, row) in rows.enumerated() {
            let design = row + [1]
            let exactMean = zip(design, mean).reduce(0) { $0 + $1.0 * $1.1 }
            let exactDeviation = design.indices.reduce(0.0) { $0 + design[$1] * design[$1] / precision[$1][$1] }
                .squareRoot()
            let found = problem.target.standardised(moments.mean[point])
            let deviation = moments.epistemicDeviation[point] / problem.target.deviation
            result.mean = max(result.mean, abs(found - exactMean) / exactDeviation)
            result.deviation = max(result.deviation, abs(deviation / exactDeviation - 1))
            let noise = (moments.aleatoric?[point] ?? .nan) / (problem.target.deviation * problem.target.deviation)
            result.noise = max(result.noise, abs((noise / noiseVariance).squareRoot() - 1))
        }
        return result
    }
}
