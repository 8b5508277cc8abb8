import Foundation
import Predictions
import Slices
import Testing

@testable import Training

/// Every path of the CPU that runs the tests must compute the same bits.
@Suite("Kernels")
struct KernelsTests {
    static let paths = KernelPath.available.map(Kernels.init)

    /// Numbers of every size and sign, without NaN.
    static func numbers(_ count: Int, seed: UInt64 = 1, spread: Double = 2) -> [Float] {
        Kernels.best.normals(count, key: RandomKey(seed: seed)).map { Float($0 * spread) }
    }

    func bits(_ values: [Float]) -> [UInt32] { values.map(\.bitPattern) }

    func expectSameBits(_ what: String, _ compute: (Kernels) -> [Float]) throws {
        let reference = bits(compute(try #require(Self.paths.first)))
        for kernels in Self.paths.dropFirst() {
            #expect(bits(compute(kernels)) == reference, "\(what) on \(kernels.path.name)")
        }
    }

    @Test("Products have the same bits on every path, whatever their shape")
    func product() throws {
        for (rows, columns, depth) in [(16, 32, 32), (64, 64, 64), (12, 50, 7), (1, 1, 1), (7, 33, 100), (13, 130, 3)] {
            let a = Self.numbers(rows * depth, seed: 2)
            let b = Self.numbers(depth * columns, seed: 3)
            let start = Self.numbers(columns, seed: 4)
            func product(_ kernels: Kernels) -> [Float] {
                let shown = Shown()
                let c = shown([Float](repeating: .nan, count: rows * columns))
                kernels.product(
                    c, .init(start: shown(a), rowStep: depth, depthStep: 1), shown(b),
                    start: ConstantFloats(shown(start)), rows: rows, columns: columns, depth: depth)
                return c.array
            }
            try expectSameBits("product \(rows) × \(columns) × \(depth)", product)
            // The order of every sum is that of k, each step a fused multiply-add.
            let found = product(.best)
            for r in 0..<rows {
                for j in 0..<columns {
                    var sum = start[j]
                    for k in 0..<depth { sum = sum.addingProduct(a[r * depth + k], b[k * columns + j]) }
                    #expect(found[r * columns + j].bitPattern == sum.bitPattern)
                }
            }
        }
    }

    @Test(
        "Products with a transposed matrix are those with the matrix that it is",
        arguments: [
            (16, 32, 32), (64, 64, 64), (8, 16, 16), (9, 48, 32), (7, 32, 32), (12, 50, 7), (1, 1, 1), (13, 130, 48),
            (20, 40, 16), (33, 96, 17),
        ])
    func productTransposed(rows: Int, columns: Int, depth: Int) throws {
        let a = Self.numbers(rows * depth, seed: 2)
        let b = Self.numbers(columns * depth, seed: 3)
        try expectSameBits("product \(rows) × \(columns) × \(depth)") { kernels in
            let shown = Shown()
            let result = shown([Float](repeating: .nan, count: rows * columns))
            let room = shown([Float](repeating: .nan, count: Kernels.transposedRoom(depth: depth)))
            kernels.productTransposed(
                result, shown(a), shown(b), room: room, rows: rows, columns: columns, depth: depth)
            let c = result.array
            for r in 0..<rows {
                for j in 0..<columns {
                    var sum: Float = 0
                    for k in 0..<depth { sum = sum.addingProduct(a[r * depth + k], b[j * depth + k]) }
                    #expect(c[r * columns + j].bitPattern == sum.bitPattern)
                }
            }
            return c
        }
    }

    @Test("Sums, activations and optimisers have the same bits on every path", arguments: [1, 15, 16, 33, 500])
    func elementwise(count: Int) throws {
        let x = Self.numbers(count, seed: 5)
        let y = Self.numbers(count, seed: 6)
        let shown = Shown()
        try expectSameBits("sum") { [$0.sum(shown(x), count: count), $0.sumOfSquares(shown(x), count: count)] }
        for activation in Activation.allCases {
            try expectSameBits("\(activation)") { kernels in
                let (output, delta) = (shown(x), shown(y))
                kernels.activate(activation, output, shown(x), count: count)
                kernels.activateBackward(activation, delta, input: shown(x), output: output, count: count)
                return output.array + delta.array
            }
        }
        try expectSameBits("Adam") { kernels in
            let (parameters, first) = (shown(x), shown(y))
            let second = shown(y.map { $0 * $0 })
            kernels.adam(
                parameters, first: first, second: second, gradient: shown(y), count: count, rate: 0.01, beta1: 0.9,
                beta2: 0.999, epsilon: 1e-8, decay: 0)
            return parameters.array + first.array + second.array
        }
        try expectSameBits("reparameterisation") { kernels in
            let (w, byMean, byRho) = (shown(x), shown(x), shown(x))
            let (deviation, slope) = (shown(x), shown(x))
            kernels.reparameterise(
                w, deviation: deviation, slope: slope, mean: shown(x), rho: shown(y), epsilon: shown(y), count: count)
            kernels.reparameteriseBackward(
                meanGradient: byMean, rhoGradient: byRho, gradient: w, mean: shown(x), deviation: deviation,
                slope: slope, epsilon: shown(y), count: count, prior: 1.5, weight: 0.01)
            return w.array + byMean.array + byRho.array
        }
        try expectSameBits("Gaussian loss") { kernels in
            let (loss, byMean, byLogVariance) = (shown(x), shown(x), shown(x))
            kernels.gaussianLoss(
                loss, meanGradient: byMean, logVarianceGradient: byLogVariance, mean: shown(x), logVariance: shown(y),
                target: shown(y), count: count, floor: 1e-4, scale: 0.1)
            return loss.array + byMean.array + byLogVariance.array
        }
    }

    @Test("Moments that have shrunk to next to nothing become zero; all others, and what is no number, stay")
    func settledMoments() {
        let moments: [Float] = [1e-31, -1e-31, 1e-29, -1e-29, .nan, .infinity]
        let zeros = [Float](repeating: 0, count: moments.count)
        for kernels in Self.paths {
            let shown = Shown()
            let (parameters, gradient) = (shown(zeros), shown(zeros))
            let (first, velocity) = (shown(moments), shown(moments))
            let spread = shown(moments.map(abs))
            kernels.adam(
                parameters, first: first, second: spread, gradient: gradient, count: moments.count, rate: 0, beta1: 1,
                beta2: 1, epsilon: 1e-8, decay: 0)
            kernels.momentum(
                parameters, velocity: velocity, gradient: gradient, count: moments.count, rate: 0, momentum: 1,
                decay: 0)
            let second = spread.array
            for found in [first.array, velocity.array] {
                #expect(found[..<4] == [0, 0, 1e-29, -1e-29], "\(kernels.path.name)")
                #expect(found[4].isNaN && found[5] == .infinity, "\(kernels.path.name)")
            }
            #expect(second[..<4] == [0, 0, 1e-29, 1e-29], "\(kernels.path.name)")
        }
    }

    @Test("Random numbers have the same bits on every path", arguments: [1, 63, 64, 200, 1153])
    func random(count: Int) throws {
        try expectSameBits("normal numbers") { $0.normals(count, key: RandomKey(seed: 7)).map(Float.init) }
        try expectSameBits("masks") { kernels in
            var mask = [Float](repeating: -1, count: count)
            kernels.dropoutMask(&mask, count: count, keep: 0.8, key: RandomKey(seed: 7), stream: 3)
            return mask
        }
    }

    @Test("Philox gives the words of its authors' known-answer test")
    func philox() {
        // Random123's kat_vectors: philox4x32 10, counter and key zero. Counter n stands in lane n.
        var words = [UInt32](repeating: 0, count: 64)
        Kernels.best.randomBits(&words, count: 64, key: RandomKey(bits: 0), stream: 0)
        #expect([words[0], words[16], words[32], words[48]] == [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8])
    }

    @Test("Normal numbers have the moments of N(0, 1)")
    func moments() {
        let count = 1 << 20
        let x = Kernels.best.normals(count, key: RandomKey(seed: 8))
        func moment(_ power: Double) -> Double { x.reduce(0) { $0 + pow($1, power) } / Double(count) }
        // Five standard errors: √(var / n) with variances 1, 2, 15 and 96.
        let error = 5 / Double(count).squareRoot()
        #expect(abs(moment(1)) < error)
        #expect(abs(moment(2) - 1) < error * 2.0.squareRoot())
        #expect(abs(moment(3)) < error * 15.0.squareRoot())
        #expect(abs(moment(4) - 3) < error * 96.0.squareRoot())
    }

    @Test("Dropout keeps the share that it says, and the mean")
    func masks() {
        let count = 1 << 18
        var mask = [Float](repeating: 0, count: count)
        Kernels.best.dropoutMask(&mask, count: count, keep: 0.8, key: RandomKey(seed: 9), stream: 0)
        let kept = Double(mask.filter { $0 > 0 }.count) / Double(count)
        #expect(abs(kept - 0.8) < 5 * (0.8 * 0.2 / Double(count)).squareRoot())
        #expect(Set(mask) == [0, Float(65536 / 52429.0)])
    }

    /// An elementary function with the double-precision one that it is held against.
    struct Function: Sendable, CustomTestStringConvertible {
        let name: String
        let kernel: @Sendable (Kernels, Floats, Floats) -> Void
        let exact: @Sendable (Double) -> Double
        let ranges: [ClosedRange<Double>]
        var testDescription: String { name }
    }

    static let functions: [Function] = [
        Function(
            name: "exp", kernel: { $0.exp($1, $2, count: $2.count) }, exact: { exp($0) },
            ranges: [-103 ... -87, -87...88.7, -1...1]),
        Function(
            name: "log", kernel: { $0.log($1, $2, count: $2.count) }, exact: { log($0) },
            ranges: [1e-40...1e-37, 1e-6...0.9, 0.9...1.1, 1.1...100, 100...3e38]),
        Function(
            name: "tanh", kernel: { $0.tanh($1, $2, count: $2.count) }, exact: { tanh($0) },
            ranges: [-20...20, -1...1, -1e-3...1e-3]),
        Function(
            name: "softplus", kernel: { $0.softplus($1, $2, count: $2.count) },
            exact: { max($0, 0) + log1p(exp(-abs($0))) }, ranges: [-87 ... -15, -15...15, 15...200]),
        Function(
            name: "sin", kernel: { $0.sin($1, $2, count: $2.count) }, exact: { sin($0) },
            ranges: [-3...3, -100...100, -32768...32768, -1e9...1e9, -3e38...3e38]),
        Function(
            name: "cos", kernel: { $0.cos($1, $2, count: $2.count) }, exact: { cos($0) },
            ranges: [-3...3, -100...100, -32768...32768, -1e9...1e9, -3e38...3e38]),
    ]

    @Test("Elementary functions are within 2 units in the last place", arguments: functions)
    func elementary(function: Function) throws {
        for range in function.ranges {
            let x = Kernels.best.uniforms(1 << 16, key: RandomKey(seed: 10))
                .map { Float(range.lowerBound + (range.upperBound - range.lowerBound) * $0) }
            var worst = 0.0
            let shown = Shown()
            let y = shown(x)
            function.kernel(.best, y, y)
            for (value, argument) in zip(y.array, x) {
                let exact = function.exact(Double(argument))
                let unit = Double(max(Float(abs(exact)), .leastNormalMagnitude).ulp)
                worst = max(worst, abs(Double(value) - exact) / unit)
            }
            #expect(worst <= 2, "\(function.name) on \(range) is off by \(worst) ulp")
            try expectSameBits("\(function.name) on \(range)") { kernels in
                let y = shown(Array(x.prefix(4096)))
                function.kernel(kernels, y, y)
                return y.array
            }
        }
    }

    @Test("Elementary functions keep their promises at the edges")
    func edges() {
        let inf = Float.infinity
        func value(
            _ function: (Kernels) -> (Floats, Floats, Int) -> Void, _ x: Float
        ) -> Float {
            let shown = Shown()
            let y = shown([0])
            function(.best)(y, shown([x]), 1)
            return y[0]
        }
        #expect(value(Kernels.exp, -inf) == 0)
        #expect(value(Kernels.exp, inf) == inf)
        #expect(value(Kernels.exp, .nan).isNaN)
        #expect(value(Kernels.log, 0) == -inf)
        #expect(value(Kernels.log, inf) == inf)
        #expect(value(Kernels.log, -1).isNaN)
        #expect(value(Kernels.tanh, inf) == 1)
        #expect(value(Kernels.tanh, -inf) == -1)
        #expect(value(Kernels.softplus, inf) == inf)
        #expect(value(Kernels.softplus, -inf) == 0)
        #expect(value(Kernels.sin, inf).isNaN)
        #expect(value(Kernels.cos, 0) == 1)
    }
}
