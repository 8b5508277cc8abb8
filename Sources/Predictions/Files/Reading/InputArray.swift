/// An array or a column of a file, before it is said what it means.
struct InputArray: Sendable {
    /// Where the values are.
    enum Content: Sendable {
        case array(NumPyArray)
        case numbers([Double])
        /// Text that spells no number; with what is in its way.
        case text(String)
        /// An array of a type that is not read.
        case unreadable(NumPyError)
    }

    /// The name in the file; what stands for it where it has none.
    let name: String
    /// The lengths along each axis, such as `[100, 50]`.
    var shape: [Int]
    var content: Content
    /// Why it is no part of the predictions, where the form of the file says so.
    let leftOut: String?
    /// Where the first value is missing or infinite, if the form of the file tells.
    let gap: String?

    init(_ name: String, shape: [Int], _ content: Content, leftOut: String? = nil, gap: String? = nil) {
        self.name = name
        self.shape = shape
        self.content = content
        self.leftOut = leftOut
        self.gap = gap
    }

    /// A column of numbers.
    init(column name: String, _ values: [Double]) {
        self.init(name, shape: [values.count], .numbers(values))
    }

    /// The number of values.
    var count: Int { shape.reduce(1, *) }

    /// Whether it holds numbers.
    var isNumeric: Bool {
        switch content {
        case .array, .numbers: true
        case .text, .unreadable: false
        }
    }

    /// The values in double precision, rows first; none for what holds no numbers.
    var doubles: [Double] {
        switch content {
        case .array(let array): array.doubles
        case .numbers(let values): values
        case .text, .unreadable: []
        }
    }

    /// The values less an offset, in single precision, rows first.
    func floats(less offset: Double) -> [Float] {
        if case .array(let array) = content, offset == 0 { return array.floats }
        return doubles.map { Float($0 - offset) }
    }

    /// Whether the values are held in more than single precision.
    var isPrecise: Bool {
        if case .array(let array) = content {
            array.kind == .double || array.kind == .integer(size: 8, isSigned: true)
        } else {
            true
        }
    }

    /// Why it can't be read as numbers.
    func needNumbers() throws(PredictionFileError) {
        switch content {
        case .array, .numbers: return
        case .text(let reason): throw .undecided("'\(name)' holds no numbers: \(reason)")
        case .unreadable(let error): throw .array(name, error)
        }
    }
}
