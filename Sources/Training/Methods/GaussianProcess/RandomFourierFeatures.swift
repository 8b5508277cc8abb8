internal import Slices

/// A function drawn from a squared-exponential process before it has seen data: waves of random frequency and height
/// (Rahimi & Recht 2007, Random Features for Large-Scale Kernel Machines).
///
/// Each draw has its own frequencies, so that over draws the mean is zero and the covariance is exactly the kernel's,
/// whatever the number of waves; only how the draws are spread beyond those two moments needs many of them.
struct RandomFourierFeatures {
    /// Frequencies in a draw.
    static let waves = 1024
    private static let rows = 32

    private let problem: Problem
    private let frequencies: Floats
    private let cosineHeights: Floats
    private let sineHeights: Floats
    private let phases: Floats
    private let values: Floats
    private let sines: Floats
    private let storage: Storage

    init(problem: Problem) {
        self.problem = problem
        let (waves, rows) = (Self.waves, Self.rows)
        let storage = Storage(parts: waves * problem.featureCount, waves, waves, rows * waves, rows * waves, rows)
        frequencies = storage.take(waves * problem.featureCount)
        cosineHeights = storage.take(waves)
        sineHeights = storage.take(waves)
        phases = storage.take(rows * waves)
        values = storage.take(rows * waves)
        sines = storage.take(rows)
        self.storage = storage
    }

    /// Draws a function; ``values(at:)`` evaluates it until the next is drawn.
    func draw(_ kernel: SquaredExponential, key: RandomKey, stream: Int) {
        let kernels = problem.kernels
        let waves = Self.waves
        kernels.gaussian(
            frequencies, count: waves * problem.featureCount, key: key.child("frequencies"), stream: stream)
        for feature in 0..<problem.featureCount {
            let scale = Float(1 / kernel.lengthScales[feature])
            for wave in 0..<waves { frequencies[feature * waves + wave] *= scale }
        }
        kernels.gaussian(cosineHeights, count: waves, key: key.child("cosines"), stream: stream)
        kernels.gaussian(sineHeights, count: waves, key: key.child("sines"), stream: stream)
        let height = Float((kernel.signalVariance / Double(waves)).squareRoot())
        for wave in 0..<waves {
            cosineHeights[wave] *= height
            sineHeights[wave] *= height
        }
    }

    /// The drawn function at standardised points, `[n × d]`.
    func values(at x: [Float]) -> [Float] {
        let kernels = problem.kernels
        let features = problem.featureCount
        let count = x.count / features
        var result = [Float](repeating: 0, count: count)
        x.withFloats { x in
            result.withMutableFloats { result in
                for start in stride(from: 0, to: count, by: Self.rows) {
                    let rows = min(Self.rows, count - start)
                    let values = result[start..<start + rows]
                    kernels.product(
                        phases, .init(start: x[(start * features)...], rowStep: features, depthStep: 1), frequencies,
                        rows: rows, columns: Self.waves, depth: features)
                    kernels.cos(self.values, phases, count: rows * Self.waves)
                    kernels.rowsDot(values, self.values, cosineHeights, start: 0, rows: rows, columns: Self.waves)
                    kernels.sin(self.values, phases, count: rows * Self.waves)
                    kernels.rowsDot(sines, self.values, sineHeights, start: 0, rows: rows, columns: Self.waves)
                    for row in 0..<rows { values[row] += sines[row] }
                }
            }
        }
        return result
    }
}
