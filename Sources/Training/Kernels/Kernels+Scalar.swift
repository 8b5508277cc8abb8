internal import Slices

/// Functions of single numbers with the same bits on every CPU.
extension Kernels {
    /// eˣ.
    func exp(_ x: Float) -> Float { value(x) { exp($0, $1, count: 1) } }

    /// The natural logarithm.
    func log(_ x: Float) -> Float { value(x) { log($0, $1, count: 1) } }

    /// log(1 + eˣ).
    func softplus(_ x: Float) -> Float { value(x) { softplus($0, $1, count: 1) } }

    /// 1 / (1 + e⁻ˣ), as ½ + ½ tanh ½x.
    func sigmoid(_ x: Float) -> Float { 0.5 + 0.5 * value(0.5 * x) { tanh($0, $1, count: 1) } }

    private func value(_ x: Float, _ function: (Floats, ConstantFloats) -> Void) -> Float {
        var (argument, result) = (x, x)
        return withUnsafeMutablePointer(to: &result) { to in
            withUnsafePointer(to: &argument) { from in
                function(Floats(start: to, count: 1), ConstantFloats(start: from, count: 1))
            }
            return to.pointee
        }
    }
}
