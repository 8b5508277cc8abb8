/// A path as the system has it: bytes, of which only the slash and the end mean anything.
///
/// A `String` would join a slash with a combining mark that follows it, and mend bytes that are no UTF-8: into another name.
struct BytePath: Hashable, Sendable {
    /// The bytes, without an end.
    let bytes: [UInt8]

    /// Takes bytes as they are.
    init(bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

    /// The bytes of text.
    init(_ text: String) { bytes = Array(text.utf8) }

    private static let slash = UInt8(ascii: "/")

    /// What a path is called within a directory.
    static func / (directory: BytePath, name: BytePath) -> BytePath {
        BytePath(
            bytes: directory.bytes.last == slash ? directory.bytes + name.bytes : directory.bytes + [slash] + name.bytes
        )
    }

    /// What a path is called within a directory.
    static func / (directory: BytePath, name: String) -> BytePath { directory / BytePath(name) }

    /// What stands between the slashes.
    var components: [BytePath] {
        // Byte by byte, because `split` of the standard library takes several times as long in a debug build.
        var (components, start, place): ([BytePath], Int, Int) = ([], 0, 0)
        while place <= bytes.count {
            if place == bytes.count || bytes[place] == Self.slash {
                if place > start { components.append(BytePath(bytes: bytes[start..<place])) }
                start = place + 1
            }
            place += 1
        }
        return components
    }

    /// The last component.
    var name: BytePath {
        var end = bytes.count
        while end > 0, bytes[end - 1] == Self.slash { end -= 1 }
        var start = end
        while start > 0, bytes[start - 1] != Self.slash { start -= 1 }
        return start < end ? BytePath(bytes: bytes[start..<end]) : self
    }

    /// What stands before the last component; nil if that is all.
    var parent: BytePath? {
        guard let place = bytes.lastIndex(of: Self.slash) else { return nil }
        return BytePath(bytes: place == 0 ? [Self.slash] : Array(bytes[..<place]))
    }

    /// The directories around a relative path, outermost first.
    var ancestors: [BytePath] {
        bytes.indices.filter { bytes[$0] == Self.slash }.map { BytePath(bytes: bytes[..<$0]) }
    }

    /// Whether this is below a directory.
    func isBelow(_ directory: BytePath) -> Bool {
        bytes.count > directory.bytes.count && bytes.starts(with: directory.bytes)
            && bytes[directory.bytes.count] == Self.slash
    }

    /// The path with something at its end.
    func appending(_ suffix: String) -> BytePath { BytePath(bytes: bytes + Array(suffix.utf8)) }

    /// The bytes as C has them.
    var cString: [CChar] { bytes.map(CChar.init(bitPattern:)) + [0] }

    /// The path for a reader; bytes that are no UTF-8 are marked.
    var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension BytePath: Comparable {
    /// The order of the bytes.
    static func < (first: BytePath, second: BytePath) -> Bool { first.bytes.lexicographicallyPrecedes(second.bytes) }
}
