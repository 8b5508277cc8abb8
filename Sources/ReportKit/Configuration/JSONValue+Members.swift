extension JSONValue {
    /// The member of a name; nil if there is none, or this is no object.
    subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The members of an object.
    var members: [Member]? { if case .object(let members) = self { members } else { nil } }
    /// The values of a list.
    var list: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
    /// A text.
    var text: String? { if case .string(let text) = self { text } else { nil } }
    /// A whole number.
    var integer: Int? { if case .number(let digits) = self { Int(digits) } else { nil } }
    /// A number.
    var double: Double? { if case .number(let digits) = self { Double(digits) } else { nil } }
}
