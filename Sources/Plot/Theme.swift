/// The colours of a figure.
public struct Theme: Sendable, Equatable {
    /// The name in options and file names.
    public let name: String
    /// The page.
    public let background: Color
    /// Titles and tick labels.
    public let text: Color
    /// Captions, subtitles and notes.
    public let secondaryText: Color
    /// Axis lines, ticks and rules.
    public let axis: Color
    /// The faint grid.
    public let grid: Color
    /// The wash over regions without data.
    public let wash: Color
    /// Observations.
    public let data: Color
    /// Data series: blue, vermillion, green and purple after Okabe & Ito, which stay apart for colour-blind readers
    /// and keep 3:1 on the pages of every theme.
    public let series: [Color]

    private static let palette = [
        Color(hex: 0x0072B2), Color(hex: 0xD55E00), Color(hex: 0x009E73), Color(hex: 0xCC79A7),
    ]

    private static let paletteText = [
        Color(hex: 0x0068A3), Color(hex: 0xA84A00), Color(hex: 0x007153), Color(hex: 0xA2477C),
    ]

    /// Dark on white.
    public static let light = Theme(
        name: "light", background: Color(hex: 0xFFFFFF), text: Color(hex: 0x1F2328),
        secondaryText: Color(hex: 0x59636E),
        axis: Color(hex: 0x59636E), grid: Color(hex: 0xE4E7EB), wash: Color(hex: 0xF2F4F6), data: Color(hex: 0x57606A),
        series: palette, seriesText: paletteText)

    /// Light on the dark page that code hosts use.
    public static let dark = Theme(
        name: "dark", background: Color(hex: 0x0D1117), text: Color(hex: 0xE6EDF3), secondaryText: Color(hex: 0x9198A1),
        axis: Color(hex: 0x9198A1), grid: Color(hex: 0x262C35), wash: Color(hex: 0x171C24), data: Color(hex: 0xA9B3BE),
        series: [Color(hex: 0x2F8FCF), Color(hex: 0xE0701A), Color(hex: 0x12A77D), Color(hex: 0xCC79A7)],
        seriesText: [Color(hex: 0x58A6E0), Color(hex: 0xF0883E), Color(hex: 0x2BC495), Color(hex: 0xDB8FBA)])

    /// Black on white, for paper.
    public static let print = Theme(
        name: "print", background: Color(hex: 0xFFFFFF), text: Color(hex: 0x000000),
        secondaryText: Color(hex: 0x404040),
        axis: Color(hex: 0x000000), grid: Color(hex: 0xDDDDDD), wash: Color(hex: 0xF0F0F0), data: Color(hex: 0x505050),
        series: palette, seriesText: paletteText)

    /// Words about a data series: the hue of ``series`` with 4.5:1 on the page.
    public let seriesText: [Color]

    /// The colour of an ink; its opacity is the ink's own.
    public func color(_ role: Ink.Role) -> Color {
        switch role {
        case .background: background
        case .text: text
        case .secondaryText: secondaryText
        case .axis: axis
        case .grid: grid
        case .wash: wash
        case .data: data
        case .series(let number): series[(number % series.count + series.count) % series.count]
        case .seriesText(let number): seriesText[(number % seriesText.count + seriesText.count) % seriesText.count]
        case .fixed(let color): color
        }
    }
}
