/// Why a user's data can't be learned from, found before any work is done.
public struct DataProblem: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file, the place in it, what was found and what would be right.
    public let description: String

    /// Makes a problem from its text.
    init(_ description: String) {
        self.description = description
    }
}
