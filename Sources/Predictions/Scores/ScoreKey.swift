/// By what a number about predictions is found: the name that it bears in files.
///
/// Who declares a number – a ``Score``, or whoever measures something else – declares its key beside it, and everybody
/// else finds it by that key, so that a number that changes its name is still found.
public struct ScoreKey: Hashable, Sendable, CustomStringConvertible {
    /// The name in files, such as `coverage-2sigma`.
    public let name: String

    /// Makes a key of a name.
    public init(_ name: String) {
        self.name = name
    }

    /// The name.
    public var description: String { name }

    /// The share of observations inside the central interval of a probability.
    public static func coverage(of level: Double) -> ScoreKey { ScoreKey(Score.coverageName(of: level)) }

    /// The mean width of the central interval of a probability.
    public static func width(of level: Double) -> ScoreKey { ScoreKey(Score.widthName(of: level)) }
}

extension Score {
    /// By what its values are found.
    public var key: ScoreKey { ScoreKey(name) }
}
