/// An array in NumPy's `.npy` form: header and shape are read and checked at once, values when they are asked for.
///
/// Versions 1.0, 2.0 and 3.0 of the form are read, with floating-point numbers of 2, 4 or 8 bytes, integers of 1 to 8 and
/// truth values, in either byte order, rows first (C) or columns first (Fortran). Whatever needs Python's `pickle` is
/// refused by its type.
///
/// Source: NumPy Enhancement Proposal 1, and the documentation of `numpy.lib.format`.
public struct NumPyArray: Sendable, Equatable {
    /// The kind of the values.
    enum Kind: Sendable, Equatable {
        case half, single, double
        case integer(size: Int, isSigned: Bool)

        /// The bytes of one value.
        var size: Int {
            switch self {
            case .half: 2
            case .single: 4
            case .double: 8
            case .integer(let size, _): size
            }
        }
    }

    /// The lengths along each axis, such as `[100, 50]`; empty for a single number.
    public let shape: [Int]
    /// The number of values.
    public let count: Int

    let kind: Kind
    let isBigEndian: Bool
    let isColumnMajor: Bool
    /// The values as they stand in the file.
    let content: ArraySlice<UInt8>

    /// Reads the header of a whole file, and checks that it holds as many values as its shape says.
    ///
    /// - Throws: ``NumPyError``. Nothing is allocated on the word of the header.
    public init(_ file: ArraySlice<UInt8>) throws(NumPyError) {
        let header = try NumPyHeader(file)
        var count = 1
        var overflows = false
        for length in header.shape {
            let product = count.multipliedReportingOverflow(by: length)
            count = product.partialValue
            overflows = overflows || product.overflow
        }
        let size = count.multipliedReportingOverflow(by: header.kind.size)
        // A length of zero makes the whole product zero, however long the others are.
        let isEmpty = header.shape.contains(0)
        guard isEmpty || !(overflows || size.overflow) else {
            throw .bodyTooShort(shape: header.shape, needed: nil, found: header.content.count)
        }
        let needed = isEmpty ? 0 : size.partialValue
        guard header.content.count >= needed else {
            throw .bodyTooShort(shape: header.shape, needed: needed, found: header.content.count)
        }
        guard header.content.count == needed else {
            throw .bodyTooLong(shape: header.shape, needed: needed, found: header.content.count)
        }
        shape = header.shape
        self.count = isEmpty ? 0 : count
        kind = header.kind
        isBigEndian = header.isBigEndian
        isColumnMajor = header.isColumnMajor
        content = header.content
    }

    /// Reads a whole file.
    ///
    /// - Throws: ``NumPyError`` if it is not in NumPy's form, or its values are not real numbers.
    public init(_ file: [UInt8]) throws(NumPyError) {
        try self.init(file[...])
    }
}
