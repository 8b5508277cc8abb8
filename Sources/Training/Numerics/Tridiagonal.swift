/// A symmetric matrix turned into one with the same eigenvalues that is zero but for its diagonal and the numbers
/// beside it, by Householder's reflections (Golub & Van Loan 2013, Matrix Computations, section 8.3.1).
///
/// Once that is done, the determinant of the matrix plus any multiple of the unit matrix takes n operations.
struct Tridiagonal {
    private let diagonal: [Double]
    /// Squares of the numbers beside the diagonal.
    private let squares: [Double]

    /// Reduces a symmetric matrix, `[n × n]`, both triangles; takes some n³ multiplications.
    init(_ matrix: consuming [Double], count: Int) {
        var diagonal = [Double](repeating: 0, count: count)
        var squares = [Double](repeating: 0, count: max(count - 1, 0))
        var reflection = [Double](repeating: 0, count: count)
        var image = reflection
        matrix.withUnsafeMutableBufferPointer { a in
            for pivot in 0..<count {
                diagonal[pivot] = a[pivot * count + pivot]
                let below = pivot + 1
                guard below < count else { break }
                // The reflection that turns this row's rest, of norm √s, into (∓√s, 0, 0 …).
                for k in below..<count { reflection[k] = a[pivot * count + k] }
                let square = Self.dot(reflection, reflection, from: below, count: count)
                squares[pivot] = square
                let first = reflection[below]
                let norm = first < 0 ? -square.squareRoot() : square.squareRoot()
                guard square - first * first > 0 else { continue }
                reflection[below] = first + norm
                let scale = 1 / (square + first * norm)
                reflection.withUnsafeBufferPointer { reflection in
                    guard let base = a.baseAddress, let v = reflection.baseAddress else { return }
                    for row in below..<count {
                        image[row] =
                            scale * DotProduct.of(base + row * count + below, v + below, count: count - below)
                    }
                }
                let share = 0.5 * scale * Self.dot(image, reflection, from: below, count: count)
                for row in below..<count { image[row] -= share * reflection[row] }
                for row in below..<count {
                    let (v, w) = (reflection[row], image[row])
                    for column in below..<count {
                        a[row * count + column] -= v * image[column] + w * reflection[column]
                    }
                }
            }
        }
        self.diagonal = diagonal
        self.squares = squares
    }

    private static func dot(_ a: [Double], _ b: [Double], from start: Int, count: Int) -> Double {
        a.withUnsafeBufferPointer { a in
            b.withUnsafeBufferPointer { b in
                guard let a = a.baseAddress, let b = b.baseAddress else { return 0 }
                return DotProduct.of(a + start, b + start, count: count - start)
            }
        }
    }

    /// log det(A + shift · I), and its derivative by the shift, tr (A + shift · I)⁻¹, for a positive definite sum.
    func logDeterminant(shift: Double) -> (value: Double, derivative: Double) {
        var (value, derivative) = (0.0, 0.0)
        var (pivot, slope) = (1.0, 0.0)
        for index in diagonal.indices {
            let square = index == 0 ? 0 : squares[index - 1]
            (pivot, slope) = (diagonal[index] + shift - square / pivot, 1 + square * slope / (pivot * pivot))
            // What rounding made negative is nothing but the shift.
            if pivot <= 0 { (pivot, slope) = (shift, 1) }
            value += ExactExponential.log(pivot)
            derivative += slope / pivot
        }
        return (value, derivative)
    }
}
