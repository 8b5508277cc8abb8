internal import Slices

/// A Gaussian process that has seen many rows through some of them: the posterior at the inducing rows that loses least of
/// what all say (Titsias 2009, Variational Learning of Inducing Variables in Sparse Gaussian Processes; its mean is that of
/// Quiñonero-Candela & Rasmussen 2005, section 5).
///
/// With K = L Lᵀ the covariance of the function at the M inducing rows, what is kept is the posterior of w = L⁻¹ f, which
/// is N(0, 1) before any row is seen and N(m, B⁻¹) after all: B = 1 + Σ c cᵀ, B m = Σ c y with c = L⁻¹ k / τ for each row.
/// Far from the inducing rows the function returns to the prior, as it does with few rows.
struct InducedProcess {
    private let kernel: SquaredExponential
    /// The inducing rows, divided by their length scales: `[M × d]`.
    private let rows: [Double]
    private let x: [Float]
    /// L, `[M × M]` in rows.
    private let lower: [Double]
    private let prior: Cholesky
    /// m: `[M]`.
    private let mean: [Double]
    /// The factor of B.
    private let posterior: Cholesky

    /// Rows that are looked at together, so that L is read from memory once for all of them.
    private static let block = 64
    /// What is added to the variance at the inducing rows, as a share, so that K has a factor.
    private static let jitter = 1e-8

    /// The number of inducing rows for a number of rows: fewer where there are very many, as M² operations are needed for
    /// each.
    static func count(rows: Int) -> Int {
        min(1000, max(Int((2e10 / Double(rows)).squareRoot()), 200))
    }

    /// The numbers that a flat state holds: m, then B's factor, row by row up to the diagonal.
    static func stateCount(inducing count: Int) -> Int { count + count * (count + 1) / 2 }

    private init?(_ kernel: SquaredExponential, inducing x: [Float], mean: [Double], posterior: Cholesky) {
        guard let prior = Self.prior(kernel, x) else { return nil }
        self.kernel = kernel
        self.x = x
        rows = kernel.scaled(x)
        self.prior = prior
        lower = prior.lower
        self.mean = mean
        self.posterior = posterior
    }

    private static func prior(_ kernel: SquaredExponential, _ x: [Float]) -> Cholesky? {
        let points = kernel.scaled(x)
        let count = points.count / kernel.lengthScales.count
        var matrix = kernel.covariances(points)
        for row in 0..<count { matrix[row * count + row] += jitter * kernel.signalVariance }
        return Cholesky(matrix, count: count)
    }

    /// Learns from rows.
    ///
    /// - Parameters:
    ///   - inducing: standardised features of the inducing rows: `[M × d]`.
    ///   - x: those of all rows: `[N × d]`.
    ///   - targets: what was observed there: `[N]`.
    ///   - noise: the noise variance of each row: `[N]`.
    /// - Returns: nil if a matrix is not positive definite to working precision.
    init?(_ kernel: SquaredExponential, inducing: [Float], x: [Float], targets: [Double], noise: [Double]) {
        let count = inducing.count / kernel.lengthScales.count
        guard
            let empty = InducedProcess(
                kernel, inducing: inducing, mean: [Double](repeating: 0, count: count),
                posterior: Cholesky(lower: [], count: 0))
        else { return nil }
        var matrix = [Double](repeating: 0, count: count * count)
        for row in 0..<count { matrix[row * count + row] = 1 }
        var pull = [Double](repeating: 0, count: count)
        empty.forEachBlock(x) { start, values, size in
            // c of each row, a column for each row of the block.
            var columns = [Double](repeating: 0, count: count * Self.block)
            for row in 0..<size {
                let scale = 1 / noise[start + row].squareRoot()
                let target = scale * targets[start + row]
                for index in 0..<count {
                    let value = scale * values[row * count + index]
                    columns[index * Self.block + row] = value
                    pull[index] += value * target
                }
            }
            let all = columns.span
            for row in 0..<count {
                let own = all.extracting(row * Self.block..<(row + 1) * Self.block)
                for column in 0...row {
                    matrix[row * count + column] += DotProduct.of(
                        own, all.extracting(column * Self.block..<(column + 1) * Self.block))
                }
            }
        }
        guard let posterior = Cholesky(matrix, count: count) else { return nil }
        self.init(kernel, inducing: inducing, mean: posterior.solve(pull), posterior: posterior)
    }

    /// Reads a flat state.
    ///
    /// - Parameter inducing: standardised features of the inducing rows: `[M × d]`.
    init?(_ kernel: SquaredExponential, inducing: [Float], state: ArraySlice<Float>) {
        let count = inducing.count / kernel.lengthScales.count
        guard state.count == Self.stateCount(inducing: count) else { return nil }
        let values = state.map(Double.init)
        var lower = [Double](repeating: 0, count: count * count)
        var place = count
        for row in 0..<count {
            for column in 0...row {
                lower[row * count + column] = values[place]
                place += 1
            }
        }
        self.init(
            kernel, inducing: inducing, mean: Array(values.prefix(count)),
            posterior: Cholesky(lower: lower, count: count))
    }

    /// The flat state.
    var values: [Float] {
        let (factor, count) = (posterior.lower, mean.count)
        return mean.map { Float($0) }
            + (0..<count).flatMap { row in (0...row).map { Float(factor[row * count + $0]) } }
    }

    /// Expectation and variance of the function, without noise, at points: `[n]` each.
    ///
    /// - Parameter points: standardised features: `[n × d]`.
    func moments(at points: [Float]) -> (means: [Double], variances: [Double]) {
        let count = mean.count
        var (means, variances) = ([Double](), [Double]())
        forEachBlock(points) { _, values, size in
            for row in 0..<size {
                let known = Array(values[row * count..<(row + 1) * count])
                let left = posterior.solveLower(known)
                means.append(QuasiNewton.product(known, mean))
                let gained = QuasiNewton.product(known, known) - QuasiNewton.product(left, left)
                variances.append(max(kernel.signalVariance - gained, 0))
            }
        }
        return (means, variances)
    }

    /// Values of functions drawn from it, in the units of the target: `[S × n]`, draws in rows; by pathwise conditioning,
    /// as in `PathwiseDraws`.
    ///
    /// - Parameters:
    ///   - points: standardised features: `[n × d]`.
    ///   - problem: the standardised data.
    func draws(_ draws: Int, at points: [Float], problem: Problem, key: RandomKey) -> [Float] {
        let count = mean.count
        let number = points.count / kernel.lengthScales.count
        let features = RandomFourierFeatures(problem: problem)
        var normals = [Float](repeating: 0, count: count)
        var values: [Float] = []
        // w of each draw, less that of the prior function that it corrects.
        var weights: [Double] = []
        for draw in 0..<draws {
            features.draw(kernel, key: key.child("prior"), stream: draw)
            normals.withMutableFloats {
                problem.kernels.gaussian($0, count: count, key: key.child("noise"), stream: draw)
            }
            let before = prior.solveLower(features.values(at: x).map(Double.init))
            let spread = posterior.solveTransposed(normals.map(Double.init))
            weights += mean.indices.map { mean[$0] + spread[$0] - before[$0] }
            values += features.values(at: points)
        }
        forEachBlock(points) { start, known, size in
            for row in 0..<size {
                for draw in 0..<draws {
                    var sum = 0.0
                    for index in 0..<count { sum += known[row * count + index] * weights[draw * count + index] }
                    let place = draw * number + start + row
                    values[place] = Float(problem.target.restored(Double(values[place]) + sum))
                }
            }
        }
        return values
    }

    /// Hands over L⁻¹ k for the points of a block, `[block × M]` in rows, block after block.
    private func forEachBlock(
        _ points: [Float], _ body: (_ start: Int, _ values: [Double], _ size: Int) -> Void
    ) {
        let count = mean.count
        let features = kernel.lengthScales.count
        let scaled = kernel.scaled(points)
        let number = scaled.count / features
        var values = [Double](repeating: 0, count: Self.block * count)
        for start in stride(from: 0, to: number, by: Self.block) {
            let size = min(Self.block, number - start)
            fill(&values, from: scaled, start: start, size: size)
            body(start, values, size)
        }
    }

    /// L⁻¹ k for some scaled points, `[size × M]` in rows.
    private func fill(_ values: inout [Double], from scaled: [Double], start: Int, size: Int) {
        let count = mean.count
        let features = kernel.lengthScales.count
        var numbers = values.mutableSpan
        let (all, l) = (scaled.span, lower.span)
        for row in 0..<size {
            var written = numbers.extracting(row * count..<(row + 1) * count)
            kernel.covariance(
                &written, all.extracting((start + row) * features..<(start + row + 1) * features), rows.span)
        }
        for index in 0..<count {
            let own = l.extracting(index * count..<index * count + index)
            let inverse = 1 / l[index * count + index]
            for row in 0..<size {
                let place = row * count
                let sum = DotProduct.of(own, numbers.span.extracting(place..<place + index))
                numbers[place + index] = (numbers[place + index] - sum) * inverse
            }
        }
    }
}

extension Problem {
    /// The rows through which a process sees this table: some, drawn at random in a way that depends on nothing but their
    /// number.
    fileprivate var inducing: Problem {
        let order = kernels.randomOrder(count, key: RandomKey(seed: 0).child("inducing"))
        return Problem(self, rows: order.prefix(InducedProcess.count(rows: count)).sorted())
    }

    /// The rows that an exact process learns from: all, or the inducing ones of many.
    var exact: Problem { count > GaussianProcess.rowLimit ? inducing : self }
}
