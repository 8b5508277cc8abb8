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
        /// Words about a data series: its hue with the contrast that text needs.
        case seriesText(Int)
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

extension Ink {
    /// The page behind everything.
    public static var background: Ink { Ink(.background) }
    /// Titles and tick labels.
    public static var text: Ink { Ink(.text) }
    /// Captions, subtitles and notes.
    public static var secondaryText: Ink { Ink(.secondaryText) }
    /// Axis lines and ticks.
    public static var axis: Ink { Ink(.axis) }
    /// The faint grid.
    public static var grid: Ink { Ink(.grid) }
    /// The wash over regions without data.
    public static var wash: Ink { Ink(.wash) }
    /// Observations.
    public static var data: Ink { Ink(.data) }

    /// Data series number 0…3 of the palette; later numbers start again.
    public static func series(_ number: Int) -> Ink { Ink(.series(number)) }

    /// A colour that is the same in every theme.
    public static func fixed(_ color: Color) -> Ink { Ink(.fixed(color)) }

    /// The same paint, `opacity` times as strong.
    public func faded(to opacity: Double) -> Ink { Ink(role, opacity: self.opacity * opacity) }

    /// The same hue, strong enough to be read as words.
    public var forText: Ink {
        switch role {
        case .series(let number): Ink(.seriesText(number))
        case .data: .secondaryText
        case .background, .axis, .grid, .wash: .secondaryText
        case .text, .secondaryText, .seriesText, .fixed: Ink(role)
        }
    }
}
