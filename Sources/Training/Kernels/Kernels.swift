internal import CKernels
public import Predictions

/// The hot loops of training, with pointers and counts as Swift has them.
///
/// This is the one file of this room that calls the C kernels. Matrices are row-major. The formulas and the order of
/// every sum stand in `CKernels.h`.
public struct Kernels: Sendable {
    /// The kind of CPU that they are compiled for.
    public let path: KernelPath

    /// The loops of a path.
    public init(_ path: KernelPath) {
        self.path = path
    }

    /// The fastest kernels that this CPU can run.
    public static let best = Kernels(.best)

    private var table: UnsafePointer<kernels> { path.table }
}

typealias Floats = UnsafeMutablePointer<Float>
typealias ConstantFloats = UnsafePointer<Float>

extension Kernels {
    /// A matrix whose element (r, k) stands at `r · rowStep + k · depthStep`.
    struct Strided {
        var start: ConstantFloats
        var rowStep: Int
        var depthStep: Int
    }

    /// c = start + a · b for c of rows × columns.
    func product(
        _ c: Floats, _ a: Strided, _ b: ConstantFloats, start: ConstantFloats? = nil, rows: Int, columns: Int,
        depth: Int
    ) {
        table.pointee.product(
            c, Int32(columns), a.start, Int32(a.rowStep), Int32(a.depthStep), b, Int32(columns), start, Int32(rows),
            Int32(columns), Int32(depth))
    }

    /// The number of floats that ``productTransposed(_:_:_:room:rows:columns:depth:)`` needs as room.
    static func transposedRoom(depth: Int) -> Int { kernel_panel * depth }

    /// c = a · bᵀ for c of rows × columns.
    func productTransposed(
        _ c: Floats, _ a: ConstantFloats, _ b: ConstantFloats, room: Floats, rows: Int, columns: Int, depth: Int
    ) {
        table.pointee.product_transposed(
            c, Int32(columns), a, Int32(depth), b, Int32(depth), room, Int32(rows), Int32(columns), Int32(depth))
    }

    func rowsDot(_ y: Floats, _ x: ConstantFloats, _ w: ConstantFloats, start: Float, rows: Int, columns: Int) {
        table.pointee.rows_dot(y, x, Int32(columns), w, start, Int32(rows), Int32(columns))
    }

    func columnSums(_ sums: Floats, _ x: ConstantFloats, rows: Int, columns: Int) {
        table.pointee.column_sums(sums, x, Int32(columns), Int32(rows), Int32(columns))
    }

    func outer(_ c: Floats, _ u: ConstantFloats, _ v: ConstantFloats, rows: Int, columns: Int, add: Bool) {
        table.pointee.outer(c, Int32(columns), u, v, Int32(rows), Int32(columns), add)
    }

    func activate(_ f: Activation, _ y: Floats, _ x: ConstantFloats, count: Int) {
        table.pointee.activate(f.kernel, y, x, Int32(count))
    }

    func activateBackward(
        _ f: Activation, _ delta: Floats, input x: ConstantFloats, output y: ConstantFloats, count: Int
    ) {
        table.pointee.activate_backward(f.kernel, delta, x, y, Int32(count))
    }

    /// Multiplies rows with masks; `maskStep` 0 uses one mask for all rows.
    func maskRows(
        _ y: Floats, _ x: ConstantFloats, mask: ConstantFloats, maskStep: Int, rows: Int, columns: Int
    ) {
        table.pointee.mask_rows(y, x, mask, Int32(maskStep), Int32(rows), Int32(columns))
    }

    func gaussian(_ out: Floats, count: Int, key: RandomKey, stream: Int) {
        table.pointee.gaussian(
            out, Int32(count), kernel_random(key: key.bits, stream: UInt64(bitPattern: Int64(stream))))
    }

    /// `1 / keep` with probability `keep`, else 0; the probability is a multiple of 2⁻¹⁶.
    func dropoutMask(_ out: Floats, count: Int, keep: Double, key: RandomKey, stream: Int) {
        let threshold = UInt32((keep * 65536).rounded())
        let scale = Float(65536 / Double(max(threshold, 1)))
        table.pointee.bernoulli(
            out, Int32(count), threshold, scale, kernel_random(key: key.bits, stream: UInt64(bitPattern: Int64(stream)))
        )
    }

    func randomBits(_ out: UnsafeMutablePointer<UInt32>, count: Int, key: RandomKey, stream: Int) {
        table.pointee.random_bits(
            out, Int32(count), kernel_random(key: key.bits, stream: UInt64(bitPattern: Int64(stream))))
    }

    func adam(
        _ parameters: Floats, first: Floats, second: Floats, gradient: ConstantFloats, count: Int, rate: Float,
        beta1: Float, beta2: Float, epsilon: Float, decay: Float
    ) {
        table.pointee.adam(
            parameters, first, second, gradient, Int32(count), rate, beta1, beta2, epsilon, decay)
    }

    func momentum(
        _ parameters: Floats, velocity: Floats, gradient: ConstantFloats, count: Int, rate: Float, momentum: Float,
        decay: Float
    ) {
        table.pointee.momentum(parameters, velocity, gradient, Int32(count), rate, momentum, decay)
    }

    /// Draws weights, and keeps each one's standard deviation with its slope by ρ.
    func reparameterise(
        _ w: Floats, deviation: Floats, slope: Floats, mean: ConstantFloats, rho: ConstantFloats,
        epsilon: ConstantFloats, count: Int
    ) {
        table.pointee.reparameterise(w, deviation, slope, mean, rho, epsilon, Int32(count))
    }

    func reparameteriseBackward(
        meanGradient: Floats, rhoGradient: Floats, gradient: ConstantFloats, mean: ConstantFloats,
        deviation: ConstantFloats, slope: ConstantFloats, epsilon: ConstantFloats, count: Int, prior: Float,
        weight: Float
    ) {
        table.pointee.reparameterise_backward(
            meanGradient, rhoGradient, gradient, mean, deviation, slope, epsilon, Int32(count), prior, weight)
    }

    func gaussianLoss(
        _ loss: Floats, meanGradient: Floats, logVarianceGradient: Floats, mean: ConstantFloats,
        logVariance: ConstantFloats, target: ConstantFloats, count: Int, floor: Float, scale: Float
    ) {
        table.pointee.gaussian_loss(
            loss, meanGradient, logVarianceGradient, mean, logVariance, target, Int32(count), floor, scale)
    }

    /// Multiply-adds on registers; returns how many were done in each round.
    func peak(rounds: Int) -> Int { Int(table.pointee.peak(Int32(rounds), 0.5)) }

    func exp(_ y: Floats, _ x: ConstantFloats, count: Int) { table.pointee.exp(y, x, Int32(count)) }
    func log(_ y: Floats, _ x: ConstantFloats, count: Int) { table.pointee.log(y, x, Int32(count)) }
    func tanh(_ y: Floats, _ x: ConstantFloats, count: Int) { table.pointee.tanh(y, x, Int32(count)) }
    func sin(_ y: Floats, _ x: ConstantFloats, count: Int) { table.pointee.sin(y, x, Int32(count)) }
    func cos(_ y: Floats, _ x: ConstantFloats, count: Int) { table.pointee.cos(y, x, Int32(count)) }
    func softplus(_ y: Floats, _ x: ConstantFloats, count: Int) { table.pointee.softplus(y, x, Int32(count)) }
    func sum(_ x: ConstantFloats, count: Int) -> Float { table.pointee.sum(x, Int32(count)) }
    func sumOfSquares(_ x: ConstantFloats, count: Int) -> Float { table.pointee.sum_of_squares(x, Int32(count)) }
}

extension Activation {
    fileprivate var kernel: kernel_activation {
        switch self {
        case .relu: kernel_activation_relu
        case .tanh: kernel_activation_tanh
        case .silu: kernel_activation_silu
        case .gelu: kernel_activation_gelu
        case .sine: kernel_activation_sine
        }
    }
}
