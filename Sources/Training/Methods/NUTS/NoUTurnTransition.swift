internal import Slices

/// One iteration of the No-U-Turn sampler: a trajectory that doubles, forward or backward in time at random, until it
/// begins to turn back, and a draw from its points in proportion to their density.
///
/// Hoffman & Gelman 2014 (arXiv:1111.4246) with multinomial draws, biased towards the newer half, as in Betancourt 2017
/// (arXiv:1701.02434, appendix A). Half-trajectories are checked on the way, with one stored momentum for each level, as
/// in Phan, Pradhan & Jankowiak 2019 (arXiv:1912.11554, appendix). Energies are kept in double precision.
final class NoUTurnTransition {
    /// What an iteration did.
    struct Outcome {
        /// Mean acceptance over the trajectory's points, between 0 and 1.
        var acceptance = 0.0
        /// Leapfrog steps, each with one gradient.
        var steps = 0
        /// Doublings that were taken into the trajectory.
        var depth = 0
        /// Whether the energy left what a trajectory can hold.
        var isDivergent = false
    }

    /// A point of a trajectory: where it is, its momentum p̃ and the force Lᵀ∇U there.
    private struct Point {
        var position: Floats
        var momentum: Floats
        var force: Floats
    }

    /// An error of the energy beyond which a trajectory has diverged.
    private static let energyLimit = 1000.0

    /// The length of a leapfrog step.
    var stepSize = 1.0
    /// The present draw's negative log-density.
    private(set) var potential = Double.infinity
    private var massMatrix: MassMatrix
    private let density: any TargetDensity
    private let treeDepth: Int
    private let kernels: Kernels
    private let count: Int
    private let momentumKey: RandomKey
    private var uniforms: UniformStream
    private var current: Point
    private var candidate: Point
    private let (left, right): (Point, Point)
    private let (total, sum, span, gradient): (Floats, Floats, Floats, Floats)
    private let scalar: Floats
    /// For each level, the momentum at which a half-trajectory began and the sum of momenta up to there.
    private let marks: [(momentum: Floats, sum: Floats)]
    private let storage: Storage

    init(density: any TargetDensity, settings: SamplingSettings, kernels: Kernels, key: RandomKey) {
        let count = density.count
        let parts = 16 + 2 * settings.treeDepth
        let storage = Storage(count: parts * (count + Storage.alignment) + Storage.alignment)
        func take() -> Floats { storage.take(count) }
        func point() -> Point { Point(position: take(), momentum: take(), force: take()) }
        self.density = density
        self.count = count
        self.kernels = kernels
        treeDepth = settings.treeDepth
        massMatrix = MassMatrix(unit: count, kernels: kernels)
        momentumKey = key.child("momentum")
        uniforms = UniformStream(key: key.child("choices"), kernels: kernels)
        (current, candidate, left, right) = (point(), point(), point(), point())
        (total, sum, span, gradient) = (take(), take(), take(), take())
        marks = (0..<settings.treeDepth).map { _ in (take(), take()) }
        scalar = storage.take(1)
        self.storage = storage
    }

    /// The present draw.
    var position: ConstantFloats { ConstantFloats(current.position) }

    /// Begins at a position; the potential tells whether it has a density.
    func begin(at start: [Float]) {
        current.position.copy(from: start)
        reshape(massMatrix)
    }

    /// Goes on with another mass matrix.
    func reshape(_ matrix: MassMatrix) {
        massMatrix = matrix
        potential = density.potential(at: ConstantFloats(current.position), gradient: gradient)
        massMatrix.pull(current.force, ConstantFloats(gradient))
    }

    /// Sets the step size to one whose single step is accepted about four times in five, to a factor of two.
    ///
    /// - Parameter stream: keys the momenta; no other call may use it or the hundred that follow.
    func findStepSize(stream: Int) {
        var grows: Bool?
        for trial in 0..<100 {
            kernels.gaussian(left.momentum, count: count, key: momentumKey.child("trial"), stream: stream + trial)
            let energy = potential + kinetic(left)
            copy(current, to: left)
            let isAccepted = leap(left, step: Float(stepSize)) + kinetic(left) - energy < 0.223_143_551_314_209_7
            if let grows, grows != isAccepted { return }
            grows = isAccepted
            stepSize *= isAccepted ? 2 : 0.5
        }
    }

    /// Replaces the present draw by the next.
    ///
    /// - Parameter iteration: its number, which keys the momentum.
    func iterate(_ iteration: Int) -> Outcome {
        var outcome = Outcome()
        kernels.gaussian(left.momentum, count: count, key: momentumKey, stream: iteration)
        let energy = potential + kinetic(left)
        copy(current, to: left)
        copy(current, to: right)
        for index in 0..<count {
            right.momentum[index] = left.momentum[index]
            total[index] = left.momentum[index]
        }
        var logWeight = 0.0
        var acceptance = 0.0
        while outcome.depth < treeDepth {
            let isForward = uniforms.draw() < 0.5
            guard
                let half = extend(
                    isForward ? right : left, step: Float(isForward ? stepSize : -stepSize),
                    leaves: 1 << outcome.depth, energy: energy, outcome: &outcome, acceptance: &acceptance)
            else { break }
            if uniforms.draw() < ExactExponential.exp(half.logWeight - logWeight) {
                swap(&current, &candidate)
                potential = half.potential
            }
            logWeight = Self.logSum(logWeight, half.logWeight)
            outcome.depth += 1
            for index in 0..<count {
                total[index] += sum[index]
                span[index] = total[index] - 0.5 * (left.momentum[index] + right.momentum[index])
            }
            if turns(from: left.momentum, to: right.momentum) { break }
        }
        outcome.acceptance = acceptance / Double(max(outcome.steps, 1))
        return outcome
    }

    /// Lengthens the trajectory at one end, and draws a candidate from the new points in proportion to their density.
    ///
    /// - Returns: nil if the new points turn back among themselves or diverge, so that none may be chosen.
    private func extend(
        _ end: Point, step: Float, leaves: Int, energy: Double, outcome: inout Outcome, acceptance: inout Double
    ) -> (logWeight: Double, potential: Double)? {
        var logWeight = -Double.infinity
        var chosen = Double.infinity
        sum.fill(with: 0)
        for leaf in 0..<leaves {
            let potential = leap(end, step: step)
            let gain = energy - (potential + kinetic(end))
            outcome.steps += 1
            guard gain > -Self.energyLimit else {
                outcome.isDivergent = true
                return nil
            }
            let weight = ExactExponential.exp(min(gain, 0))
            acceptance += weight
            logWeight = leaf == 0 ? gain : Self.logSum(logWeight, gain)
            if leaf == 0 || uniforms.draw() < ExactExponential.exp(gain - logWeight) {
                copy(end, to: candidate)
                chosen = potential
            }
            for index in 0..<count { sum[index] += end.momentum[index] }
            guard !turns(at: leaf, end.momentum) else { return nil }
        }
        return (logWeight, chosen)
    }

    /// Whether one of the half-trajectories that a leaf completes turns back.
    ///
    /// A half-trajectory of 2ᵏ leaves begins at the leaf whose last k bits are zero where those of this one are one;
    /// its mark stands at the level that is the number of ones that remain.
    private func turns(at leaf: Int, _ momentum: Floats) -> Bool {
        var level = (leaf >> 1).nonzeroBitCount
        guard leaf & 1 == 1 else {
            if level < marks.count {
                for index in 0..<count {
                    marks[level].momentum[index] = momentum[index]
                    marks[level].sum[index] = sum[index]
                }
            }
            return false
        }
        for _ in 0..<(~leaf).trailingZeroBitCount {
            let mark = marks[level]
            for index in 0..<count {
                span[index] = (sum[index] - mark.sum[index]) + 0.5 * (mark.momentum[index] - momentum[index])
            }
            if turns(from: mark.momentum, to: momentum) { return true }
            level -= 1
        }
        return false
    }

    /// Whether the way in ``span`` leads back at one of its ends.
    private func turns(from first: Floats, to last: Floats) -> Bool {
        product(span, first) <= 0 || product(span, last) <= 0
    }

    /// One leapfrog step; returns the potential there.
    private func leap(_ point: Point, step: Float) -> Double {
        let half = 0.5 * step
        let (momentum, force) = (point.momentum, point.force)
        for index in 0..<count { momentum[index] -= half * force[index] }
        massMatrix.move(point.position, by: step, along: ConstantFloats(momentum), scratch: span)
        let potential = density.potential(at: ConstantFloats(point.position), gradient: gradient)
        massMatrix.pull(force, ConstantFloats(gradient))
        for index in 0..<count { momentum[index] -= half * force[index] }
        return potential
    }

    private func kinetic(_ point: Point) -> Double {
        0.5 * Double(kernels.sumOfSquares(point.momentum, count: count))
    }

    private func product(_ a: Floats, _ b: Floats) -> Float {
        kernels.rowsDot(scalar, a, b, start: 0, rows: 1, columns: count)
        return scalar[0]
    }

    /// Copies position and force; the momentum belongs to the trajectory.
    private func copy(_ from: Point, to: Point) {
        to.position.copy(from: from.position)
        to.force.copy(from: from.force)
    }

    /// log(eᵃ + eᵇ).
    private static func logSum(_ a: Double, _ b: Double) -> Double {
        let larger = max(a, b)
        return larger + ExactExponential.log(1 + ExactExponential.exp(min(a, b) - larger))
    }
}
