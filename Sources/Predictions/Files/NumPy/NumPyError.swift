/// Why an array in NumPy's form could not be read: what was found, and what would be right.
public enum NumPyError: Error, Sendable, Equatable, CustomStringConvertible {
    /// There is nothing in the file.
    case empty
    /// The file does not begin with NumPy's magic word.
    case notNumPy
    /// A version of the form that does not exist, or not yet.
    case version(major: UInt8, minor: UInt8)
    /// The file ends within the header.
    case headerTooShort(needed: Int, found: Int)
    /// The header is longer than any that makes sense.
    case headerTooLong(Int, limit: Int)
    /// The header does not say type, order and shape as it should.
    case headerText(String)
    /// The values are of a type that is not read.
    case type(String)
    /// There are fewer values than the shape, such as `[100, 50]`, says; `needed` is nil where the shape is beyond all
    /// memory.
    case bodyTooShort(shape: [Int], needed: Int?, found: Int)
    /// There are more values than the shape, such as `[100, 50]`, says.
    case bodyTooLong(shape: [Int], needed: Int, found: Int)

    /// What was found, and what would be right.
    public var description: String {
        switch self {
        case .empty: "the array is empty: 0 bytes; save it again with numpy.save"
        case .notNumPy: "byte 0: this is no NumPy array, which begins with \\x93NUMPY; save it with numpy.save"
        case .version(let major, let minor):
            "byte 6: version \(major).\(minor) of NumPy's form is unknown; 1.0, 2.0 and 3.0 are read"
        case .headerTooShort(let needed, let found):
            "the header is cut off: \(needed) bytes needed, \(found) found; the file is damaged or was not copied whole"
        case .headerTooLong(let length, let limit):
            "the header has \(length) bytes; at most \(limit) are read; save plain numbers with numpy.save"
        case .headerText(let text):
            "the header does not give 'descr', 'fortran_order' and 'shape' in NumPy's way: \(text)"
        case .type(let type):
            "the values are of the type '\(type)'\(Self.meaning(of: type)); real numbers, integers and truth values are "
                + "read; convert them with .astype('float32')"
        case .bodyTooShort(let shape, let needed, let found):
            "the shape \(Self.text(shape)) needs \(needed.map { "\($0) bytes" } ?? "more bytes than can be"), but "
                + "\(found) follow; the file is damaged or was not copied whole"
        case .bodyTooLong(let shape, let needed, let found):
            "the shape \(Self.text(shape)) needs \(needed) bytes, but \(found) follow; save one array to a file"
        }
    }

    /// A shape as it is written in messages, such as "100 × 50".
    static func text(_ shape: [Int]) -> String {
        "[" + shape.map(String.init).joined(separator: " × ") + "]"
    }

    private static func meaning(of type: String) -> String {
        if type.hasPrefix("[") { return " (structured)" }
        return switch type.dropFirst().first {
        case "O": " (Python objects, which are never loaded)"
        case "c": " (complex numbers)"
        case "U", "S", "a": " (text)"
        case "M", "m": " (times)"
        case "f": " (floating-point numbers of more than 8 bytes)"
        case "V": " (raw bytes, as bfloat16 becomes when it is saved)"
        default: ""
        }
    }
}
