/// Why training could not be done.
public enum TrainingError: Error, Equatable, CustomStringConvertible {
    /// A setting is outside its range; the text says which range.
    case setting(name: String, found: String, expected: String)
    /// A state is not what its method keeps.
    case state(expected: String)
    /// The data can't be learned from; the text says why.
    case data(String)

    /// What was found and what would be right.
    public var description: String {
        switch self {
        case .setting(let name, let found, let expected): "\(name) is '\(found)'; it takes \(expected)"
        case .state(let expected):
            "what was learned is not the \(expected) that this method keeps: train it again with the same method"
        case .data(let text): text
        }
    }
}
