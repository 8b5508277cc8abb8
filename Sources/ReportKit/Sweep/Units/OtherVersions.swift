/// Results of the same units that other versions of the program have filed.
struct OtherVersions: Sendable {
    /// A version with what it has called the units of the plan.
    private struct Known: Sendable {
        let version: String
        let keys: [String: String]
    }

    private let known: [Known]
    private let done: Set<String>

    /// Looks for results of versions, the first of which counts most.
    init(_ versions: [String], of plan: SweepPlan, in directory: SweepDirectory) throws {
        known = versions.filter { $0 != plan.version }.map { version in
            let keys = zip(plan.units, plan.of(version: version).units).map { ($0.key, $1.key) }
            return Known(version: version, keys: Dictionary(keys) { first, _ in first })
        }
        done = known.isEmpty ? [] : try directory.inventory().done
    }

    /// The key under which another version has filed a unit that it has done; nil if none has.
    func key(of unit: SweepUnit) -> String? {
        known.lazy.compactMap { $0.keys[unit.key] }.first { done.contains($0) }
    }

    /// Whether another version has done a unit.
    func hasResult(of unit: SweepUnit) -> Bool { !known.isEmpty && key(of: unit) != nil }
}
