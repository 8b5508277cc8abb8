/// Points in rising order of a value, with those of equal value in one group.
struct TiedOrder: Sendable {
    /// The points, from the smallest value to the largest; equal values in the order of the points.
    let points: [Int32]
    /// Where each group of equal values begins in ``points``, and the end of the last.
    let groupStarts: [Int32]

    /// The order of values, none of them NaN.
    init(_ values: [Double]) {
        let keys = values.map(Self.key)
        let points = keys.count < 2000 ? Self.compared(keys) : Self.distributed(keys)
        var starts: [Int32] = []
        starts.reserveCapacity(points.count + 1)
        for index in points.indices
        where index == 0 || keys[Int(points[index])] != keys[Int(points[index - 1])] {
            starts.append(Int32(index))
        }
        starts.append(Int32(points.count))
        self.points = points
        groupStarts = starts
    }

    /// An integer that is ordered like the number; both zeros have the same.
    private static func key(_ value: Double) -> UInt64 {
        let bits = (value + 0).bitPattern
        return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
    }

    private static func compared(_ keys: [UInt64]) -> [Int32] {
        keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { Int32($0) }
    }

    /// Sorts by the upper 33 bits, eleven at a time from the lowest on, then those that agree in them by comparison.
    private static func distributed(_ keys: [UInt64]) -> [Int32] {
        var source = (0..<Int32(keys.count)).map { $0 }
        var target = source
        for shift in [31, 42, 53] as [UInt64] {
            var ends = [Int](repeating: 0, count: 2049)
            for key in keys { ends[Int(key >> shift & 2047) + 1] += 1 }
            // Where all keys agree, nothing moves.
            if ends.contains(keys.count) { continue }
            for digit in 1...2048 { ends[digit] += ends[digit - 1] }
            for point in source {
                let digit = Int(keys[Int(point)] >> shift & 2047)
                target[ends[digit]] = point
                ends[digit] += 1
            }
            swap(&source, &target)
        }
        var start = 0
        while start < source.count {
            let upper = keys[Int(source[start])] >> 31
            var end = start + 1
            while end < source.count, keys[Int(source[end])] >> 31 == upper { end += 1 }
            if end - start > 1 { source[start..<end].sort { (keys[Int($0)], $0) < (keys[Int($1)], $1) } }
            start = end
        }
        return source
    }
}
