/// Minimises a smooth function of a few numbers within bounds, by the method of Broyden, Fletcher, Goldfarb and Shanno
/// with a projected line search (Nocedal & Wright 2006, Numerical Optimization, doi:10.1007/978-0-387-40065-5).
struct QuasiNewton {
    /// The bounds of each number.
    let bounds: [ClosedRange<Double>]
    /// The most steps.
    let steps: Int

    /// The function's value, and its derivative by each number; a value that is not finite marks a place to avoid.
    typealias Function = (_ x: [Double]) -> (value: Double, gradient: [Double])

    /// The longest first step, in the largest of its components.
    private static let firstStep = 0.5
    /// The longest step.
    private static let longestStep = 2.0
    /// The function is at its lowest when every derivative is below this, or no step gains that much.
    private static let tolerance = 1e-7

    /// Walks downhill from `start`.
    ///
    /// - Parameter observe: called after each step, from 1, with the place and value there; returns false to stop.
    func minimum(
        from start: [Double], of f: Function, observe: (_ step: Int, _ x: [Double], _ value: Double) -> Bool
    ) -> [Double] {
        let count = start.count
        var x = bounded(start)
        var (value, gradient) = f(x)
        var curvature = Curvature(count: count)
        for step in 1...max(steps, 1) {
            let isFree = (0..<count).map { index -> Bool in
                let (bound, slope) = (bounds[index], gradient[index])
                let isHeld = (x[index] <= bound.lowerBound && slope > 0) || (x[index] >= bound.upperBound && slope < 0)
                return !isHeld
            }
            let slopes = (0..<count).map { isFree[$0] ? gradient[$0] : 0 }
            guard slopes.contains(where: { abs($0) > Self.tolerance }) else { break }
            var direction = curvature.direction(slopes, isFree: isFree)
            if Self.product(direction, slopes) >= 0 {
                curvature = Curvature(count: count)
                direction = slopes.map { -$0 }
            }
            let longest = direction.reduce(0) { max($0, abs($1)) }
            let limit = curvature.isFresh ? Self.firstStep : Self.longestStep
            var length = longest > limit ? limit / longest : 1
            var next: (x: [Double], value: Double, gradient: [Double])?
            for _ in 0..<30 {
                let trial = bounded((0..<count).map { x[$0] + length * direction[$0] })
                let found = f(trial)
                let expected = (0..<count).reduce(0.0) { sum, index -> Double in
                    sum + slopes[index] * (trial[index] - x[index])
                }
                if found.value.isFinite, found.value <= value + 1e-4 * expected {
                    next = (trial, found.value, found.gradient)
                    break
                }
                length *= 0.5
            }
            guard let next else { break }
            curvature.learn(
                move: (0..<count).map { next.x[$0] - x[$0] },
                change: (0..<count).map { next.gradient[$0] - gradient[$0] })
            let gain = value - next.value
            (x, value, gradient) = next
            if !observe(step, x, value) || gain < Self.tolerance * Self.tolerance { break }
        }
        return x
    }

    private func bounded(_ x: [Double]) -> [Double] {
        zip(x, bounds).map { min(max($0, $1.lowerBound), $1.upperBound) }
    }

    static func product(_ a: [Double], _ b: [Double]) -> Double {
        a.indices.reduce(0) { $0 + a[$1] * b[$1] }
    }
}

/// An estimate of the inverse of a function's matrix of second derivatives, from the steps taken so far.
private struct Curvature {
    private let count: Int
    private var inverse: [Double]
    /// Whether nothing has been learned yet.
    private(set) var isFresh = true

    init(count: Int) {
        self.count = count
        inverse = (0..<count * count).map { $0 % (count + 1) == 0 ? 1 : 0 }
    }

    /// Where to go, among the numbers that are free to move.
    func direction(_ slopes: [Double], isFree: [Bool]) -> [Double] {
        (0..<count).map { row in
            isFree[row] ? (0..<count).reduce(0) { $0 - inverse[row * count + $1] * slopes[$1] } : 0
        }
    }

    /// Takes in how the gradient changed over a step.
    mutating func learn(move: [Double], change: [Double]) {
        let product = QuasiNewton.product(move, change)
        guard product > 1e-12 else { return }
        if isFresh {
            // The first step tells the scale.
            let scale = product / QuasiNewton.product(change, change)
            inverse = inverse.map { $0 * scale }
            isFresh = false
        }
        let turned = (0..<count).map { row in
            (0..<count).reduce(0) { $0 + inverse[row * count + $1] * change[$1] }
        }
        let factor = (1 + QuasiNewton.product(change, turned) / product) / product
        for row in 0..<count {
            for column in 0..<count {
                inverse[row * count + column] +=
                    factor * move[row] * move[column]
                    - (turned[row] * move[column] + move[row] * turned[column]) / product
            }
        }
    }
}
