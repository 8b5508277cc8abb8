/// Points in the order of a value that are weighted many times: what belongs to each stands in that order too, so that
/// memory is read from end to end.
///
/// Points count as often as the unit of a resample that they belong to; see ``Resamples``.
struct WeightedOrder {
    /// The order.
    let order: TiedOrder
    /// The unit of each point, in the order.
    let units: [Int32]

    /// Puts units into order.
    init(_ order: TiedOrder, units: [Int32]) {
        self.order = order
        self.units = order.points.map { units[Int($0)] }
    }

    /// The ranks in the order, less their mean, if points count as often as their units; ties share the middle of their
    /// ranks.
    func centeredRanks(weights: [Double]) -> [Double] {
        var total = 0.0
        for unit in units { total += weights[Int(unit)] }
        let middle = (total + 1) / 2
        return [Double](unsafeUninitializedCapacity: units.count) { ranks, count in
            var below = 0.0
            var start = 0
            for end in order.groupStarts.dropFirst() {
                var weight = 0.0
                for index in start..<Int(end) { weight += weights[Int(units[index])] }
                let rank = below + (weight + 1) / 2 - middle
                for index in start..<Int(end) { ranks[index] = rank }
                below += weight
                start = Int(end)
            }
            count = units.count
        }
    }
}
