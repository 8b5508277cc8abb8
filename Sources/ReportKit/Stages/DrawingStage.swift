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
///   - cache: what keeps files for the next run, if anything does.
func draw(
    _ drawn: [ReportFigure], files: FigureFiles, jobs: Int, cache: WorkCache? = nil
) async throws -> Drawings {
    enum Product: Sendable {
        case files([PublishedFile])
        case picture(String)
    }
    enum Order: Sendable {
        case files(ReportFigure, [FigureFiles.File])
        case numbers(ReportFigure)
        case picture(ReportFigure, isWide: Bool)
    }
    let orders = drawn.flatMap { figure -> [Order] in
        // What differs in its colours alone is laid out once.
        let layouts = files.files(isSupplement: figure.isSupplement).reduce(into: [[FigureFiles.File]]()) {
            if let last = $0.last?.last, last.format == $1.format, last.scale == $1.scale {
                $0[$0.count - 1].append($1)
            } else {
                $0.append([$1])
            }
        }
        return layouts.map { .files(figure, $0) } + [.numbers(figure), .picture(figure, isWide: true)]
            + (figure.composed.narrow == nil ? [] : [.picture(figure, isWide: false)])
    }
    let products = try await inParallel(orders, limit: jobs) { order -> Product in
        switch order {
        case .files(let figure, let wanted):
            .files(
                try zip(wanted, figure.composed.wide.figure.bytes(wanted, cache)).map {
                    PublishedFile(files.path(figure.name, $0), $1)
                })
        case .numbers(let figure):
            .files([PublishedFile(files.numbersPath(figure.name), numbers(of: figure.composed.wide.data))])
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
        case (_, .files(let files)): published += files
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
    /// The figure as files of one format and resolution, in several themes, each drawn or found in the cache.
    fileprivate func bytes(_ files: [FigureFiles.File], _ cache: WorkCache?) throws -> [[UInt8]] {
        guard let first = files.first, first.format != .svg else { return try files.map { try bytes($0) } }
        let recorded =
            switch first.format {
            case .pdf: try RecordedFigure(document: self)
            default: try RecordedFigure(self, pixelsPerPoint: FigureFiles.resolution * Double(first.scale))
            }
        let drawing = cache == nil ? [] : recorded.record.encoded
        return try files.map { file in
            let key = cache?.key(of: self, drawing: drawing, file)
            if let key, let kept = cache?.bytes(key) { return Array(kept) }
            let theme: Theme = file.theme == .light ? .light : .dark
            let made = try first.format == .pdf ? recorded.pdf(theme: theme) : recorded.png(theme: theme)
            if let key { cache?.keep(key) { writer in made.withUnsafeBytes { writer.append(raw: $0) } } }
            return made
        }
    }

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
