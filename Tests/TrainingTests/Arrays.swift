import Predictions
import Slices

@testable import Training

// Tests write numbers as arrays; the room itself computes on slices.

extension Objective {
    mutating func evaluate(_ state: [Float], gradient: inout [Float], rows: Int, step: Int) -> Double {
        gradient.withMutableFloats { gradient in
            state.withFloats { evaluate($0, gradient: gradient, rows: rows, step: step) }
        }
    }

    mutating func curves(_ state: [Float], meanLoss: Double) -> [Double] {
        state.withFloats { curves($0, meanLoss: meanLoss) }
    }
}

extension StepRule {
    mutating func step(_ state: inout [Float], gradient: [Float], factor: Double) {
        state.withMutableFloats { state in gradient.withFloats { step(state, gradient: $0, factor: factor) } }
    }
}

extension TargetDensity {
    func potential(at position: [Float], gradient: inout [Float]) -> Double {
        gradient.withMutableFloats { gradient in position.withFloats { potential(at: $0, gradient: gradient) } }
    }
}

extension SnapshotMoments {
    mutating func add(_ weights: [Float]) { weights.withFloats { add($0) } }

    static func draw(_ weights: inout [Float], from state: [Float], normals: [Float], rank: Int) {
        weights.withMutableFloats { weights in
            state.withFloats { state in normals.withFloats { draw(weights, from: state, normals: $0, rank: rank) } }
        }
    }
}

extension MassMatrixEstimate {
    mutating func add(_ position: [Float]) { position.withFloats { add($0) } }
}

extension MassMatrix {
    func pull(_ result: inout [Float], _ gradient: [Float]) {
        result.withMutableFloats { result in gradient.withFloats { pull(result, $0) } }
    }

    func move(_ position: inout [Float], by step: Float, along momentum: [Float]) {
        var scratch = position
        scratch.withMutableFloats { scratch in
            position.withMutableFloats { position in
                momentum.withFloats { move(position, by: step, along: $0, scratch: scratch) }
            }
        }
    }
}

extension WeightPrior {
    func divergence(mean: [Float], rho: [Float], epsilon: [Float]) -> Double {
        mean.withFloats { mean in
            rho.withFloats { rho in
                epsilon.withFloats { divergence(mean: mean, rho: rho, center: nil, epsilon: $0) }
            }
        }
    }
}

extension Kernels {
    func gaussian(_ out: inout [Float], count: Int, key: RandomKey, stream: Int) {
        out.withMutableFloats { gaussian($0, count: count, key: key, stream: stream) }
    }

    func dropoutMask(_ out: inout [Float], count: Int, keep: Double, key: RandomKey, stream: Int) {
        out.withMutableFloats { dropoutMask($0, count: count, keep: keep, key: key, stream: stream) }
    }
}

/// Arrays as slices for as long as a test runs.
final class Shown {
    private var storages: [Storage] = []

    /// A slice with the numbers of an array.
    func callAsFunction(_ values: [Float]) -> Floats {
        let storage = Storage(parts: values.count)
        let slice = storage.take(values.count)
        slice.copy(from: values)
        storages.append(storage)
        return slice
    }
}
