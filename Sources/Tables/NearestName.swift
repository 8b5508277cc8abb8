/// Finds the name that a user probably meant.
public enum NearestName {
    /// The name that is nearest to what was given, or nil if none is near enough to be meant.
    ///
    /// Near enough is one wrong, missing, extra or exchanged character in three, upper and lower case alike; or, where
    /// that gives nothing, the only name that begins with what was given. Of equally near names the first wins.
    public static func of(_ given: String, in names: [String]) -> String? {
        let given = Array(given.prefix(100).lowercased())
        guard !given.isEmpty else { return nil }
        var best: (name: String, distance: Int)?
        for name in names where !name.isEmpty {
            let distance = distance(given, Array(name.prefix(100).lowercased()))
            if distance < best?.distance ?? .max { best = (name, distance) }
        }
        if let best, best.distance <= max(1, given.count / 3), best.distance < given.count { return best.name }
        let completions = names.filter { $0.lowercased().hasPrefix(String(given)) }
        return completions.count == 1 ? completions.first : nil
    }

    /// The least number of insertions, deletions, substitutions and exchanges of neighbours that turn one sequence
    /// into the other (Damerau 1964, doi:10.1145/363958.363994, no part changed twice).
    static func distance(_ first: [Character], _ second: [Character]) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...second.count)
        for row in 0..<first.count {
            var current = [row + 1]
            for column in 0..<second.count {
                var least = min(
                    previous[column + 1] + 1, current[column] + 1,
                    previous[column] + (first[row] == second[column] ? 0 : 1))
                if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                    least = min(least, beforePrevious[column - 1] + 1)
                }
                current.append(least)
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[second.count]
    }
}
