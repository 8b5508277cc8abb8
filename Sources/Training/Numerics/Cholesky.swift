/// The Cholesky factor of a symmetric positive definite matrix, A = L Lᵀ, in double precision.
///
/// Every sum has one order (``DotProduct``), so that the bits are the same on every machine.
struct Cholesky {
    /// The number of rows.
    let count: Int
    /// L, `[n × n]` in rows; what stands above its diagonal means nothing.
    private var factor: [Double]
    /// Rows that are worked on together, so that what they have in common is read from memory once.
    private static let block = 32

    /// Factors a matrix, `[n × n]`, of which the lower triangle is read.
    ///
    /// Takes n³/6 multiplications.
    ///
    /// - Returns: nil if the matrix is not positive definite to working precision.
    init?(_ matrix: consuming [Double], count: Int) {
        self.count = count
        factor = matrix
        var l = factor.mutableSpan
        guard Self.factorise(&l, count: count) else { return nil }
    }

    /// Takes a factor for what it is.
    ///
    /// - Parameter lower: L, `[n × n]` in rows.
    init(lower: [Double], count: Int) {
        self.count = count
        factor = lower
    }

    private static func factorise(_ l: inout MutableSpan<Double>, count: Int) -> Bool {
        for start in stride(from: 0, to: count, by: block) {
            let end = min(start + block, count)
            for column in 0..<start {
                let pivot = column * count..<column * count + column
                let inverse = 1 / l[pivot.upperBound]
                var row = start
                while row + 4 <= end {
                    let sums = DotProduct.ofFour(
                        l.span.extracting(pivot), l.span.extracting(row * count..<(row + 4) * count), step: count)
                    for next in 0..<4 {
                        let at = (row + next) * count + column
                        l[at] = (l[at] - sums[next]) * inverse
                    }
                    row += 4
                }
                while row < end {
                    let at = row * count + column
                    let sum = DotProduct.of(l.span.extracting(pivot), l.span.extracting(row * count..<at))
                    l[at] = (l[at] - sum) * inverse
                    row += 1
                }
            }
            for row in start..<end {
                for column in start...row {
                    let sum = DotProduct.of(
                        l.span.extracting(row * count..<row * count + column),
                        l.span.extracting(column * count..<column * count + column))
                    let rest = l[row * count + column] - sum
                    if column < row {
                        l[row * count + column] = rest * (1 / l[column * count + column])
                    } else {
                        guard rest > 0, rest < .infinity else { return false }
                        l[row * count + row] = rest.squareRoot()
                    }
                }
            }
        }
        return true
    }

    /// L, `[n × n]` in rows, with zeros above its diagonal.
    var lower: [Double] {
        var result = factor
        for row in 0..<count {
            for column in (row + 1)..<max(count, row + 1) { result[row * count + column] = 0 }
        }
        return result
    }

    /// log det A.
    var logDeterminant: Double {
        (0..<count).reduce(0) { $0 + 2 * ExactExponential.log(factor[$1 * count + $1]) }
    }

    /// The x of A x = b.
    func solve(_ b: [Double]) -> [Double] { solveTransposed(solveLower(b)) }

    /// The x of L x = b.
    func solveLower(_ b: [Double]) -> [Double] {
        var x = b
        let l = factor.span
        var numbers = x.mutableSpan
        for row in 0..<count {
            let sum = DotProduct.of(l.extracting(row * count..<row * count + row), numbers.span)
            numbers[row] = (numbers[row] - sum) / l[row * count + row]
        }
        return x
    }

    /// The x of Lᵀ x = b.
    ///
    /// With standard normal numbers as b, x has the covariance A⁻¹.
    func solveTransposed(_ b: [Double]) -> [Double] {
        var x = b
        let l = factor.span
        var numbers = x.mutableSpan
        for row in (0..<count).reversed() {
            let value = numbers[row] / l[row * count + row]
            numbers[row] = value
            for column in 0..<row { numbers[column] -= value * l[row * count + column] }
        }
        return x
    }

    /// A⁻¹, `[n × n]`, both triangles.
    ///
    /// Takes n³/3 multiplications.
    func inverse() -> [Double] {
        // Row k is column k of L⁻¹, which begins at its k-th number.
        var columns = [Double](repeating: 0, count: count * count)
        var result = columns
        var written = columns.mutableSpan
        invertFactor(&written, factor.span)
        let u = columns.span
        var a = result.mutableSpan
        for row in stride(from: 0, to: count, by: 4) {
            // Rows row...row + 3 by all columns from there on; before them the four rows are zero.
            for column in row..<count {
                let pivot = u.extracting(column * count + column..<(column + 1) * count)
                if row + 4 <= count {
                    let sums = DotProduct.ofFour(
                        pivot, u.extracting(row * count + column..<(row + 4) * count), step: count)
                    for next in 0..<4 { a[(row + next) * count + column] = sums[next] }
                } else {
                    for next in row..<count {
                        a[next * count + column] = DotProduct.of(
                            pivot, u.extracting(next * count + column..<(next + 1) * count))
                    }
                }
            }
        }
        for row in 0..<count {
            for column in 0..<row { a[row * count + column] = a[column * count + row] }
        }
        return result
    }

    private func invertFactor(_ u: inout MutableSpan<Double>, _ l: Span<Double>) {
        for start in stride(from: 0, to: count, by: 4) {
            let rows = min(4, count - start)
            for column in start..<count {
                let inverse = 1 / l[column * count + column]
                var sums = SIMD4<Double>.zero
                let known = l.extracting(column * count + start..<column * count + column)
                if rows == 4 {
                    sums = DotProduct.ofFour(
                        known, u.span.extracting(start * count + start..<(start + 4) * count), step: count)
                } else {
                    for row in 0..<rows {
                        let place = (start + row) * count
                        sums[row] = DotProduct.of(known, u.span.extracting(place + start..<place + count))
                    }
                }
                for row in 0..<rows where column >= start + row {
                    let unit: Double = column == start + row ? 1 : 0
                    u[(start + row) * count + column] = (unit - sums[row]) * inverse
                }
            }
        }
    }
}
