import Tables

/// The header of an `.npy` file: a magic word, a version, a length, and a Python dictionary as text.
struct NumPyHeader {
    private(set) var shape: [Int] = []
    private(set) var kind = NumPyArray.Kind.double
    private(set) var isBigEndian = false
    private(set) var isColumnMajor = false
    /// What follows the header.
    let content: ArraySlice<UInt8>

    /// The most bytes that a header may have; NumPy itself writes 118.
    private static let lengthLimit = 1 << 16
    private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

    init(_ file: ArraySlice<UInt8>) throws(NumPyError) {
        guard !file.isEmpty else { throw .empty }
        guard file.starts(with: Self.magic) else { throw .notNumPy }
        var rest = file.dropFirst(Self.magic.count)
        guard rest.count >= 2 else { throw .headerTooShort(needed: 2, found: rest.count) }
        let version = (major: rest.removeFirst(), minor: rest.removeFirst())
        guard (1...3).contains(version.major), version.minor == 0 else {
            throw .version(major: version.major, minor: version.minor)
        }
        let width = version.major == 1 ? 2 : 4
        guard rest.count >= width else { throw .headerTooShort(needed: width, found: rest.count) }
        let length = rest.prefix(width).reversed().reduce(0) { $0 << 8 | Int($1) }
        rest = rest.dropFirst(width)
        guard rest.count >= length else { throw .headerTooShort(needed: length, found: rest.count) }
        guard length <= Self.lengthLimit else { throw .headerTooLong(length, limit: Self.lengthLimit) }
        content = rest.dropFirst(length)
        try read(rest.prefix(length))
    }

    /// Reads a dictionary of the keys `descr`, `fortran_order` and `shape`, each once.
    private mutating func read(_ text: ArraySlice<UInt8>) throws(NumPyError) {
        var literal = PythonLiteral(text)
        var type: String?
        var order: Bool?
        var lengths: [Int]?
        literal.take("{")
        while !literal.failed, !literal.next(is: "}") {
            let key = literal.string()
            literal.take(":")
            switch key {
            case "descr" where type == nil: type = literal.typeDescription()
            case "fortran_order" where order == nil: order = literal.truth()
            case "shape" where lengths == nil: lengths = literal.integers()
            default: literal.fail()
            }
            if !literal.next(is: "}") { literal.take(",") }
        }
        literal.take("}")
        guard !literal.failed, literal.isAtEnd, let type, let order, let lengths, lengths.count <= 32 else {
            throw .headerText(Excerpt.of(String(decoding: text.prefix(200), as: UTF8.self)))
        }
        shape = lengths
        isColumnMajor = order
        switch type.dropFirst() {
        case "f2": kind = .half
        case "f4": kind = .single
        case "f8": kind = .double
        case "b1": kind = .integer(size: 1, isSigned: false)
        case "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8":
            kind = .integer(size: type.last?.wholeNumberValue ?? 8, isSigned: type.dropFirst().first == "i")
        default: throw .type(Excerpt.of(type))
        }
        switch type.first {
        case "<": isBigEndian = false
        case ">": isBigEndian = true
        // One byte has no order.
        case "|" where kind.size == 1: isBigEndian = false
        default: throw .type(Excerpt.of(type))
        }
    }
}
