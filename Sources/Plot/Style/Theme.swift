/// The colours that a reader's surroundings ask for: from the roles that marks name to what is painted.
public struct Theme: Sendable, Equatable {
    /// What it is called in options and file names.
    public var name: String
    /// The page behind everything.
    public var background: Color
    /// Titles and tick labels.
    public var text: Color
    /// Captions, subtitles and notes.
    public var secondaryText: Color
    /// Axis lines and ticks.
    public var axis: Color
    /// The faint grid.
    public var grid: Color
    /// The wash over regions without data.
    public var wash: Color
    /// Observations.
    public var data: Color
    /// Data series, each at least 3:1 against background and wash.
    public var series: [Color]
    /// Words about data series, each at least 4.5:1 against background and wash.
    public var seriesText: [Color]

    /// Makes a theme.
    public init(
        name: String, background: Color, text: Color, secondaryText: Color, axis: Color, grid: Color, wash: Color,
        data: Color, series: [Color], seriesText: [Color]
    ) {
        self.name = name
        self.background = background
        self.text = text
        self.secondaryText = secondaryText
        self.axis = axis
        self.grid = grid
        self.wash = wash
        self.data = data
        self.series = series
        self.seriesText = seriesText
    }

    /// The colour that a role is painted with.
    public func color(_ role: Ink.Role) -> Color {
        switch role {
        case .background: background
        case .text: text
        case .secondaryText: secondaryText
        case .axis: axis
        case .grid: grid
        case .wash: wash
        case .data: data
        case .series(let number): Self.cycled(series, number) ?? data
        case .seriesText(let number): Self.cycled(seriesText, number) ?? text
        case .fixed(let color): color
        }
    }

    private static func cycled(_ colors: [Color], _ number: Int) -> Color? {
        colors.isEmpty ? nil : colors[((number % colors.count) + colors.count) % colors.count]
    }

    /// Blue, vermillion, green and purple after Okabe & Ito (2008): apart for colour-blind readers, 3:1 on white and #0d1117.
    public static let palette: [Color] = [0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7].map { Color(hex: $0) }

    /// The palette with a purple that stands out from a light grey wash, too.
    private static let onPaper: [Color] = palette.dropLast() + [Color(hex: 0xC46A9C)]

    /// On white.
    public static let light = Theme(
        name: "light", background: Color(hex: 0xFFFFFF), text: Color(hex: 0x1F2328),
        secondaryText: Color(hex: 0x59636E),
        axis: Color(hex: 0x8C959F), grid: Color(hex: 0xE4E7EB), wash: Color(hex: 0xF3F4F6), data: Color(hex: 0x4A5058),
        series: onPaper, seriesText: [0x0069A5, 0xB04E00, 0x007A59, 0xA64D80].map { Color(hex: $0) })

    /// On #0d1117.
    public static let dark = Theme(
        name: "dark", background: Color(hex: 0x0D1117), text: Color(hex: 0xE6EDF3), secondaryText: Color(hex: 0x9AA4AF),
        axis: Color(hex: 0x6E7681), grid: Color(hex: 0x262C34), wash: Color(hex: 0x161B22), data: Color(hex: 0xC9D1D9),
        series: [0x3D9BE0, 0xEE7F3B, 0x2BB68B, 0xDE93BC].map { Color(hex: $0) },
        seriesText: [0x58ABE8, 0xF0914F, 0x3FC299, 0xE3A1C6].map { Color(hex: $0) })

    /// For paper: black text, lines that survive a copier.
    public static let print = Theme(
        name: "print", background: Color(hex: 0xFFFFFF), text: Color(hex: 0x000000),
        secondaryText: Color(hex: 0x404040),
        axis: Color(hex: 0x404040), grid: Color(hex: 0xDEDEDE), wash: Color(hex: 0xF0F0F0), data: Color(hex: 0x303030),
        series: onPaper, seriesText: [0x0069A5, 0xB04E00, 0x007A59, 0xA64D80].map { Color(hex: $0) })
}
