/// A part of a sweep's units: one of several that together are all of them.
public struct Shard: Sendable, Equatable {
    /// Its number, from 1.
    public let number: Int
    /// How many there are.
    public let count: Int

    /// All units.
    public static let whole = Shard(number: 1, count: 1)
    /// The most parts.
    public static let largestCount = 100_000

    private init(number: Int, count: Int) {
        self.number = number
        self.count = count
    }

    /// Reads `3/8`.
    ///
    /// - Throws: ``SettingError`` if it is something else.
    public init(_ text: String) throws(SettingError) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let number = parts[0], let count = parts[1], (1...Self.largestCount).contains(count),
            (1...count).contains(number)
        else {
            throw .value("shard", found: "'\(text.prefix(80))'", expected: "a part of several, such as 1/8 to 8/8")
        }
        self.init(number: number, count: count)
    }

    /// Its units, the largest first.
    ///
    /// All units are dealt like cards by their size, to and fro, so that every part has large and small ones.
    func units(of plan: SweepPlan) -> [SweepUnit] {
        let units = plan.units
        let costs = plan.cells.map(\.cost)
        let order = units.indices.sorted { first, second in
            let (one, other) = (costs[units[first].cell], costs[units[second].cell])
            return one != other ? one > other : first < second
        }
        return order.enumerated().filter { place, _ in
            let (round, turn) = place.quotientAndRemainder(dividingBy: count)
            return (round.isMultiple(of: 2) ? turn : count - 1 - turn) == number - 1
        }.map { units[$0.element] }
    }
}
