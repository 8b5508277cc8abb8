import Predictions
import Foundation
import Testing

@testable import Training

@Suite("Exact functions and linear algebra in double precision")
struct LinearAlgebraTests {
    @Test("Exponential and logarithm agree with the platform's")
    func exponential() {
        for index in -70_000...70_000 {
            let x = Double(index) * 0.0101
            #expect(abs(ExactExponential.exp(x) / exp(x) - 1) < 1e-15)
        }
        for index in 1...100_000 {
            for x in [Double(index) * 1e-3, 1 + Double(index) * 1e-7, exp(Double(index) * 0.007), 1 / Double(index)] {
                #expect(abs(ExactExponential.log(x) - log(x)) <= 1e-15 * max(1, abs(log(x))))
            }
        }
        #expect(ExactExponential.exp(0) == 1)
        #expect(ExactExponential.log(1) == 0)
        #expect(ExactExponential.exp(-1000) == 0 && ExactExponential.exp(1000) == .infinity)
        #expect(ExactExponential.log(0) == -.infinity && ExactExponential.log(-1).isNaN)
        #expect(ExactExponential.exp(.nan).isNaN && ExactExponential.log(.nan).isNaN)
        let least = Double.leastNonzeroMagnitude
        #expect(abs(ExactExponential.log(least) - log(least)) < 1e-12)
    }

    @Test("Four dot products have the bits of four single ones", arguments: [0, 1, 7, 8, 9, 40, 43])
    func dotProducts(count: Int) {
        let a = Kernels.best.normals(max(count, 1), key: RandomKey(seed: 1))
        let b = Kernels.best.normals(4 * 50, key: RandomKey(seed: 2))
        let four = DotProduct.ofFour(a.span.extracting(0..<count), b.span, step: 50)
        for row in 0..<4 {
            let part = Array(b[row * 50..<row * 50 + count])
            #expect(four[row] == DotProduct.of(a.span.extracting(0..<count), part.span))
            let plain = (0..<count).reduce(0.0) { $0 + a[$1] * part[$1] }
            #expect(abs(four[row] - plain) < 1e-13)
        }
    }

    /// A symmetric positive definite matrix: B Bᵀ + n I with normal B.
    func matrix(_ n: Int) -> [Double] {
        let b = Kernels.best.normals(n * n, key: RandomKey(seed: UInt64(n)))
        return (0..<n * n).map { index in
            let (row, column) = (index / n, index % n)
            return (0..<n).reduce(row == column ? Double(n) : 0) { $0 + b[row * n + $1] * b[column * n + $1] }
        }
    }

    @Test("Cholesky's factor solves, inverts, and knows the determinant", arguments: [1, 2, 3, 4, 5, 31, 32, 33, 70])
    func cholesky(n: Int) throws {
        let a = matrix(n)
        let factor = try #require(Cholesky(a, count: n))
        let b = Kernels.best.normals(n, key: RandomKey(seed: 9))
        let x = factor.solve(b)
        let inverse = factor.inverse()
        for row in 0..<n {
            let product = (0..<n).reduce(0.0) { $0 + a[row * n + $1] * x[$1] }
            #expect(abs(product - b[row]) < 1e-12)
            for column in 0..<n {
                let unit = (0..<n).reduce(0.0) { $0 + a[row * n + $1] * inverse[$1 * n + column] }
                #expect(abs(unit - (row == column ? 1 : 0)) < 1e-12)
            }
        }
        // Elimination without pivots.
        var rest = a
        var logDeterminant = 0.0
        for pivot in 0..<n {
            logDeterminant += log(rest[pivot * n + pivot])
            for row in pivot..<n where row > pivot {
                let share = rest[row * n + pivot] / rest[pivot * n + pivot]
                for column in pivot..<n { rest[row * n + column] -= share * rest[pivot * n + column] }
            }
        }
        #expect(abs(factor.logDeterminant - logDeterminant) < 1e-11 * Double(n))
        // The two triangular solutions belong to one factor: |L⁻¹ b|² = bᵀ A⁻¹ b, and L⁻ᵀ L⁻¹ b = A⁻¹ b.
        let lower = factor.solveLower(b)
        #expect(abs(QuasiNewton.product(lower, lower) - QuasiNewton.product(b, x)) < 1e-12)
        #expect(zip(factor.solveTransposed(lower), x).allSatisfy { abs($0 - $1) < 1e-13 })
    }

    @Test("Householder's reduction keeps the determinants of all shifted matrices", arguments: [1, 2, 3, 8, 33])
    func tridiagonal(n: Int) throws {
        let a = matrix(n)
        let reduced = Tridiagonal(a, count: n)
        for shift in [0.0, 0.3, 50] {
            var shifted = a
            for index in 0..<n { shifted[index * n + index] += shift }
            let factor = try #require(Cholesky(shifted, count: n))
            let inverse = factor.inverse()
            let trace = (0..<n).reduce(0) { $0 + inverse[$1 * n + $1] }
            let found = reduced.logDeterminant(shift: shift)
            #expect(abs(found.value - factor.logDeterminant) < 1e-11 * Double(n))
            #expect(abs(found.derivative - trace) < 1e-11 * Double(n))
        }
        // A matrix of rank 1 plus the unit matrix: det = 1 + ‖v‖².
        let v = (0..<n).map { Double($0 + 1) }
        let single = Tridiagonal((0..<n * n).map { v[$0 / n] * v[$0 % n] }, count: n)
        #expect(abs(single.logDeterminant(shift: 1).value - log(1 + QuasiNewton.product(v, v))) < 1e-11)
    }

    @Test("A matrix that is not positive definite has no factor")
    func indefinite() {
        #expect(Cholesky([1, 0, 2, 1], count: 2) == nil)
        #expect(Cholesky([.nan], count: 1) == nil)
    }

    @Test("The quasi-Newton method finds a curved valley's lowest point, and the best point on a bound")
    func quasiNewton() {
        // Rosenbrock's function, lowest at (1, 1).
        func valley(_ x: [Double]) -> (value: Double, gradient: [Double]) {
            let (a, b) = (1 - x[0], x[1] - x[0] * x[0])
            return (a * a + 100 * b * b, [-2 * a - 400 * x[0] * b, 200 * b])
        }
        let free = QuasiNewton(bounds: [-5...5, -5...5], steps: 200).minimum(from: [-1.2, 1], of: valley) { _, _, _ in
            true
        }
        #expect(abs(free[0] - 1) < 1e-5 && abs(free[1] - 1) < 1e-5)
        // With x ≤ ½ the lowest point is (½, ¼).
        let held = QuasiNewton(bounds: [-5...0.5, -5...5], steps: 200).minimum(from: [-1.2, 1], of: valley) { _, _, _ in
            true
        }
        #expect(held[0] == 0.5 && abs(held[1] - 0.25) < 1e-6)
    }
}
