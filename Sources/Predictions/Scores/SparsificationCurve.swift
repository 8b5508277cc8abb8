/// How the error falls when the least certain points are taken away (Ilg and others 2018, arXiv:1802.07095).
///
/// Both curves are the root mean square error of the points that remain: one takes the points of the largest
/// predictive σ away first, the other those of the largest error, and nothing can do better. Points of equal σ go
/// together, in equal parts, so that the curve does not depend on the order of the points.
public struct SparsificationCurve: Sendable, Equatable {
    /// The fractions taken away: 0, 0.01, …, 0.99: `[100]`.
    public let fractions: [Double]
    /// The error of the rest if the largest σ go first, in the units of the target: `[100]`.
    public let byDeviation: [Double]
    /// The error of the rest if the largest errors go first: `[100]`.
    public let byError: [Double]

    private static let stepCount = 100

    /// The curves of predictions.
    public init(_ predictions: inout ObservedPredictions) {
        let error = predictions.error
        let squares = error.map { $0 * $0 }
        let units = [Int32](repeating: 0, count: error.count)
        self.init(
            deviation: Order(predictions.deviationOrder, squares: squares, units: units),
            error: Order(predictions.errorOrder, squares: squares, units: units), weights: [1])
    }

    /// An order in which points are taken away, with their squared errors in it.
    struct Order {
        fileprivate let order: WeightedOrder
        fileprivate let squares: [Double]

        /// Puts squares and units into order.
        init(_ order: TiedOrder, squares: [Double], units: [Int32]) {
            self.order = WeightedOrder(order, units: units)
            self.squares = self.order.points.map { squares[Int($0)] }
        }
    }

    /// The curves of points that count as often as their units.
    init(deviation: Order, error: Order, weights: [Double]) {
        fractions = (0..<Self.stepCount).map { Double($0) / Double(Self.stepCount) }
        byDeviation = Self.errors(in: deviation, weights: weights)
        byError = Self.errors(in: error, weights: weights)
    }

    /// The mean distance between the curves, as a share of the error of all points (AUSE): 0 is the best.
    public var area: Double {
        guard byDeviation[0] > 0 else { return .nan }
        let distances = zip(byDeviation, byError).map(-)
        return distances.reduce(0, +) / Double(distances.count) / byDeviation[0]
    }

    /// The root mean square error of what remains after hundredths of the weight are taken from the end of an order.
    private static func errors(in order: Order, weights: [Double]) -> [Double] {
        let (units, squares) = (order.order.units, order.squares)
        var total = 0.0
        for unit in units { total += weights[Int(unit)] }
        var errors: [Double] = []
        errors.reserveCapacity(stepCount)
        // Weight and sum of squares of the groups passed, from the smallest value to the largest.
        var weightBelow = 0.0
        var sumBelow = 0.0
        var remaining = total / Double(stepCount)
        var start = 0
        for end in order.order.groupEnds {
            var weight = 0.0
            var sum = 0.0
            for index in start..<Int(end) {
                let own = weights[Int(units[index])]
                weight += own
                sum += own * squares[index]
            }
            start = Int(end)
            let isLast = start == units.count
            while errors.count < stepCount, isLast || remaining <= weightBelow + weight {
                let share = weight > 0 ? (remaining - weightBelow) / weight : 0
                errors.append(((sumBelow + share * sum) / remaining).squareRoot())
                remaining = Double(errors.count + 1) * total / Double(stepCount)
            }
            weightBelow += weight
            sumBelow += sum
        }
        return errors.reversed()
    }
}
