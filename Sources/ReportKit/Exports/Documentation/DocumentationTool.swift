import Figures
import Plot
import Rendering

/// A program that makes pages of documentation: what a page, its pictures and their names look like there.
///
/// A tool is one value in the file of its name, and one line of ``all``.
struct DocumentationTool: Sendable {
    /// The name on the command line.
    let name: String
    /// The file of the page.
    let page: String
    /// The directory that takes page and pictures where nobody names one.
    let directory: String
    /// Whether pictures need the address at which the directory will be found.
    var needsBase = false
    /// The files of a figure, by its name.
    let pictures: @Sendable (String) -> [Picture]
    /// The page; the second argument is what stands before the path of a picture.
    let write: @Sendable (Document, String) -> String

    /// A file of a figure.
    struct Picture: Sendable, Equatable {
        let path: String
        let form: Form

        /// How a figure is drawn; pixels are two for each of CSS.
        enum Form: Sendable, Equatable {
            case light, dark, paper
        }
    }

    /// Every tool, in the order of the help.
    static let all = [docc, mkdocs, sphinx, quarto, readme, pypi]

    /// A tool by its name.
    ///
    /// - Throws: ``SettingError`` if there is none.
    static func named(_ name: String) throws(SettingError) -> DocumentationTool {
        guard let tool = all.first(where: { $0.name == name }) else {
            throw .unknown("kind of documentation", name, in: all.map(\.name), list: "Kinds")
        }
        return tool
    }
}

extension DocumentationTool.Picture {
    /// The drawing as bytes.
    func draw(_ figure: Figure) throws -> [UInt8] {
        switch form {
        case .light: try figure.png(pixelsPerPoint: 2 * FigureFiles.resolution, theme: .light)
        case .dark: try figure.png(pixelsPerPoint: 2 * FigureFiles.resolution, theme: .dark)
        case .paper: try figure.pdf(theme: .print)
        }
    }
}

extension DocumentationTool {
    /// Light and dark pictures in a directory of their own, as most tools take them.
    static func lightAndDark(_ name: String) -> [Picture] {
        [Picture(path: light(name), form: .light), Picture(path: dark(name), form: .dark)]
    }

    static func light(_ name: String) -> String { "figures/\(name).png" }
    static func dark(_ name: String) -> String { "figures/\(name)-dark.png" }

    /// The width at which the text of a figure has its nominal size, in pixels of CSS.
    static func width(_ figure: DocumentFigure) -> Int { Int((figure.width * FigureFiles.resolution).rounded()) }
}
