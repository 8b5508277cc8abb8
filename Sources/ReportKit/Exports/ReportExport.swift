import Figures
import Plot

/// Files for another place than the report's directory: what a paper or pages of documentation include.
///
/// A kind of export is one conforming type, and one line where the options of a run are read.
protocol ReportExport: Sendable {
    /// The option that asks for it, such as `latex`.
    var option: String { get }
    /// The directory that takes the files.
    var directory: String { get }

    /// The files of a run.
    ///
    /// - Parameters:
    ///   - model: what the run has found.
    ///   - results: the same as numbers and predictions.
    ///   - jobs: how many figures are drawn at a time.
    func files(_ model: ReportModel, _ results: RecordedResults, jobs: Int) async throws -> [PublishedFile]
}

extension ReportExport {
    /// Refuses a directory that is that of the report, or lies in it or around it: each would take the other's files for
    /// those of somebody else.
    ///
    /// - Throws: ``SettingError``.
    func check(besides output: String) throws(SettingError) {
        func parts(_ path: String) -> [Substring] { path.split(separator: "/").filter { $0 != "." } }
        let (own, other) = (parts(directory), parts(output))
        let isApart = !own.starts(with: other) && !other.starts(with: own)
        guard !directory.isEmpty, isApart || directory.hasPrefix("/") != output.hasPrefix("/") else {
            throw .value(
                option, found: "'\(directory)'", expected: "a directory that is neither in nor around '\(output)'")
        }
    }
}

/// Draws each figure in several forms.
///
/// - Parameter forms: of a figure, the paths of its files and how each is drawn.
func draw(
    _ figures: [ReportFigure], jobs: Int,
    forms: @Sendable (ReportFigure) -> [(path: String, draw: @Sendable (Figure) throws -> [UInt8])]
) async throws -> [PublishedFile] {
    let orders = figures.flatMap { figure in forms(figure).map { (figure, $0) } }
    return try await inParallel(orders, limit: jobs) { figure, form in
        PublishedFile(form.path, try form.draw(figure.composed.wide.figure))
    }
}
