/// The weight and size of text; the typeface is always the embedded one.
public struct Font: Sendable, Equatable, Hashable {
    /// The thickness of the letters.
    public enum Weight: String, Sendable {
        /// For running text.
        case regular
        /// For titles.
        case bold
    }

    /// The thickness of the letters.
    public var weight: Weight
    /// The em in points.
    public var size: Double

    /// Makes a font.
    public init(_ weight: Weight = .regular, size: Double) {
        self.weight = weight
        self.size = size
    }
}
