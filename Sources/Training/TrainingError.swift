/// Why training could not be done.
public enum TrainingError: Error, Equatable {
    /// A setting is outside its range; the text says which range.
    case setting(name: String, found: String, expected: String)
    /// The data can't be learned from; the text says why.
    case data(String)
}
