/// How the error falls when the least certain points are taken away (Ilg and others 2018, arXiv:1802.07095).
///
/// Both curves are the root mean square error of the points that remain: one takes the points of the largest
/// predictive σ away first, the other those of the largest error, and nothing can do better. Points of equal σ go
/// together, in equal parts, so that the curve does not depend on the order of the points.
public struct SparsificationCurve: Sendable, Equatable {
    /// The fractions taken away: 0, 0.01, …, 0.99.
    public let fractions: [Double]
    /// The error of the rest if the largest σ go first, in the units of the target.
    public let byDeviation: [Double]
    /// The error of the rest if the largest errors go first.
    public let byError: [Double]

    private static let stepCount = 100

    /// The curves of predictions.
    public init(_ predictions: inout ObservedPredictions) {
        let error = predictions.error
        self.init(
            deviation: TiedOrder(predictions.spread), error: TiedOrder(error.map(abs)),
            squares: error.map { $0 * $0 }, weights: [Double](repeating: 1, count: error.count))
    }

    /// The curves of points that count as often as their weights say.
    init(deviation: TiedOrder, error: TiedOrder, squares: [Double], weights: [Double]) {
        fractions = (0..<Self.stepCount).map { Double($0) / Double(Self.stepCount) }
        byDeviation = Self.errors(of: squares, in: deviation, weights: weights)
        byError = Self.errors(of: squares, in: error, weights: weights)
    }

    /// The mean distance between the curves, as a share of the error of all points (AUSE): 0 is the best.
    public var area: Double {
        guard byDeviation[0] > 0 else { return .nan }
        let distances = zip(byDeviation, byError).map(-)
        return distances.reduce(0, +) / Double(distances.count) / byDeviation[0]
    }

    /// The root mean square error of what remains after hundredths of the weight are taken from the end of an order.
    private static func errors(
        of squares: [Double], in order: TiedOrder, weights: [Double]
    ) -> [Double] {
        let total = weights.reduce(0, +)
        var errors: [Double] = []
        errors.reserveCapacity(stepCount)
        // Weight and sum of squares of the groups passed, from the smallest value to the largest.
        var weightBelow = 0.0
        var sumBelow = 0.0
        for (start, end) in zip(order.groupStarts, order.groupStarts.dropFirst()) {
            var weight = 0.0
            var sum = 0.0
            for point in order.points[start..<end] {
                weight += weights[point]
                sum += weights[point] * squares[point]
            }
            let isLast = end == order.points.count
            while errors.count < stepCount {
                let remaining = Double(errors.count + 1) * total / Double(stepCount)
                guard isLast || remaining <= weightBelow + weight else { break }
                let share = weight > 0 ? (remaining - weightBelow) / weight : 0
                errors.append(((sumBelow + share * sum) / remaining).squareRoot())
            }
            weightBelow += weight
            sumBelow += sum
        }
        return errors.reversed()
    }
}
