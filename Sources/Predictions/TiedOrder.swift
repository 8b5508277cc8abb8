/// Points in rising order of a value, with those of equal value in one group.
struct TiedOrder: Sendable {
    /// The points, from the smallest value to the largest; equal values in the order of the points.
    let points: [Int]
    /// Where each group of equal values begins in ``points``, and the end of the last.
    let groupStarts: [Int]

    /// The order of values, none of them NaN.
    init(_ values: [Double]) {
        let points = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        self.points = points
        groupStarts = points.indices.filter { $0 == 0 || values[points[$0]] != values[points[$0 - 1]] } + [points.count]
    }

    /// The ranks of points that count as often as their weights say, from 1; ties share the middle of their ranks.
    func ranks(weights: [Double]) -> [Double] {
        var ranks = [Double](repeating: 0, count: points.count)
        var below = 0.0
        for (start, end) in zip(groupStarts, groupStarts.dropFirst()) {
            var weight = 0.0
            for index in start..<end { weight += weights[points[index]] }
            for index in start..<end { ranks[points[index]] = below + (weight + 1) / 2 }
            below += weight
        }
        return ranks
    }
}
