import Foundation
import Plot
import Tables
import Testing

@testable import ReportKit

/// How the page of a report hangs together with the files beside it.
@Suite struct PageStyleTests {
    private static let document = Document(
        title: "A title",
        blocks: [
            .paragraph("\(link: "the scores", to: "metrics.csv")"),
            .figure(DocumentFigure(name: "band", alternative: "Wide \"outside\".", caption: "The band.", width: 504)),
        ])

    private static func writer(_ style: PageStyle, attachments: [String: [UInt8]] = [:]) -> HTMLWriter {
        HTMLWriter(
            figures: FigureFiles(), pictures: ["band": .init(wide: "<svg></svg>", narrow: "<svg></svg>")], style: style,
            attachments: attachments)
    }

    @Test func `A linked page has no style of its own, and names the files that have it`() throws {
        let writer = Self.writer(.linked)
        let page = writer.write(Self.document)
        // What a policy of 'self' forbids: styles and scripts in the page, and data as addresses.
        #expect(!page.contains("<style") && !page.contains("style=\"") && !page.contains("<script"))
        #expect(!page.contains("data:") && !page.contains("<svg"))
        #expect(page.contains("<link rel=\"stylesheet\" href=\"style.css\">"))
        #expect(page.contains("srcset=\"figures/band~dark@2x.png\""))
        #expect(page.contains("alt=\"Wide &quot;outside&quot;.\" src=\"figures/band@2x.png\""))
        let files = writer.companions(of: Self.document)
        #expect(files.map(\.path) == ["style.css", "fonts/lato-400.ttf", "fonts/lato-700.ttf"])
        let sheet = String(decoding: files[0].bytes, as: UTF8.self)
        #expect(!sheet.contains("url(data:"))
        for font in files.dropFirst() { #expect(sheet.contains("url(\(font.path))")) }
    }

    @Test func `A page that is alone holds what it links to, under the file's name`() {
        let files = ["metrics.csv": Array("a,b".utf8), "figures/band@2x.png": [1, 2, 3]] as [String: [UInt8]]
        let page = Self.writer(.standalone, attachments: files).write(Self.document)
        #expect(page.contains("<a href=\"data:text/csv;base64,YSxi\" download=\"metrics.csv\">the scores</a>"))
        #expect(page.contains("<a href=\"data:image/png;base64,AQID\" download=\"band@2x.png\">PNG</a>"))
        #expect(page.contains("<svg></svg>"))
        #expect(Self.writer(.standalone).companions(of: Self.document).isEmpty)
    }

    @Test func `A usual page links to its files and has no companions`() {
        let page = Self.writer(.inline).write(Self.document)
        #expect(page.contains("href=\"metrics.csv\"") && page.contains("<style>"))
        #expect(page.contains("href=\"figures/band@2x.png\" download>PNG"))
        #expect(Self.writer(.inline).companions(of: Self.document).isEmpty)
    }

    @Test func `A style is planned by name, and one that can't be had is refused`() throws {
        var options = RunOptions()
        options.allMethods = true
        options.pageStyle = "linked"
        let plan = try RunPlan(options, processors: 1)
        #expect(plan.pageStyle == .linked)
        #expect(plan.command?.hasSuffix(" --page-style linked") == true)
        options.figureFormats = ["pdf"]
        #expect(throws: SettingError.self) { try RunPlan(options, processors: 1) }
        options.pageStyle = "lniked"
        #expect(throws: SettingError.self) { try RunPlan(options, processors: 1) }
    }
}
