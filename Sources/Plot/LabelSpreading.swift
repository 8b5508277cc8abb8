/// Moves labels apart along a line, as little as needed.
enum LabelSpreading {
    /// Positions at least `distance` apart and, if there is room, within a range; their order stays.
    ///
    /// Labels that would collide form a group, which stands with its middle at the mean of what its members want.
    static func spread(_ wanted: [Double], distance: Double, within range: ClosedRange<Double>) -> [Double] {
        struct Group {
            var members: [Int]
            var sum: Double
        }
        let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
        func start(_ group: Group) -> Double {
            let length = Double(group.members.count - 1) * distance
            let ideal = group.sum / Double(group.members.count) - length / 2
            return max(range.lowerBound, min(ideal, range.upperBound - length))
        }
        var groups: [Group] = []
        for index in order {
            groups.append(Group(members: [index], sum: wanted[index]))
            while groups.count > 1 {
                let last = groups[groups.count - 1]
                let before = groups[groups.count - 2]
                guard start(last) < start(before) + Double(before.members.count) * distance else { break }
                groups.removeLast(2)
                groups.append(Group(members: before.members + last.members, sum: before.sum + last.sum))
            }
        }
        var result = wanted
        for group in groups {
            for (offset, index) in group.members.enumerated() {
                result[index] = start(group) + Double(offset) * distance
            }
        }
        return result
    }
}
