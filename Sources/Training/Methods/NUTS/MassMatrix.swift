internal import Slices

/// The shape that a sampler gives to space: M⁻¹ = L Lᵀ estimates the covariance of the posterior.
///
/// Momenta are kept as p̃ = Lᵀ p, which are standard normal: the kinetic energy is ½ |p̃|², positions move by ε L p̃ and
/// momenta by −ε Lᵀ ∇U. So the form of the matrix concerns these two products alone.
struct MassMatrix {
    /// L: one number for each parameter, or `[n × n]` in rows.
    private let factor: [Float]
    private let count: Int
    private let kernels: Kernels
    private var isDense: Bool { factor.count > count }

    /// The unit matrix.
    init(unit count: Int, kernels: Kernels) {
        self.init(deviations: [Float](repeating: 1, count: count), kernels: kernels)
    }

    /// A standard deviation for each parameter.
    init(deviations: [Float], kernels: Kernels) {
        factor = deviations
        count = deviations.count
        self.kernels = kernels
    }

    /// The lower triangular factor of a covariance, `[n × n]` in rows.
    init(factor: [Float], count: Int, kernels: Kernels) {
        self.factor = factor
        self.count = count
        self.kernels = kernels
    }

    /// position += step · L · momentum.
    ///
    /// - Parameter scratch: room for as many numbers as there are parameters.
    func move(_ position: Floats, by step: Float, along momentum: ConstantFloats, scratch: Floats) {
        factor.withFloats { l in
            if isDense {
                kernels.rowsDot(scratch, l, momentum, start: 0, rows: count, columns: count)
                for index in 0..<count { position[index] += step * scratch[index] }
            } else {
                for index in 0..<count { position[index] += step * (l[index] * momentum[index]) }
            }
        }
    }

    /// result = Lᵀ · gradient.
    func pull(_ result: Floats, _ gradient: ConstantFloats) {
        factor.withFloats { l in
            if isDense {
                kernels.product(
                    result, .init(start: gradient, rowStep: 0, depthStep: 1), l, rows: 1, columns: count, depth: count)
            } else {
                for index in 0..<count { result[index] = l[index] * gradient[index] }
            }
        }
    }
}
