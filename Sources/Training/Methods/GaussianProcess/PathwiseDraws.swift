internal import Slices

/// Functions drawn from a Gaussian process that has seen rows: a function from the prior, plus what the rows correct
/// about it (Wilson and others 2020, arXiv:2002.09309).
struct PathwiseDraws {
    private let process: ConditionedProcess
    private let problem: Problem
    private let prior: RandomFourierFeatures
    private let noiseDeviations: [Double]

    /// - Parameters:
    ///   - process: the process that has seen the rows of the problem.
    ///   - noise: of each row, as a multiple of the kernel's noise variance: `[N]`.
    init(_ process: ConditionedProcess, noise: [Double], problem: Problem) {
        self.process = process
        self.problem = problem
        prior = RandomFourierFeatures(problem: problem)
        noiseDeviations = noise.map { (process.kernel.noiseVariance * $0).squareRoot() }
    }

    /// Values of the draws in the units of the target: `[S × n]`, draws in rows.
    ///
    /// - Parameter points: standardised features: `[n × d]`.
    func values(at points: [Float], draws: Int, key: RandomKey) -> [Float] {
        let rows = problem.count
        let count = points.count / problem.featureCount
        var noise = [Float](repeating: 0, count: rows)
        // A prior function at the points, and the weight of each row's covariance that corrects it.
        var values: [Float] = []
        var weights: [Double] = []
        for draw in 0..<draws {
            prior.draw(process.kernel, key: key.child("prior"), stream: draw)
            noise.withMutableFloats {
                problem.kernels.gaussian($0, count: rows, key: key.child("noise"), stream: draw)
            }
            let seen = prior.values(at: problem.x)
            weights += process.factor.solve(
                (0..<rows).map { row -> Double in
                    let misfit = Double(problem.y[row]) - Double(seen[row])
                    return misfit - noiseDeviations[row] * Double(noise[row])
                })
            values += prior.values(at: points)
        }
        process.forEachPoint(points) { point, covariance in
            for draw in 0..<draws {
                let correction = DotProduct.of(
                    covariance.span, weights.span.extracting(draw * rows..<(draw + 1) * rows))
                let value = Double(values[draw * count + point]) + correction
                values[draw * count + point] = Float(problem.target.restored(value))
            }
        }
        return values
    }
}
