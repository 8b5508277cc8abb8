/// Which files a figure is published as, and what they are called.
///
/// Names follow the convention of DocC: `name.png`, `name@2x.png`, `name~dark.png`, `name~dark@2x.png`.
public struct FigureFiles: Sendable, Equatable {
    /// A file format.
    public enum Format: String, Sendable, CaseIterable {
        /// Pixels, at one and two per point.
        case png
        /// One page of vectors with selectable text.
        case pdf
        /// Vectors with text, for the web.
        case svg
    }

    /// A set of colours.
    public enum Theme: String, Sendable, CaseIterable {
        /// On white.
        case light
        /// On near black.
        case dark
    }

    /// One file of a figure.
    public struct File: Sendable, Equatable {
        /// The format.
        public let format: Format
        /// The colours.
        public let theme: Theme
        /// Pixels per point in units of the nominal resolution; 1 for vectors.
        public let scale: Int
    }

    /// Pixels per point of a picture at 1×, those of CSS: the width of a page gives 672 pixels, and at 2× twice as many.
    static let resolution = 4.0 / 3

    /// The formats in the order of the links below a figure.
    public let formats: [Format]
    /// The colours.
    public let themes: [Theme]

    /// Makes a choice of files; without one, formats and themes that every page and paper can use.
    public init(formats: [Format] = [.png, .pdf], themes: [Theme] = [.light, .dark]) {
        self.formats = Format.allCases.filter(formats.contains)
        self.themes = Theme.allCases.filter(themes.contains)
    }

    /// All files of one figure.
    ///
    /// A PDF is made for paper: in light colours if there are any.
    ///
    /// - Parameter isSupplement: whether the figure only accompanies others; then its pictures are published at 2×
    ///   alone, and not for paper.
    public func files(isSupplement: Bool = false) -> [File] {
        formats.flatMap { format -> [File] in
            switch format {
            case .png:
                themes.flatMap { theme in
                    (isSupplement ? [2] : [1, 2]).map { File(format: .png, theme: theme, scale: $0) }
                }
            case .pdf where isSupplement && formats != [.pdf]: []
            case .pdf: themes.prefix(1).map { File(format: .pdf, theme: $0, scale: 1) }
            case .svg: themes.map { File(format: .svg, theme: $0, scale: 1) }
            }
        }
    }

    /// The path of a file, relative to the report.
    public func path(_ name: String, _ file: File) -> String {
        "figures/" + name + (file.theme == .dark ? "~dark" : "") + (file.scale == 2 ? "@2x" : "") + "."
            + file.format.rawValue
    }

    /// The path of the numbers that a figure shows, relative to the report.
    public func numbersPath(_ name: String) -> String {
        "figures/" + name + ".csv"
    }

    /// The files offered below a figure, none where there are none: the sharpest of each format, in the first theme, and its numbers.
    func downloads(_ name: String, isSupplement: Bool = false) -> [(label: String, path: String)] {
        let files = files(isSupplement: isSupplement)
        let drawings = formats.compactMap { format in
            files.last { $0.format == format && $0.theme == themes.first }
                .map { (label: format.rawValue.uppercased(), path: path(name, $0)) }
        }
        return formats.isEmpty ? [] : drawings + [("CSV", numbersPath(name))]
    }

    /// The picture that a page without inline graphics shows in a theme, or nil if only paper formats were chosen.
    func picture(_ name: String, _ theme: Theme) -> String? {
        let files = files()
        let shown =
            files.last { $0.theme == theme && $0.format == .png }
            ?? files.last { $0.theme == theme && $0.format == .svg }
        return shown.map { path(name, $0) }
    }
}
