/// Finds the name that somebody probably meant.
enum NearestName {
    /// The closest of several names, if one is close enough to be worth suggesting.
    static func of(_ given: String, in names: [String]) -> String? {
        let lower = given.lowercased()
        let ranked = names.map { (distance: distance(lower, $0.lowercased()), name: $0) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        if best.distance <= max(1, given.count / 3) { return best.name }
        let prefixed = names.filter { !lower.isEmpty && ($0.lowercased().contains(lower) || lower.contains($0.lowercased())) }
        return prefixed.first
    }

    /// The fewest insertions, deletions and substitutions that turn one text into another (Levenshtein 1966).
    static func distance(_ first: String, _ second: String) -> Int {
        let first = Array(first.prefix(200))
        let second = Array(second.prefix(200))
        var row = Array(0...second.count)
        for (i, a) in first.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in second.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
                diagonal = above
            }
        }
        return row[second.count]
    }
}
