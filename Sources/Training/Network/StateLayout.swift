internal import Slices

/// What stands where in a flat state: the only place where places are computed.
///
/// ```swift
/// let layout = StateLayout([.weights: 3, .noise: 1, .logits: 2])
/// ```
struct StateLayout: Equatable {
    /// A part of a state.
    enum Part {
        /// The weights of a network, or the means of their distributions.
        case weights
        /// ρ of each weight, with σ = log(1 + e^ρ).
        case spreads
        /// The logarithm of the noise variance, where one level holds for all x.
        case noise
        /// The weights of a network of its own for the log-variance.
        case noiseWeights
        /// The logit of each hidden layer's probability to drop a unit.
        case logits
        /// The means of all that has a distribution: weights, then noise.
        case means
        /// The curvature of the loss by each of the means.
        case curvatures
        /// The standard deviation of each mean's own normal number.
        case deviations
        /// Deviations of snapshots from the mean, one column after the other.
        case columns
        /// The logarithm of the prior's precision.
        case prior
        /// The logarithms of a kernel's hyperparameters.
        case kernel
        /// Those of the kernel of the log-variance.
        case noiseKernel
        /// What the log-variance is regressed on at each row.
        case noiseTargets
    }

    private let parts: [(part: Part, range: Range<Int>)]
    /// The length of the state.
    let count: Int

    /// Lays parts of some lengths one after the other.
    init(_ lengths: KeyValuePairs<Part, Int>) {
        var count = 0
        parts = lengths.map { part, length in
            defer { count += length }
            return (part: part, range: count..<count + length)
        }
        self.count = count
    }

    /// The place of a part; empty if there is none.
    subscript(part: Part) -> Range<Int> {
        parts.first { $0.part == part }?.range ?? count..<count
    }

    static func == (a: StateLayout, b: StateLayout) -> Bool {
        a.parts.elementsEqual(b.parts) { $0 == $1 }
    }
}

extension Network {
    /// The weights, then the level of the noise if one holds for all x.
    var layout: StateLayout { StateLayout([.weights: parameterCount, .noise: noise.stateCount]) }
}
