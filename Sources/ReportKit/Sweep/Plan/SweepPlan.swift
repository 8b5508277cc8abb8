import Tables

/// A sweep, checked: every unit of data × method × split × seed, and the key under which its result is filed.
///
/// A plan holds all that its units need, so that any process that can read it and the data beside it can do any of them.
public struct SweepPlan: Sendable, Equatable {
    /// The version of the program that made it.
    public let version: String
    /// What is learned from.
    let sources: [SweepSource]
    /// Methods on sources, in the order of the report.
    let cells: [SweepCell]
    /// The shares of the rows that are learned from, in percent: 100, then others from the largest on.
    let shares: [Int]
    /// The roots of the randomness of the data; nil alone where that is the seed's, or the options'.
    let splits: [Int?]
    /// The roots of all other randomness: `[K]`.
    public let seeds: [Int]
    /// What a reader must know about the data, a sentence each; no part of any key.
    public let warnings: [String]
    /// The units, cell by cell, in each share by share, and in that split by split.
    public let units: [SweepUnit]

    /// The most units of a plan.
    static let largestCount = 10_000_000

    /// Puts a plan together.
    init(
        version: String, sources: [SweepSource], cells: [SweepCell], shares: [Int] = [100], splits: [Int?],
        seeds: [Int], warnings: [String] = []
    ) {
        self.version = version
        self.sources = sources
        self.cells = cells
        self.shares = shares
        self.splits = splits
        self.seeds = seeds
        self.warnings = warnings
        units = cells.indices.flatMap { place in
            let digest = cells[place].digest(of: sources[cells[place].source], version: version)
            return shares.flatMap { share in
                splits.flatMap { split in
                    seeds.map { seed in
                        SweepUnit(
                            cell: place, share: share, split: split, seed: seed,
                            key: SweepUnit.key(cell: digest, share: share, split: split, seed: seed))
                    }
                }
            }
        }
    }

    /// The same plan as another version would have made it: its keys are those of that version's results.
    func of(version: String) -> SweepPlan {
        SweepPlan(
            version: version, sources: sources, cells: cells, shares: shares, splits: splits, seeds: seeds,
            warnings: warnings)
    }

    /// What a unit is, for a reader.
    public func name(of unit: SweepUnit) -> String {
        let cell = cells[unit.cell]
        let split = unit.split.map { ", split \($0)" } ?? ""
        let share = unit.share < 100 ? ", \(unit.share) % of the rows" : ""
        return "\(cell.method) on \(sources[cell.source].name)\(share)\(split), seed \(unit.seed)"
    }

    /// How many units of what, in words.
    public var sentence: String {
        let methods = Set(cells.map(\.method)).count
        let parts = [
            NumberText.count(methods, "method"), NumberText.count(sources.count, "data set"),
            shares.count > 1 ? NumberText.count(shares.count, "share") : nil,
            splits == [nil] ? nil : NumberText.count(splits.count, "split"), NumberText.count(seeds.count, "seed"),
        ]
        return "\(NumberText.count(units.count, "unit")): \(parts.compactMap(\.self).joined(separator: " × "))"
    }

    /// The place of a unit's method and source among all of the plan.
    public func place(of unit: SweepUnit) -> Int { unit.cell }

    /// What a unit takes, roughly, in no unit of time.
    ///
    /// - Parameter cell: the place of its method and source.
    public func cost(ofCell cell: Int) -> Double { Double(cells[cell].cost) }
}
