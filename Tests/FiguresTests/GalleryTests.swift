import Figures
import Foundation
import Plot
import Rendering
import Tables
import Testing

/// Beside this file: the record of each figure.
///
/// `RECORD_SNAPSHOTS=1 swift test` writes them anew and fails, so that a recording can't pass for a test.
/// `FIGURE_GALLERY=folder swift test` writes every figure as a picture, to be looked at.
private let environment = ProcessInfo.processInfo.environment
private let snapshots = URL(filePath: #filePath).deletingLastPathComponent().appending(component: "Snapshots")

@Test("Every figure draws what it drew before", arguments: Gallery.names)
func snapshot(name: String) throws {
    let drawn = try #require(try Gallery.figure(name))
    var canvas = RecordingCanvas()
    drawn.figure.draw(on: &canvas)
    let file = snapshots.appending(component: "\(name).txt")
    if environment["RECORD_SNAPSHOTS"] != nil {
        try FileManager.default.createDirectory(at: snapshots, withIntermediateDirectories: true)
        try Data(canvas.text.utf8).write(to: file)
        Issue.record("recorded \(name)")
    }
    let expected = try String(contentsOf: file, encoding: .utf8).split(
        separator: "\n", omittingEmptySubsequences: false)
    let found = canvas.text.split(separator: "\n", omittingEmptySubsequences: false)
    let different = zip(expected, found).first { $0 != $1 }
    #expect(different == nil, "the first line that differs is the second of these")
    #expect(expected.count == found.count)
}

@Test("Every figure says in words what it shows, and has its numbers", arguments: Gallery.names)
func words(name: String) throws {
    let drawn = try #require(try Gallery.figure(name))
    #expect(drawn.figure.alternativeText.count > 40)
    #expect(!drawn.figure.title.isEmpty)
    #expect(!drawn.figure.subtitle.hasSuffix("."))
    for words in [drawn.figure.alternativeText, drawn.figure.subtitle] {
        #expect(!words.contains("unknown") && !words.contains("nan") && !words.contains("inf"))
    }
    let columns = drawn.data.columns
    #expect(columns.count > 1)
    #expect(Set(columns.map(\.name)).count == columns.count)
    #expect(columns.allSatisfy { $0.values.count == columns[0].values.count && !$0.values.isEmpty })
}

@Test("Every figure can be rendered in every format", arguments: Gallery.names)
func rendering(name: String) throws {
    let drawn = try #require(try Gallery.figure(name))
    // To be looked at, pictures are large; a quarter as many pixels do to see that each is one.
    let pixels = environment["FIGURE_GALLERY"] == nil ? 1.0 : 2
    let dark = try drawn.figure.png(pixelsPerPoint: pixels, theme: .dark)
    let light = try drawn.figure.png(pixelsPerPoint: pixels, theme: .light)
    let document = try drawn.figure.pdf(theme: .light)
    let size = drawn.figure.size
    for picture in [light, dark] {
        #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        // The header chunk holds width and height; the last chunk is empty and has this checksum.
        #expect(
            number(picture, at: 16) == Int((pixels * size.width).rounded())
                && number(picture, at: 20) == Int((pixels * size.height).rounded()))
        #expect(picture.suffix(8) == [0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])
    }
    #expect(light != dark)
    let text = String(decoding: document, as: UTF8.self)
    #expect(text.hasPrefix("%PDF-1.5") && text.hasSuffix("%%EOF\n"))
    guard let folder = environment["FIGURE_GALLERY"] else { return }
    let place = URL(filePath: folder)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try Data(light).write(to: place.appending(component: "\(name).png"))
    try Data(dark).write(to: place.appending(component: "\(name)~dark.png"))
    try Data(document).write(to: place.appending(component: "\(name).pdf"))
}

/// The big-endian number of 32 bits at an offset.
private func number(_ bytes: [UInt8], at offset: Int) -> Int {
    bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
}
