import Figures
import Plot
import Rendering
import Tables

/// All drawings of a report.
struct Drawings: Sendable {
    /// The files of the figures and their numbers.
    let files: [PublishedFile]
    /// The drawings within the page by the name of their figure.
    let pictures: [String: HTMLWriter.Picture]
}

/// Draws every file of every figure, and the drawings within the page, in one queue.
///
/// - Parameters:
///   - files: which files each figure is published as.
///   - jobs: how many are drawn at a time.
func draw(_ drawn: [ReportFigure], files: FigureFiles, jobs: Int) async throws -> Drawings {
    enum Product: Sendable {
        case file(PublishedFile)
        case picture(String)
    }
    enum Order: Sendable {
        case file(ReportFigure, FigureFiles.File)
        case numbers(ReportFigure)
        case picture(ReportFigure, isWide: Bool)
    }
    let orders = drawn.flatMap { figure -> [Order] in
        files.files(isSupplement: figure.isSupplement).map { .file(figure, $0) } + [
            .numbers(figure), .picture(figure, isWide: true),
        ]
            + (figure.composed.narrow == nil ? [] : [.picture(figure, isWide: false)])
    }
    let products = try await inParallel(orders, limit: jobs) { order -> Product in
        switch order {
        case .file(let figure, let file):
            .file(PublishedFile(files.path(figure.name, file), try figure.composed.wide.figure.bytes(file)))
        case .numbers(let figure):
            .file(PublishedFile(files.numbersPath(figure.name), numbers(of: figure.composed.wide.data)))
        case .picture(let figure, let isWide):
            .picture(
                try (isWide ? figure.composed.wide : figure.composed.narrow ?? figure.composed.wide).figure
                    .svg(style: .inline, identifier: figure.name + (isWide ? "-wide" : "-narrow")))
        }
    }
    var published: [PublishedFile] = []
    var pictures: [String: HTMLWriter.Picture] = [:]
    for (order, product) in zip(orders, products) {
        switch (order, product) {
        case (_, .file(let file)): published.append(file)
        case (.picture(let figure, isWide: true), .picture(let drawing)):
            pictures[figure.name] = .init(wide: drawing)
        case (.picture(let figure, isWide: false), .picture(let drawing)):
            pictures[figure.name] = pictures[figure.name].map { .init(wide: $0.wide, narrow: drawing) }
        default: break
        }
    }
    return Drawings(files: published, pictures: pictures)
}

/// Numbers with five digits, more than a picture shows; columns may differ in length.
private func numbers(of table: Table) -> [UInt8] {
    var writer = CSVWriter(header: table.columns.map(\.name))
    for row in 0..<(table.columns.map(\.values.count).max() ?? 0) {
        writer.append(
            table.columns.map { column in
                guard column.values.indices.contains(row) else { return .number(.nan) }
                return .number(NumberText.rounded(column.values[row], digits: 5))
            })
    }
    return writer.bytes
}

extension Figure {
    /// The figure as a file.
    func bytes(_ file: FigureFiles.File) throws -> [UInt8] {
        let theme: Theme = file.theme == .light ? .light : .dark
        return switch file.format {
        case .png: try png(pixelsPerPoint: FigureFiles.resolution * Double(file.scale), theme: theme)
        case .pdf: try pdf(theme: theme)
        case .svg: Array(try svg(style: .standalone(theme)).utf8)
        }
    }
}
