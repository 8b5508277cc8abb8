internal import Slices

/// A probability density over a flat vector, as a sampler sees it.
protocol TargetDensity: AnyObject {
    /// The length of the vector.
    var count: Int { get }

    /// The negative logarithm of the density up to a constant, in nats; sets its gradient.
    ///
    /// Infinite or not a number where there is no density.
    func potential(at position: ConstantFloats, gradient: Floats) -> Double
}
