import Figures
import Foundation
import Plot
import Predictions
import Rendering
import Tables
import Testing

@testable import ReportKit

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Text of others in each medium, read by programs that are not ours: it stays text, and stays the same text.
@Suite struct TextMediaTests {
    private static let markdown = OtherProgram("cmark-gfm")
    private static let pdf = OtherProgram("mutool")

    /// A document with one text in every place that takes text, but no link to it.
    private static func document(_ text: String) -> Document {
        let prose: Prose = "\(text)"
        return Document(
            title: text, lead: prose,
            blocks: [
                .heading(level: 2, title: prose, anchor: "anchor"),
                .paragraph("\(text) \(strong: text) \(code: text) \(formula: text)"),
                .paragraph("before \(text) after"), .list([prose, prose]),
                .table(
                    DocumentTable(
                        caption: prose, columns: [.init(prose), .init(prose, .trailing)],
                        rows: [[prose, prose], [prose, "a"]])),
                .figure(DocumentFigure(name: "name", alternative: text, caption: prose, width: 504)),
                .callout(.warning, [prose]), .details(summary: prose, anchor: "hidden", [.paragraph(prose)]),
                .definitions([.init(prose, prose)]),
            ], colophon: prose)
    }

    /// What a reader should see: the text on one line, with what is not passed shown as such.
    private static func seen(_ text: String, breaks: Set<Unicode.Scalar> = ["\t", "\n", "\r"]) -> String {
        let scalars = text.unicodeScalars.map { breaks.contains($0) ? " " : Legible.shown($0) }
        return collapsed(String(String.UnicodeScalarView(scalars)))
    }

    /// Without what HTML does not show of white space, and without the joiner that keeps links from being made.
    private static func collapsed(_ text: String) -> String {
        text.unicodeScalars.filter { $0 != "\u{2060}" }.split { [" ", "\n", "\t", "\r"].contains($0) }.map {
            String($0)
        }
        .joined(separator: " ")
    }

    /// The tags of a page in their order, without the values of attributes.
    private static func tags(_ page: String) -> [String] {
        page.matches(of: #/<(\/?[a-zA-Z!?][a-zA-Z0-9-]*)/#).map { String($0.output.1) }
    }

    private static func links(_ page: String) -> [String] {
        page.matches(of: #/(?:href|src|srcset)="([^"]*)"/#).map { String($0.output.1) }
    }

    /// The words of the first heading; a mark that combines with what stands before it is no part of that.
    private static func heading(_ page: String) throws -> String {
        let found = try #require(page.firstMatch(of: #/(?s)<h1>(.*?)<\/h1>/#.matchingSemantics(.unicodeScalar)))
        return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            .reduce(String(found.output.1)) { $0.replacingOccurrences(of: $1.0, with: $1.1, options: .literal) }
    }

    /// What GitHub's reader makes of Markdown.
    private static func github(_ pages: [String]) throws -> [String] {
        let extensions = ["table", "strikethrough", "autolink", "tagfilter", "tasklist", "footnotes"]
        return try #require(markdown).outputs(
            extensions.map { "-e \($0) " }.joined() + "--unsafe", of: pages.map { Array($0.utf8) })
    }

    private static func readme(_ text: String) -> String {
        MarkdownWriter(figures: FigureFiles()).write(document(text))
    }

    @Test func `The list of strings is there`() {
        #expect(NaughtyStrings.all.count > 250)
    }

    @Test(.enabled(if: markdown != nil, "cmark-gfm is not installed"))
    func `GitHub's reader makes nothing else of Markdown than for a harmless name`() throws {
        let texts = ["harmless"] + NaughtyStrings.all
        let pages = try Self.github(texts.map(Self.readme))
        for (text, page) in zip(texts, pages).dropFirst() {
            // A paragraph that holds nothing is none.
            if !Self.seen(text).isEmpty { #expect(Self.tags(page) == Self.tags(pages[0]), "\(text.debugDescription)") }
            #expect(Set(Self.links(page)).isSubset(of: Self.links(pages[0])), "\(text.debugDescription)")
            let seen = Self.seen(text, breaks: ["\t", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"])
            #expect(Array(Self.collapsed(try Self.heading(page)).utf8) == Array(seen.utf8), "\(text.debugDescription)")
        }
    }

    @Test(arguments: NaughtyStrings.some)
    func `A page has the tags and links of one with a harmless name`(text: String) throws {
        let written = Self.page(text)
        // A caption that says nothing is none.
        if !text.isEmpty { #expect(Self.tags(written) == Self.tags(Self.harmlessPage)) }
        #expect(Self.links(written) == Self.links(Self.harmlessPage))
        #expect(written.unicodeScalars.allSatisfy { Legible.passes($0) || ["\n", "\t", "\r"].contains($0) })
        #expect(Array(Self.collapsed(try Self.heading(written)).utf8) == Array(Self.seen(text).utf8))
    }

    private static func page(_ text: String) -> String {
        let page = HTMLWriter(figures: FigureFiles(), pictures: [:]).write(document(text))
        return String(page.split(separator: "<body>", maxSplits: 1)[1])
    }

    private static let harmlessPage = page("harmless")

    private static func figure(_ text: String) -> Figure {
        Figure(text, subtitle: text, size: .column) {
            Plot(text, x: Axis(text), y: Axis(text)) {
                Line(x: [0, 1], y: [0, 1], label: text)
                Points(x: [0.5], y: [0.5], label: text)
            }
        }
    }

    @Test(arguments: NaughtyStrings.some)
    func `A picture is XML without script, link or what is not seen`(text: String) throws {
        for style in [SVGCanvas.Style.standalone(.light), .inline] {
            let svg = try Self.figure(text).svg(style: style)
            let elements = Elements(svg)
            #expect(elements.isWellFormed)
            #expect(
                elements.names.isSubset(of: [
                    "svg", "title", "desc", "defs", "clipPath", "path", "g", "text", "circle", "marker", "use", "image",
                ]), "\(elements.names)")
            #expect(elements.attributes.allSatisfy { !$0.lowercased().hasPrefix("on") })
            #expect(elements.links.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("data:image/png;base64,") })
            #expect(svg.unicodeScalars.allSatisfy { Legible.passes($0) || $0 == "\n" })
        }
    }

    @Test func `A PDF is made, and what it says holds nothing that is not seen`() throws {
        let files = try NaughtyStrings.some.map { try Self.figure($0).pdf(theme: .print) }
        for (text, bytes) in zip(NaughtyStrings.some, files) {
            #expect(bytes.starts(with: Array("%PDF".utf8)))
            // Neither action nor link.
            let raw = String(decoding: bytes, as: UTF8.self)
            for name in ["/JavaScript", "/JS", "/URI", "/OpenAction", "/Launch"] {
                #expect(!raw.contains(name), "\(text.debugDescription)")
            }
        }
        guard let program = Self.pdf else { return }
        for (text, words) in zip(NaughtyStrings.some, try program.outputs("draw -q -F txt", of: files)) {
            // A page ends with a form feed.
            #expect(
                words.unicodeScalars.allSatisfy { Legible.passes($0) || ["\n", "\u{C}"].contains($0) },
                "\(text.debugDescription)")
        }
    }

    @Test(arguments: NaughtyStrings.all)
    func `JSON comes back as it was, and holds nothing that is not seen`(text: String) throws {
        let json = JSONText.string(text)
        #expect(json.unicodeScalars.allSatisfy(Legible.passes))
        #expect(!json.contains("<"))
        let read = try JSONDecoder().decode([String].self, from: Data("[\(json)]".utf8))
        #expect(read.map { Array($0.utf8) } == [Array(text.utf8)])
    }

    @Test(arguments: NaughtyStrings.all)
    func `A cell comes back as it was or with a sign in front, and is no formula`(text: String) throws {
        var writer = CSVWriter(header: [text, "number"])
        writer.append([.text(text), .number(1)])
        writer.append([.number(2), .number(3)])
        // What Python's module reads, ours should: fields in the order of their quotes.
        let rows = Self.fields(String(decoding: writer.bytes, as: UTF8.self))
        #expect(rows.map(\.count) == [2, 2, 2])
        for cell in [rows[0][0], rows[1][0]] {
            #expect(Array(cell.utf8) == Array(text.utf8) || Array(cell.utf8) == Array("'\(text)".utf8))
            let first = cell.unicodeScalars.first
            let isFormula = ["=", "+", "@", "\t", "\r", "\n"].contains(first)
            #expect(!isFormula && (first != "-" || Double(cell) != nil))
        }
    }

    /// The fields of a file after RFC 4180, read in the plainest way.
    private static func fields(_ text: String) -> [[String]] {
        var rows: [[String]] = [[]]
        var (field, isQuoted) = (String.UnicodeScalarView(), false)
        let scalars = Array(text.unicodeScalars)
        var place = 0
        while place < scalars.count {
            let scalar = scalars[place]
            let next = place + 1 < scalars.count ? scalars[place + 1] : nil
            switch scalar {
            case "\"" where isQuoted && next == "\"":
                field.append("\"")
                place += 1
            case "\"" where isQuoted || field.isEmpty: isQuoted.toggle()
            case "," where !isQuoted:
                rows[rows.count - 1].append(String(field))
                field = .init()
            case "\r" where !isQuoted && next == "\n":
                rows[rows.count - 1].append(String(field))
                (field, place) = (.init(), place + 1)
                rows.append([])
            default: field.append(scalar)
            }
            place += 1
        }
        return Array(rows.dropLast())
    }

    // MARK: What a comparison writes

    private static func result(_ name: String) throws -> GateResult {
        func results(_ value: Double, extra: [Metric] = []) -> RecordedResults {
            let metric = Metric(
                dataSet: name, method: name, region: "everywhere", score: "crps", value: value, low: value - 0.001,
                high: value + 0.001, points: 500, form: "mixture")
            return RecordedResults(MetricsFile(metrics: [metric] + extra, seed: 0))
        }
        let lost = Metric(dataSet: name, method: "lost" + name, region: "everywhere", score: "crps", value: 1e-5)
        return try Gate(baseline: results(1, extra: [lost]), policy: GatePolicy()).compare(results(1.5))
    }

    @Test(arguments: NaughtyStrings.some)
    func `JUnit, annotations and the text of a comparison have the lines of one with harmless names`(text: String)
        throws
    {
        let (result, harmless) = (try Self.result(text), try Self.result("harmless"))
        let (xml, plain) = (Elements(JUnitWriter().write(result)), Elements(JUnitWriter().write(harmless)))
        #expect(xml.isWellFormed && xml.list == plain.list)
        for writer in [AnnotationWriter(), GateTextWriter(), OpenMetricsWriter()] as [any GateWriter] {
            let (written, expected) = (writer.write(result), writer.write(harmless))
            #expect(written.unicodeScalars.allSatisfy { Legible.passes($0) || $0 == "\n" }, "\(writer.fileName)")
            let (lines, wanted) = (written.split(separator: "\n"), expected.split(separator: "\n"))
            #expect(lines.count == wanted.count, "\(writer.fileName)")
            // A runner takes `::` and `##[` at the start of a line for a command.
            for (line, wanted) in zip(lines, wanted) {
                #expect(line.hasPrefix("::") == wanted.hasPrefix("::") && !line.hasPrefix("##["), "\(writer.fileName)")
            }
        }
        // Quotes open and close the values of labels, each on its line.
        for line in OpenMetricsWriter().write(result).split(separator: "\n") where !line.hasPrefix("#") {
            let quotes = line.unicodeScalars.reduce((count: 0, isEscaped: false)) { state, scalar in
                state.isEscaped
                    ? (state.count, false) : (state.count + (scalar == "\"" ? 1 : 0), scalar == "\\")
            }
            #expect([0, 8].contains(quotes.count), "\(line)")
        }
        for writer in [SummaryWriter(), BadgeWriter()] as [any GateWriter] {
            _ = try JSONSerialization.jsonObject(with: Data(writer.write(result).utf8))
        }
    }

    @Test(.enabled(if: markdown != nil, "cmark-gfm is not installed"))
    func `GitHub's reader makes nothing else of a comment than for a harmless name`() throws {
        let texts = ["harmless"] + NaughtyStrings.some
        let pages = try Self.github(texts.map { CommentWriter(options: .plain).write(try Self.result($0)) })
        for (text, page) in zip(texts, pages).dropFirst() {
            #expect(Self.tags(page) == Self.tags(pages[0]), "\(text.debugDescription)")
            #expect(Self.links(page) == Self.links(pages[0]), "\(text.debugDescription)")
            // Numbers of issues and names of people become links after the page is made, unless something stands between.
            #expect(!page.contains(#/(?:^|[^&])#[0-9]|@[A-Za-z0-9]/#), "\(text.debugDescription)")
        }
    }
}

/// The elements of an XML document, as libxml2 reads them.
private final class Elements: NSObject, XMLParserDelegate {
    private(set) var isWellFormed = false
    private(set) var list: [String] = []
    private(set) var attributes: Set<String> = []
    private(set) var links: [String] = []
    var names: Set<String> { Set(list) }

    init(_ text: String) {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        isWellFormed = parser.parse()
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        list.append(name)
        self.attributes.formUnion(attributes.keys)
        links += attributes.filter { $0.key.hasSuffix("href") }.map(\.value)
    }
}
