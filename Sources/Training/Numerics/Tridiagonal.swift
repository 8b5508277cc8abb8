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
        var a = matrix.mutableSpan
        for pivot in 0..<count {
            diagonal[pivot] = a[pivot * count + pivot]
            let below = pivot + 1
            guard below < count else { break }
            // The reflection that turns this row's rest, of norm √s, into (∓√s, 0, 0 …).
            for k in below..<count { reflection[k] = a[pivot * count + k] }
            let rest = below..<count
            let square = DotProduct.of(reflection.span.extracting(rest), reflection.span.extracting(rest))
            squares[pivot] = square
            let first = reflection[below]
            let norm = first < 0 ? -square.squareRoot() : square.squareRoot()
            guard square - first * first > 0 else { continue }
            reflection[below] = first + norm
            let scale = 1 / (square + first * norm)
            for row in rest {
                let product = DotProduct.of(
                    a.span.extracting(row * count + below..<(row + 1) * count), reflection.span.extracting(rest))
                image[row] = scale * product
            }
            let share = 0.5 * scale * DotProduct.of(image.span.extracting(rest), reflection.span.extracting(rest))
            for row in rest { image[row] -= share * reflection[row] }
            let (v, w) = (reflection.span, image.span)
            for row in rest {
                let (across, down) = (v[row], w[row])
                for column in rest {
                    a[row * count + column] -= across * w[column] + down * v[column]
                }
            }
        }
        self.diagonal = diagonal
        self.squares = squares
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
