/// Points in the order of a value that are weighted many times: what belongs to each stands in that order too, so that
/// memory is read from end to end.
///
/// Points count as often as the unit of a resample that they belong to; those without one, whose unit is −1, are left
/// out. See ``Resamples``.
struct WeightedOrder {
    /// The points, in the order.
    let points: [Int32]
    /// The unit of each of them.
    let units: [Int32]
    /// Where each group of equal values ends.
    let groupEnds: [Int32]

    /// Puts units into order.
    init(_ order: TiedOrder, units: [Int32]) {
        var points: [Int32] = []
        var ends: [Int32] = []
        points.reserveCapacity(units.count)
        ends.reserveCapacity(order.groupStarts.count)
        var place = 0
        for end in order.groupStarts.dropFirst() {
            while place < Int(end) {
                if units[Int(order.points[place])] >= 0 { points.append(order.points[place]) }
                place += 1
            }
            if points.count > Int(ends.last ?? 0) { ends.append(Int32(points.count)) }
        }
        self.points = points
        self.units = points.map { units[Int($0)] }
        groupEnds = ends
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
            for end in groupEnds {
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
