/// Reads the few literals of Python that stand in the header of an `.npy` file; nothing is ever evaluated.
///
/// After the first mistake `failed` is true and every further call does nothing, so that it is looked at once.
struct PythonLiteral {
    private var rest: ArraySlice<UInt8>
    /// Whether the text was not what was asked for.
    private(set) var failed = false

    init(_ text: ArraySlice<UInt8>) { rest = text }

    /// Whether nothing but white space is left.
    var isAtEnd: Bool { rest.allSatisfy(Self.isSpace) }

    /// Gives up.
    mutating func fail() { failed = true }

    /// Whether this character comes next, after white space.
    mutating func next(is character: UnicodeScalar) -> Bool {
        rest = rest.drop(while: Self.isSpace)
        return !failed && rest.first == UInt8(ascii: character)
    }

    /// Passes a character.
    mutating func take(_ character: UnicodeScalar) {
        guard next(is: character) else { return fail() }
        rest.removeFirst()
    }

    /// A string without escapes.
    mutating func string() -> String {
        let quote: UnicodeScalar = next(is: "\"") ? "\"" : "'"
        take(quote)
        let content = rest.prefix { $0 != UInt8(ascii: quote) && $0 != UInt8(ascii: "\\") }
        guard !failed else { return "" }
        rest = rest.dropFirst(content.count)
        take(quote)
        return String(decoding: content, as: UTF8.self)
    }

    /// `True` or `False`.
    mutating func truth() -> Bool {
        for (word, value) in [("True", true), ("False", false)] where next(is: word.unicodeScalars.first ?? " ") {
            if rest.starts(with: word.utf8) {
                rest = rest.dropFirst(word.utf8.count)
                return value
            }
        }
        fail()
        return false
    }

    /// A tuple of integers that are not negative.
    mutating func integers() -> [Int] {
        var integers: [Int] = []
        take("(")
        while !failed, !next(is: ")") {
            let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard let integer = Int(String(decoding: digits, as: UTF8.self)) else {
                fail()
                return []
            }
            integers.append(integer)
            rest = rest.dropFirst(digits.count)
            if !next(is: ")") { take(",") }
        }
        take(")")
        return integers
    }

    /// A type: a string, or the list of fields of a structured type, which is given as it is written.
    mutating func typeDescription() -> String {
        guard next(is: "[") else { return string() }
        var depth = 0
        var length = 0
        for byte in rest {
            length += 1
            if byte == UInt8(ascii: "[") { depth += 1 }
            if byte == UInt8(ascii: "]") { depth -= 1 }
            if depth == 0 { break }
        }
        guard depth == 0 else {
            fail()
            return ""
        }
        defer { rest = rest.dropFirst(length) }
        return String(decoding: rest.prefix(length), as: UTF8.self)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
