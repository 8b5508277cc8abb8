/// Makes file names from names that users gave.
public enum Slug {
    /// A name of 1 to 64 lower-case letters, digits and single hyphens that is close to the given one.
    ///
    /// Whatever the name holds – slashes, dots, line breaks, 300 bytes – the result is one component of a path.
    public static func make(_ name: String) -> String {
        var slug = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": slug.unicodeScalars.append(scalar)
            case "A"..."Z": slug += String(scalar).lowercased()
            default: if !slug.isEmpty && !slug.hasSuffix("-") { slug += "-" }
            }
            if slug.utf8.count >= 64 { break }
        }
        while slug.hasSuffix("-") { slug.removeLast() }
        return slug.isEmpty ? "unnamed" : slug
    }

    /// Slugs of several names, told apart by a number where they would be equal.
    public static func makeAll(_ names: [String]) -> [String] {
        var taken: Set<String> = []
        return names.map { name in
            let slug = make(name)
            var candidate = slug
            var number = 2
            while !taken.insert(candidate).inserted {
                candidate = slug + "-\(number)"
                number += 1
            }
            return candidate
        }
    }
}
