import CCairo
import enum Cairo.PNGColors
import Foundation
import Plot
import Rendering
import Testing

/// A figure with everything that is drawn in its own way: areas, thin and dashed lines, circles, rings, text, cells.
private func figure() -> Figure {
    let x = (0...60).map { Double($0) / 6 - 5 }
    let mean = x.map { $0 * (1 - $0 * $0 / 60) / 3 }
    return Figure("Picture", subtitle: "AVATAR ±2σ, x_{1} and 10^{−3}", size: Size(420, 190), columns: 2) {
        Plot(x: Axis("x (s)"), y: Axis("y (m)")) {
            Span(x: 3...(.infinity), note: "no data")
            Band(x: x, lower: mean.map { $0 - 0.5 }, upper: mean.map { $0 + 0.5 }, label: "±2σ")
            Points(x: x, y: mean.enumerated().map { $1 + 0.1 * Double($0 % 7 - 3) })
            Points(x: [-4, 4], y: [1, -1], size: 5, isHollow: true)
            Line(x: x, y: mean.map { $0 * 0.8 }, ink: .secondaryText, width: 0.9, dash: [4, 2.5], label: "truth")
            Line(x: x, y: mean, label: "mean")
        }
        Plot(x: Axis("x_{1}"), y: Axis("x_{2}")) {
            Tiles(x: 0...4, y: 0...3, columns: 4, values: (0..<12).map(Double.init), title: "σ")
        }
    }
}

/// The pixels of a PNG file, four bytes each, the last of them no colour.
private func pixels(_ file: URL) throws -> (bytes: Data, width: Int) {
    let surface = cairo_image_surface_create_from_png(file.path())
    defer { cairo_surface_destroy(surface) }
    let bytes = try #require(cairo_image_surface_get_data(surface), "\(file.path()) is no picture")
    let width = Int(cairo_image_surface_get_width(surface))
    try #require(Int(cairo_image_surface_get_stride(surface)) == 4 * width)
    let count = 4 * width * Int(cairo_image_surface_get_height(surface))
    return (Data(bytes: bytes, count: count), width)
}

/// `RECORD_PICTURES=1 swift test` draws the expected pictures anew and fails.
@Test("Pictures look as they did before", arguments: ["light", "dark"])
func pictures(name: String) throws {
    let theme = name == "light" ? Theme.light : .dark
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(component: "Pictures")
    let expected = folder.appending(component: "\(name).png")
    let png = Data(try figure().png(pixelsPerPoint: 2, theme: theme, colors: .exact))
    if ProcessInfo.processInfo.environment["RECORD_PICTURES"] != nil {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try png.write(to: expected)
        Issue.record("recorded \(name)")
    }
    try expectAlike(expected, png)
}

/// Expects a picture to look like one in a file.
///
/// Other versions of FreeType and Cairo round differently along edges: 95 % of the channels may differ by one step, the
/// mean by a tenth of a percent of the whole range, or as much as is said.
func expectAlike(
    _ expected: URL, _ png: Data, mostDifferent: Double = 0.05, meanDifference: Double = 0.001
) throws {
    let scratch = FileManager.default.temporaryDirectory.appending(component: "picture-\(UUID().uuidString).png")
    try png.write(to: scratch)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let (before, now) = (try pixels(expected), try pixels(scratch))
    try #require(before.bytes.count == now.bytes.count && before.width == now.width)
    let channelCount = Double(before.bytes.count / 4 * 3)
    var (different, sum) = (0, 0)
    // Rows are compared as a whole first: one by one, bytes take a hundred times as long.
    for row in stride(from: 0, to: before.bytes.count, by: 4 * before.width) {
        let places = row..<row + 4 * before.width
        guard before.bytes[places] != now.bytes[places] else { continue }
        for place in places where place % 4 != 3 && before.bytes[place] != now.bytes[place] {
            let difference = abs(Int(before.bytes[place]) - Int(now.bytes[place]))
            sum += difference
            if difference > 1 { different += 1 }
        }
    }
    #expect(Double(different) <= mostDifferent * channelCount)
    #expect(Double(sum) <= meanDifference * 255 * channelCount)
}

@Test("A figure without extent or too large for Cairo is refused", arguments: [0.0, -1, .nan, .infinity, 100])
func sizes(pixelsPerPoint: Double) {
    let figure = Figure("Size", size: Size(504, 288)) { Plot { Line(x: [0, 1], y: [0, 1]) } }
    #expect(throws: (any Error).self) { try figure.png(pixelsPerPoint: pixelsPerPoint, theme: .light) }
}

@Test("A page without extent or too large is refused", arguments: [0.0, .nan, 40_000])
func pages(width: Double) {
    let figure = Figure("Size", size: Size(width, 288)) { Plot { Line(x: [0, 1], y: [0, 1]) } }
    #expect(throws: (any Error).self) { try figure.pdf(theme: .light) }
}

@Test("The same figure gives the same bytes in every format, alone and in parallel")
func reproducible() async throws {
    let (figure, theme) = (figure(), Theme.light)
    let first = [
        try figure.png(pixelsPerPoint: 2, theme: theme), try figure.pdf(theme: theme),
        Array(try figure.svg(style: .standalone(theme)).utf8),
    ]
    try await withThrowingTaskGroup(of: [[UInt8]].self) { group in
        for _ in 0..<8 {
            group.addTask {
                [
                    try figure.png(pixelsPerPoint: 2, theme: theme), try figure.pdf(theme: theme),
                    Array(try figure.svg(style: .standalone(theme)).utf8),
                ]
            }
        }
        for try await again in group { #expect(again == first) }
    }
}
