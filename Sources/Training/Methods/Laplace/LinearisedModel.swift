internal import Slices

/// A network seen as linear in some of its weights, around the values that they have: f(x) + J(x) (w − w*).
///
/// With Gaussian noise and a Gaussian prior this is Bayesian linear regression. Everything about it is in the smaller
/// of two matrices, J Jᵀ with a row for each observation, or Jᵀ J with a row for each weight.
struct LinearisedModel {
    /// The observations, N.
    let rowCount: Int
    /// The weights that vary, P.
    let weightCount: Int
    /// ‖y − f(x)‖², each row divided by its noise where that varies.
    let misfit: Double
    /// ‖w‖².
    let size: Double
    private let problem: Problem
    private let isByRow: Bool
    /// J Jᵀ or Jᵀ J, both triangles.
    private let gram: [Double]
    /// J, `[N × P]`, if the Gram matrix is by row.
    private let jacobian: [Double]
    /// The targets of the linear model, y − f(x) + J w: `[N]`; if the Gram matrix is by weight, Jᵀ of that: `[P]`.
    private let targets: [Double]

    /// The most rows of the smaller matrix: 2000³ operations take seconds.
    static let limit = 2000
    /// The most numbers in a Jacobian that is kept: 400 MB.
    private static let jacobianLimit = 50_000_000
    private static let block = 64

    /// Whether the matrices are small enough to compute with.
    static func isPossible(rows: Int, weights: Int) -> Bool {
        min(rows, weights) <= limit && (weights < rows || rows * weights <= jacobianLimit)
    }

    /// Takes the derivatives at all rows.
    ///
    /// - Parameter noise: the noise variance of each row, as a multiple of that of the levels: `[N]`; nil if it is the same.
    ///   Rows and targets are divided by its root, so that what is left is regression with one level.
    init(_ jacobian: Jacobian, parameters: [Float], problem: Problem, noise: [Double]? = nil) {
        let (rows, weights) = (problem.count, jacobian.weights.count)
        let isByRow = rows <= weights
        let size = isByRow ? rows : weights
        let own = jacobian.weights.map { Double(parameters[$0]) }
        var gram = [Double](repeating: 0, count: size * size)
        var kept = [Double](repeating: 0, count: isByRow ? rows * weights : 0)
        // A block of rows, transposed: `[P × block]`.
        var block = [Double](repeating: 0, count: isByRow ? 0 : weights * Self.block)
        var filled = 0
        var targets = [Double](repeating: 0, count: size)
        var misfit = 0.0
        jacobian.forEachRow(of: problem.x, parameters: parameters) { row, output, derivatives in
            let scale = noise.map { 1 / $0[row].squareRoot() } ?? 1
            let residual = scale * (Double(problem.y[row]) - Double(output))
            misfit += residual * residual
            var target = residual
            for weight in 0..<weights { target += scale * Double(derivatives[weight]) * own[weight] }
            if isByRow {
                targets[row] = target
                for weight in 0..<weights { kept[row * weights + weight] = scale * Double(derivatives[weight]) }
            } else {
                for weight in 0..<weights {
                    targets[weight] += scale * Double(derivatives[weight]) * target
                    block[weight * Self.block + filled] = scale * Double(derivatives[weight])
                }
                filled += 1
                if filled == Self.block || row == rows - 1 {
                    Self.addProducts(to: &gram, block, rows: weights, step: Self.block, columns: filled)
                    filled = 0
                }
            }
        }
        if isByRow { Self.addProducts(to: &gram, kept, rows: rows, step: weights, columns: weights) }
        for row in 0..<size {
            for column in row + 1..<max(size, row + 1) { gram[row * size + column] = gram[column * size + row] }
        }
        rowCount = rows
        weightCount = weights
        self.misfit = misfit
        self.size = QuasiNewton.product(own, own)
        self.problem = problem
        self.isByRow = isByRow
        self.gram = gram
        self.jacobian = kept
        self.targets = targets
    }

    /// Adds a · aᵀ to the lower triangle of a square matrix.
    private static func addProducts(to gram: inout [Double], _ a: [Double], rows: Int, step: Int, columns: Int) {
        let a = a.span
        for row in 0..<rows {
            let one = a.extracting(row * step..<row * step + columns)
            var other = 0
            while other + 4 <= row + 1 {
                let four = a.extracting(other * step..<(other + 3) * step + columns)
                let sums = DotProduct.ofFour(one, four, step: step)
                for next in 0..<4 { gram[row * rows + other + next] += sums[next] }
                other += 4
            }
            while other <= row {
                gram[row * rows + other] += DotProduct.of(one, a.extracting(other * step..<other * step + columns))
                other += 1
            }
        }
    }

    /// The Gram matrix's rows.
    var gramCount: Int { isByRow ? rowCount : weightCount }
    /// The Gram matrix, reduced so that its determinants are cheap.
    var reducedGram: Tridiagonal { Tridiagonal(gram, count: gramCount) }

    /// The Gram matrix plus a multiple of the unit matrix, factored.
    private func factor(_ ratio: Double) -> Cholesky? {
        var matrix = gram
        for index in 0..<gramCount { matrix[index * gramCount + index] += ratio }
        return Cholesky(matrix, count: gramCount)
    }

    /// The weights at which the linear model's posterior density is highest: `[P]`.
    ///
    /// - Returns: nil if the matrix is singular to working precision.
    func mode(_ levels: LaplaceLevels) -> [Double]? {
        guard let factor = factor(levels.ratio) else { return nil }
        let solution = factor.solve(targets)
        return isByRow ? transposedProduct(solution) : solution
    }

    /// Draws from the linear model's posterior, as steps from its mode: `[P × S]`, a column for each draw.
    ///
    /// By row this is Matheron's rule: a draw from the prior, less what the observations correct about it.
    ///
    /// - Returns: nil if the matrix is singular to working precision.
    func draws(_ count: Int, _ levels: LaplaceLevels, key: RandomKey) -> [Float]? {
        guard let factor = factor(levels.ratio) else { return nil }
        let noise = 1 / levels.noisePrecision.squareRoot()
        let spread = 1 / levels.priorPrecision.squareRoot()
        var result = [Float](repeating: 0, count: weightCount * count)
        for draw in 0..<count {
            let z = problem.kernels.normals(weightCount, key: key.child("weights").child(draw))
            var step: [Double]
            if isByRow {
                step = z.map { spread * $0 }
                let epsilon = problem.kernels.normals(rowCount, key: key.child("noise").child(draw))
                let seen = zip(product(step), epsilon).map { $0 + noise * $1 }
                let correction = transposedProduct(factor.solve(seen))
                for weight in 0..<weightCount { step[weight] -= correction[weight] }
            } else {
                step = factor.solveTransposed(z).map { noise * $0 }
            }
            for weight in 0..<weightCount { result[weight * count + draw] = Float(step[weight]) }
        }
        return result
    }

    /// The standard deviation of each weight in the linear model's posterior: `[P]`.
    ///
    /// - Returns: nil if the matrix is singular to working precision.
    func deviations(_ levels: LaplaceLevels) -> [Double]? {
        guard let factor = factor(levels.ratio) else { return nil }
        return (0..<weightCount).map { weight in
            let column =
                isByRow
                ? (0..<rowCount).map { jacobian[$0 * weightCount + weight] }
                : (0..<weightCount).map { $0 == weight ? 1 : 0 }
            let known = factor.solveLower(column).reduce(0) { $0 + $1 * $1 }
            // By row: the prior's variance less what the rows say; else the inverse of the precision.
            return isByRow
                ? (max(0, 1 - known) / levels.priorPrecision).squareRoot()
                : (known / levels.noisePrecision).squareRoot()
        }
    }

    /// J v.
    private func product(_ v: [Double]) -> [Double] {
        (0..<rowCount).map { row in
            DotProduct.of(jacobian.span.extracting(row * weightCount..<(row + 1) * weightCount), v.span)
        }
    }

    /// Jᵀ v, summed in the order of the rows.
    private func transposedProduct(_ v: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: weightCount)
        for row in 0..<rowCount {
            let value = v[row]
            for weight in 0..<weightCount { result[weight] += value * jacobian[row * weightCount + weight] }
        }
        return result
    }
}
