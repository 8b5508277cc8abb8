/// A colour in sRGB with an opacity, each from 0 to 1.
public struct Paint: Sendable, Equatable, Hashable {
    /// The red component.
    public var red: Double
    /// The green component.
    public var green: Double
    /// The blue component.
    public var blue: Double
    /// From 0, invisible, to 1.
    public var opacity: Double

    /// Makes a paint from its components.
    public init(red: Double, green: Double, blue: Double, opacity: Double = 1) {
        self.red = red
        self.green = green
        self.blue = blue
        self.opacity = opacity
    }
}
