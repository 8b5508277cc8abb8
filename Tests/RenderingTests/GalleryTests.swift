import Foundation
import Plot
import Rendering
import Testing

/// The article of the gallery and its pictures lie in the documentation of `Plot`.
///
/// `RECORD_GALLERY=1 swift test --filter RenderingTests` makes them anew and fails, so that a recording can't pass for
/// a test. `GALLERY_DOCUMENTS=folder` writes each example as PDF and SVG, to be checked by other programs.
private let environment = ProcessInfo.processInfo.environment
private let tests = URL(filePath: #filePath).deletingLastPathComponent()
private let catalogue = tests.deletingLastPathComponent().deletingLastPathComponent()
    .appending(components: "Sources", "Plot", "Plot.docc")
private let names = GalleryExamples.all.map(\.name)

@Test("Every example of the gallery is drawn as its picture shows", arguments: names)
func example(name: String) throws {
    let figure = try #require(GalleryExamples.all.first { $0.name == name }?.figure)
    for (theme, suffix) in [(Theme.light, ""), (.dark, "~dark")] {
        let file = catalogue.appending(components: "Resources", "\(name)\(suffix)@2x.png")
        let png = Data(try figure.png(pixelsPerPoint: 8.0 / 3, theme: theme))
        if environment["RECORD_GALLERY"] != nil {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try png.write(to: file)
            Issue.record("recorded \(file.lastPathComponent)")
        }
        try expectAlike(file, png, mostDifferent: 0.03, meanDifference: 0.004)
    }
}

@Test("The article shows the code that draws the pictures")
func article() throws {
    let source = try String(contentsOf: tests.appending(component: "GalleryExamples.swift"), encoding: .utf8)
    let sections = try names.map { name in try section(name, in: source) }
    let text = """
        # Gallery

        What `Plot` draws, each figure with the code that draws it.

        ## Overview

        The examples compute with Foundation's `sin` and `exp`. `noise` makes numbers that look like normal ones; a
        figure becomes a file with `png(pixelsPerPoint:theme:)`, `pdf(theme:)` or `svg(style:)` of the module `Rendering`.

        \(sections.joined(separator: "\n\n"))

        """
    let file = catalogue.appending(component: "Gallery.md")
    if environment["RECORD_GALLERY"] != nil {
        try Data(text.utf8).write(to: file)
        Issue.record("recorded the article")
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
}

@Test("The pictures of the gallery are small, and there are no others")
func pictures() throws {
    let folder = catalogue.appending(component: "Resources")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path())
    #expect(files.sorted() == names.flatMap { ["\($0)@2x.png", "\($0)~dark@2x.png"] }.sorted())
    let sizes = try files.map { try Data(contentsOf: folder.appending(component: $0)).count }
    #expect(sizes.reduce(0, +) < 1_200_000)
}

@Test("Every example of the gallery becomes a document, too", arguments: names)
func documents(name: String) throws {
    let figure = try #require(GalleryExamples.all.first { $0.name == name }?.figure)
    let pdf = Data(try figure.pdf(theme: .print))
    let svg = Data(try figure.svg(style: .standalone(.light)).utf8)
    #expect(pdf.starts(with: Array("%PDF-1.5".utf8)) && pdf.count < 400_000)
    #expect(svg.count < 1_500_000)
    guard let folder = environment["GALLERY_DOCUMENTS"] else { return }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try pdf.write(to: URL(filePath: folder).appending(component: "\(name).pdf"))
    try svg.write(to: URL(filePath: folder).appending(component: "\(name).svg"))
}

/// An example's title, words, picture and code, from its declaration.
private func section(_ name: String, in source: String) throws -> String {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0 == "    static var \(name): Figure {" })
    let end = try #require(lines[start...].firstIndex { $0 == "    }" })
    let words = lines[..<start].reversed().prefix { $0.hasPrefix("    ///") }.reversed()
        .map { $0.dropFirst(7).trimmingCharacters(in: .whitespaces) }
    let code = lines[(start + 1)..<end].map { $0.hasPrefix("        ") ? String($0.dropFirst(8)) : String($0) }
        .map { $0.replacing("return Figure(", with: "let figure = Figure(") }
    let title = try #require(words.first).trimmingCharacters(in: ["."])
    let sentence = words.dropFirst(2).joined(separator: "\n")
    return """
        ## \(title)

        \(sentence)

        ![\(title)](\(name))

        ```swift
        \(code.joined(separator: "\n"))
        ```
        """
}
