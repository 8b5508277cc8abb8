/// A colour in sRGB with components from 0 to 1.
public struct Color: Sendable, Equatable, Hashable {
    /// The red component.
    public var red: Double
    /// The green component.
    public var green: Double
    /// The blue component.
    public var blue: Double

    /// Makes a colour from its components.
    public init(red: Double, green: Double, blue: Double) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Makes a colour from the number that CSS writes as `#rrggbb`.
    public init(hex: UInt32) {
        self.init(
            red: Double((hex >> 16) & 255) / 255, green: Double((hex >> 8) & 255) / 255,
            blue: Double(hex & 255) / 255)
    }
}

/// What a stroke or fill is painted with: a role that the theme turns into a colour, and an opacity.
///
/// Marks name roles, never colours, so that one plot serves every theme and an SVG can follow the reader's.
public struct Ink: Sendable, Equatable, Hashable {
    /// What the paint stands for.
    public enum Role: Sendable, Equatable, Hashable {
        /// The page behind everything.
        case background
        /// Titles and tick labels.
        case text
        /// Captions, subtitles and notes.
        case secondaryText
        /// Axis lines and ticks.
        case axis
        /// The faint grid.
        case grid
        /// The wash over regions without data.
        case wash
        /// Observations.
        case data
        /// Data series number 0…3 of the palette; later numbers start again.
        case series(Int)
        /// A colour that is the same in every theme, such as one of a continuous scale.
        case fixed(Color)
    }

    /// What the paint stands for.
    public var role: Role
    /// From 0, invisible, to 1.
    public var opacity: Double

    /// Makes an ink.
    public init(_ role: Role, opacity: Double = 1) {
        self.role = role
        self.opacity = opacity
    }
}
