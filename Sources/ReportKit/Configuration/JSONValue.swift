/// A value as JSON writes it (RFC 8259); numbers keep their digits, and members of objects their order.
///
/// Foundation's reader takes the last of two members of one name and tells no line, so that an option of a file of options
/// would be lost in silence.
indirect enum JSONValue: Sendable, Equatable {
    case string(String)
    /// A number as it is written.
    case number(String)
    case bool(Bool)
    case null
    case array([JSONValue])
    /// Members, each name once.
    case object([Member])

    /// A member of an object.
    struct Member: Sendable, Equatable {
        /// Its name.
        let name: String
        /// Its value.
        let value: JSONValue
    }

    /// Why a text is no JSON.
    struct Problem: Error, Equatable, CustomStringConvertible {
        /// The line, what was found, and what would be right.
        let description: String
    }

    /// Reads a text in UTF-8, to its end.
    ///
    /// - Throws: ``Problem`` if it is none, or an object has two members of one name, of which nobody can say which is meant.
    init(_ bytes: [UInt8]) throws(Problem) {
        guard Array(String(decoding: bytes, as: UTF8.self).utf8) == bytes else {
            throw Problem(description: "it is no text in UTF-8")
        }
        var reader = Reader(bytes: bytes)
        self = try reader.whole()
    }

    /// Reads values one after the other.
    private struct Reader {
        let bytes: [UInt8]
        private var place = 0
        private var depth = 0

        init(bytes: [UInt8]) {
            self.bytes = bytes
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
        }

        mutating func whole() throws(Problem) -> JSONValue {
            let value = try value()
            skipBlanks()
            guard place == bytes.count else { throw problem("something follows the last value") }
            return value
        }

        private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

        private mutating func skipBlanks() {
            while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
        }

        /// Takes a sign if it comes next.
        private mutating func take(_ sign: Character) -> Bool {
            skipBlanks()
            guard let byte = next, sign.asciiValue == byte else { return false }
            place += 1
            return true
        }

        private func problem(_ text: String) -> Problem {
            let line = bytes[..<min(place, bytes.count)].count { $0 == 0x0A } + 1
            return Problem(description: "line \(line): \(text)")
        }

        private mutating func value() throws(Problem) -> JSONValue {
            skipBlanks()
            guard let byte = next else { throw problem("the text ends where a value should stand") }
            switch byte {
            case UInt8(ascii: "{"): return try nested { reader throws(Problem) in try reader.object() }
            case UInt8(ascii: "["): return try nested { reader throws(Problem) in try reader.array() }
            case UInt8(ascii: "\""): return .string(try string())
            default: return try word()
            }
        }

        /// Deeper nesting would end the stack before the text.
        private mutating func nested(
            _ read: (inout Reader) throws(Problem) -> JSONValue
        ) throws(Problem) -> JSONValue {
            guard depth < 32 else { throw problem("values are nested more than 32 deep") }
            depth += 1
            place += 1
            let value = try read(&self)
            depth -= 1
            return value
        }

        private mutating func object() throws(Problem) -> JSONValue {
            var members: [Member] = []
            if take("}") { return .object([]) }
            repeat {
                skipBlanks()
                guard next == UInt8(ascii: "\"") else { throw problem("a name in double quotes should stand here") }
                let name = try string()
                guard !members.contains(where: { $0.name == name }) else {
                    throw problem("'\(name.prefix(80))' stands there twice; say it once")
                }
                guard take(":") else { throw problem("a colon should follow the name '\(name.prefix(80))'") }
                members.append(Member(name: name, value: try value()))
            } while take(",")
            guard take("}") else { throw problem("a comma or '}' should stand here") }
            return .object(members)
        }

        private mutating func array() throws(Problem) -> JSONValue {
            var values: [JSONValue] = []
            if take("]") { return .array([]) }
            repeat { values.append(try value()) } while take(",")
            guard take("]") else { throw problem("a comma or ']' should stand here") }
            return .array(values)
        }

        private mutating func word() throws(Problem) -> JSONValue {
            let start = place
            while let byte = next, byte > 0x20, !",:]}[{\"".utf8.contains(byte) { place += 1 }
            let text = String(decoding: bytes[start..<place], as: UTF8.self)
            switch text {
            case "true": return .bool(true)
            case "false": return .bool(false)
            case "null": return .null
            default:
                guard text.wholeMatch(of: #/-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/#) != nil else {
                    place = start
                    throw problem(
                        text.isEmpty
                            ? "a value should stand here"
                            : "'\(text.prefix(80))' is no value; words stand in double quotes")
                }
                return .number(text)
            }
        }

        private mutating func string() throws(Problem) -> String {
            place += 1
            var text: [UInt8] = []
            while let byte = next {
                place += 1
                switch byte {
                case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
                case UInt8(ascii: "\\"): text += String(try escaped()).utf8
                case 0..<0x20: throw problem("a text in quotes holds a line break or another control character")
                default: text.append(byte)
                }
            }
            throw problem("a text in quotes has no end")
        }

        private mutating func escaped() throws(Problem) -> Unicode.Scalar {
            guard let byte = next else { throw problem("a text in quotes has no end") }
            place += 1
            let plain: [UInt8: Unicode.Scalar] = [
                UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
                UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
            ]
            if let scalar = plain[byte] { return scalar }
            guard byte == UInt8(ascii: "u") else { throw problem("there is no escape '\\\(Unicode.Scalar(byte))'") }
            let first = try unit()
            if let scalar = Unicode.Scalar(first) { return scalar }
            // Beyond 16 bits there are two units.
            guard bytes[place...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]), first < 0xDC00 else {
                throw problem("half a character stands alone")
            }
            place += 2
            let second = try unit()
            guard (0xDC00..<0xE000).contains(second),
                let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + second - 0xDC00)
            else { throw problem("half a character stands alone") }
            return scalar
        }

        private mutating func unit() throws(Problem) -> UInt32 {
            let digits = bytes[place..<min(place + 4, bytes.count)]
            guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
                let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
            else { throw problem("four hexadecimal digits should follow '\\u'") }
            place += 4
            return unit
        }
    }
}
