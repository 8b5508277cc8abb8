/// One training of a sweep: a method on a source, with one split and one seed.
public struct SweepUnit: Sendable, Hashable {
    /// The place of its cell in the plan.
    let cell: Int
    /// The share of the rows that is learned from, in percent.
    let share: Int
    /// The root of the randomness of the data; nil for that of the seed, or of the options.
    let split: Int?
    /// The root of all other randomness.
    let seed: Int
    /// The name of its result: 32 hexadecimal digits that stand for everything that the result depends on.
    public let key: String

    /// The name of a result.
    ///
    /// - Parameter cell: the digest of what units of one cell share.
    static func key(cell: Digest, share: Int, split: Int?, seed: Int) -> String {
        let part = share < 100 ? " \(share) %" : ""
        return String(Digest(of: "\(cell.text) \(split.map { "\($0)" } ?? "-") \(seed)\(part)").text.prefix(32))
    }
}
