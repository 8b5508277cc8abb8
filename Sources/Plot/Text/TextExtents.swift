/// How much room a line of text takes, in points.
public struct TextExtents: Sendable, Equatable {
    /// From the start of the baseline to where the next letter would stand.
    public var advance: Double
    /// Height of the font above the baseline.
    public var ascent: Double
    /// Depth of the font below the baseline.
    public var descent: Double

    /// Makes extents.
    public init(advance: Double, ascent: Double, descent: Double) {
        self.advance = advance
        self.ascent = ascent
        self.descent = descent
    }
}
