/// What a run has learned, in a form that its method alone knows.
///
/// ```swift
/// let state = MethodState([1.5, -0.3] as [Float])
/// let weights: [Float] = try state.content()
/// ```
public struct MethodState: Sendable {
    private enum Content {
        case value(any StateContent)
        case encoded([UInt8])
    }

    private let content: Content

    /// Holds what was learned.
    public init(_ content: some StateContent) {
        self.content = .value(content)
    }

    /// Holds what ``encoded`` gave.
    public init(encoded: [UInt8]) {
        content = .encoded(encoded)
    }

    /// What was learned, as bytes.
    public var encoded: [UInt8] {
        switch content {
        case .value(let value): value.encoded
        case .encoded(let bytes): bytes
        }
    }

    /// What was learned, in the method's own form.
    ///
    /// - Throws: ``TrainingError/state(expected:)`` if it has another form.
    public func content<Form: StateContent>(as form: Form.Type = Form.self) throws(TrainingError) -> Form {
        let found: Form? =
            switch content {
            case .value(let value): value as? Form
            case .encoded(let bytes): Form(encoded: bytes)
            }
        guard let found else { throw .state(expected: "\(form)") }
        return found
    }
}

extension MethodState: Equatable {
    /// Whether both have the same bytes.
    public static func == (a: MethodState, b: MethodState) -> Bool { a.encoded == b.encoded }
}

extension MethodState: ExpressibleByArrayLiteral {
    /// A flat vector.
    public init(arrayLiteral elements: Float...) { self.init(elements) }
}

extension [MethodState] {
    /// What each holds, in the method's own form.
    ///
    /// - Throws: ``TrainingError/state(expected:)`` if one has another form.
    func contents<Form: StateContent>(as form: Form.Type = Form.self) throws(TrainingError) -> [Form] {
        try map { state throws(TrainingError) in try state.content(as: form) }
    }
}
