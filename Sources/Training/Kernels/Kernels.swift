internal import CKernels
public import Predictions
internal import Slices

/// The hot loops of training, on slices that are checked to be long enough.
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

extension Floats {
    /// Where the slice begins, if it holds so many numbers.
    fileprivate func of(_ count: Int) -> UnsafeMutablePointer<Float> {
        precondition(count >= 0 && self.count >= count, "a kernel would leave a slice")
        return start
    }
}

extension ReadableFloats {
    /// Where the slice begins, if it holds so many numbers.
    fileprivate func of(_ count: Int) -> UnsafePointer<Float> {
        let slice = reading
        precondition(count >= 0 && slice.count >= count, "a kernel would leave a slice")
        return slice.start
    }
}

extension Kernels {
    /// A matrix whose element (r, k) stands at `r · rowStep + k · depthStep`.
    struct Strided {
        var start: ConstantFloats
        var rowStep: Int
        var depthStep: Int

        init(start: some ReadableFloats, rowStep: Int, depthStep: Int) {
            self.start = start.reading
            self.rowStep = rowStep
            self.depthStep = depthStep
        }

        /// The numbers of a matrix of so many rows.
        fileprivate func count(rows: Int, depth: Int) -> Int {
            rows > 0 && depth > 0 ? (rows - 1) * rowStep + (depth - 1) * depthStep + 1 : 0
        }
    }

    /// c = start + a · b for c of rows × columns.
    func product(
        _ c: Floats, _ a: Strided, _ b: some ReadableFloats, start: ConstantFloats? = nil, rows: Int, columns: Int,
        depth: Int
    ) {
        table.pointee.product(
            c.of(rows * columns), Int32(columns), a.start.of(a.count(rows: rows, depth: depth)), Int32(a.rowStep),
            Int32(a.depthStep), b.of(depth * columns), Int32(columns), start?.of(columns), Int32(rows),
            Int32(columns), Int32(depth))
    }

    /// The number of floats that ``productTransposed(_:_:_:room:rows:columns:depth:)`` needs as room.
    static func transposedRoom(depth: Int) -> Int { kernel_panel * depth }

    /// c = a · bᵀ for c of rows × columns.
    func productTransposed(
        _ c: Floats, _ a: some ReadableFloats, _ b: some ReadableFloats, room: Floats, rows: Int, columns: Int,
        depth: Int
    ) {
        table.pointee.product_transposed(
            c.of(rows * columns), Int32(columns), a.of(rows * depth), Int32(depth), b.of(columns * depth),
            Int32(depth), room.of(Self.transposedRoom(depth: depth)), Int32(rows), Int32(columns), Int32(depth))
    }

    /// y = start + x · w for each row of x.
    func rowsDot(
        _ y: Floats, _ x: some ReadableFloats, _ w: some ReadableFloats, start: Float, rows: Int, columns: Int
    ) {
        table.pointee.rows_dot(
            y.of(rows), x.of(rows * columns), Int32(columns), w.of(columns), start, Int32(rows), Int32(columns))
    }

    func columnSums(_ sums: Floats, _ x: some ReadableFloats, rows: Int, columns: Int) {
        table.pointee.column_sums(
            sums.of(columns), x.of(rows * columns), Int32(columns), Int32(rows), Int32(columns))
    }

    /// c = u vᵀ, or c += u vᵀ.
    func outer(_ c: Floats, _ u: some ReadableFloats, _ v: some ReadableFloats, rows: Int, columns: Int, add: Bool) {
        table.pointee.outer(
            c.of(rows * columns), Int32(columns), u.of(rows), v.of(columns), Int32(rows), Int32(columns), add)
    }

    func activate(_ f: Activation, _ y: Floats, _ x: some ReadableFloats, count: Int) {
        table.pointee.activate(f.kernel, y.of(count), x.of(count), Int32(count))
    }

    func activateBackward(
        _ f: Activation, _ delta: Floats, input x: some ReadableFloats, output y: some ReadableFloats, count: Int
    ) {
        table.pointee.activate_backward(f.kernel, delta.of(count), x.of(count), y.of(count), Int32(count))
    }

    /// Multiplies rows with masks; `maskStep` 0 uses one mask for all rows.
    func maskRows(
        _ y: Floats, _ x: some ReadableFloats, mask: some ReadableFloats, maskStep: Int, rows: Int, columns: Int
    ) {
        table.pointee.mask_rows(
            y.of(rows * columns), x.of(rows * columns),
            mask.of(rows > 0 ? (rows - 1) * maskStep + columns : 0), Int32(maskStep), Int32(rows), Int32(columns))
    }

    func gaussian(_ out: Floats, count: Int, key: RandomKey, stream: Int) {
        table.pointee.gaussian(
            out.of(count), Int32(count), kernel_random(key: key.bits, stream: UInt64(bitPattern: Int64(stream))))
    }

    /// `1 / keep` with probability `keep`, else 0; the probability is a multiple of 2⁻¹⁶.
    func dropoutMask(_ out: Floats, count: Int, keep: Double, key: RandomKey, stream: Int) {
        let threshold = UInt32((keep * 65536).rounded())
        let scale = Float(65536 / Double(max(threshold, 1)))
        table.pointee.bernoulli(
            out.of(count), Int32(count), threshold, scale,
            kernel_random(key: key.bits, stream: UInt64(bitPattern: Int64(stream))))
    }

    /// Fills the first words of an array.
    func randomBits(_ out: inout [UInt32], count: Int, key: RandomKey, stream: Int) {
        precondition(out.count >= count, "a kernel would leave an array")
        table.pointee.random_bits(
            &out, Int32(count), kernel_random(key: key.bits, stream: UInt64(bitPattern: Int64(stream))))
    }

    func adam(
        _ parameters: Floats, first: Floats, second: Floats, gradient: some ReadableFloats, count: Int, rate: Float,
        beta1: Float, beta2: Float, epsilon: Float, decay: Float
    ) {
        table.pointee.adam(
            parameters.of(count), first.of(count), second.of(count), gradient.of(count), Int32(count), rate, beta1,
            beta2, epsilon, decay)
    }

    func momentum(
        _ parameters: Floats, velocity: Floats, gradient: some ReadableFloats, count: Int, rate: Float,
        momentum: Float, decay: Float
    ) {
        table.pointee.momentum(
            parameters.of(count), velocity.of(count), gradient.of(count), Int32(count), rate, momentum, decay)
    }

    /// Draws weights, and keeps each one's standard deviation with its slope by ρ.
    func reparameterise(
        _ w: Floats, deviation: Floats, slope: Floats, mean: some ReadableFloats, rho: some ReadableFloats,
        epsilon: some ReadableFloats, count: Int
    ) {
        table.pointee.reparameterise(
            w.of(count), deviation.of(count), slope.of(count), mean.of(count), rho.of(count), epsilon.of(count),
            Int32(count))
    }

    func reparameteriseBackward(
        meanGradient: Floats, rhoGradient: Floats, gradient: some ReadableFloats, mean: some ReadableFloats,
        deviation: some ReadableFloats, slope: some ReadableFloats, epsilon: some ReadableFloats, count: Int,
        prior: Float, weight: Float
    ) {
        table.pointee.reparameterise_backward(
            meanGradient.of(count), rhoGradient.of(count), gradient.of(count), mean.of(count), deviation.of(count),
            slope.of(count), epsilon.of(count), Int32(count), prior, weight)
    }

    func gaussianLoss(
        _ loss: Floats, meanGradient: Floats, logVarianceGradient: Floats, mean: some ReadableFloats,
        logVariance: some ReadableFloats, target: some ReadableFloats, count: Int, floor: Float, scale: Float
    ) {
        table.pointee.gaussian_loss(
            loss.of(count), meanGradient.of(count), logVarianceGradient.of(count), mean.of(count),
            logVariance.of(count), target.of(count), Int32(count), floor, scale)
    }

    /// Multiply-adds on registers; returns how many were done in each round.
    func peak(rounds: Int) -> Int { Int(table.pointee.peak(Int32(rounds), 0.5)) }

    func exp(_ y: Floats, _ x: some ReadableFloats, count: Int) {
        table.pointee.exp(y.of(count), x.of(count), Int32(count))
    }
    func log(_ y: Floats, _ x: some ReadableFloats, count: Int) {
        table.pointee.log(y.of(count), x.of(count), Int32(count))
    }
    func tanh(_ y: Floats, _ x: some ReadableFloats, count: Int) {
        table.pointee.tanh(y.of(count), x.of(count), Int32(count))
    }
    func sin(_ y: Floats, _ x: some ReadableFloats, count: Int) {
        table.pointee.sin(y.of(count), x.of(count), Int32(count))
    }
    func cos(_ y: Floats, _ x: some ReadableFloats, count: Int) {
        table.pointee.cos(y.of(count), x.of(count), Int32(count))
    }
    func softplus(_ y: Floats, _ x: some ReadableFloats, count: Int) {
        table.pointee.softplus(y.of(count), x.of(count), Int32(count))
    }
    func sum(_ x: some ReadableFloats, count: Int) -> Float { table.pointee.sum(x.of(count), Int32(count)) }
    func sumOfSquares(_ x: some ReadableFloats, count: Int) -> Float {
        table.pointee.sum_of_squares(x.of(count), Int32(count))
    }
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
