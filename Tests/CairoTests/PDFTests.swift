import Cairo
import Foundation
import Testing

private func page(_ text: String, metadata: DocumentMetadata) throws -> [UInt8] {
    let surface = try PDFSurface(width: 200, height: 100, metadata: metadata)
    let context = try surface.context()
    let typeface = try Typeface(.regular)
    context.show(typeface.line(text), in: typeface, size: 10, at: SIMD2(20, 50), with: Paint(red: 0, green: 0, blue: 0))
    return try surface.finish(context)
}

private let reader = "/usr/bin/pdftotext"

@Test("A PDF is one page in points with its metadata, and the same page gives the same bytes")
func pdfIsReproducible() throws {
    let metadata = DocumentMetadata(
        title: "Band", author: "report", creationDate: CreationDate(secondsSince1970: 1_700_000_000))
    let file = try page("x", metadata: metadata)
    #expect(try page("x", metadata: metadata) == file)
    let text = String(decoding: file, as: UTF8.self)
    #expect(text.hasPrefix("%PDF-1.5"))
    #expect(text.contains("/Title (Band)"))
    #expect(text.contains("/Author (report)"))
    // 1,700,000,000 s after 1970 is 2023-11-14 22:13:20 UTC (date -u -d @1700000000).
    #expect(text.contains("/CreationDate (20231114221320Z)"))
    #expect(text.contains("/MediaBox [ 0 0 200 100 ]"))
}

@Test("Text in a PDF can be searched and copied", .enabled(if: FileManager.default.isExecutableFile(atPath: reader)))
func pdfTextIsText() throws {
    let text = "AVATAR ±2σ − μ² ŷ office"
    let folder = FileManager.default.temporaryDirectory.appending(component: "pdf-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(component: "page.pdf")
    try Data(page(text, metadata: DocumentMetadata(title: "Text"))).write(to: file)

    let process = Process()
    process.executableURL = URL(filePath: reader)
    process.arguments = [file.path(), "-"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines) == text)
}

@Test(
    "A page of no extent, of no number or too large is refused",
    arguments: [0, 0.5, -3, .nan, .infinity, 40_000] as [Double])
func pageSizeIsChecked(width: Double) {
    #expect(throws: DrawingError.self) {
        _ = try PDFSurface(width: width, height: 100, metadata: DocumentMetadata(title: ""))
    }
}

@Test(
    "Dates are written as ISO 8601 in universal time",
    arguments: [
        // Checked with `date -u -d @N +%FT%TZ`.
        (0, "1970-01-01T00:00:00Z"), (951_782_399, "2000-02-28T23:59:59Z"), (951_782_400, "2000-02-29T00:00:00Z"),
        (4_102_444_800, "2100-01-01T00:00:00Z"), (-5, "1970-01-01T00:00:00Z"), (.max, "9999-12-31T23:59:59Z"),
    ])
func dates(seconds: Int, text: String) {
    #expect(CreationDate(secondsSince1970: seconds).iso8601 == text)
}

@Test("Every dot is in the PDF")
func dotsAreKept() throws {
    func size(_ count: Int) throws -> Int {
        let surface = try PDFSurface(width: 200, height: 100, metadata: DocumentMetadata(title: "Dots"))
        let context = try surface.context()
        let x = (0..<count).map { index -> Double in Double(index * 7919 % 1999) / 10 }
        let y = (0..<count).map { index -> Double in Double(index * 104_729 % 997) / 10 }
        let centres = zip(x, y).map { SIMD2($0, $1) }
        context.dots(at: centres, diameter: 2, with: Paint(red: 0, green: 0, blue: 0, opacity: 0.5))
        return try surface.finish(context).count
    }
    // Two coordinates of three digits hold about twenty bits that no compression can take away.
    let (few, many) = (try size(1000), try size(2000))
    #expect(many - few > 2000)
}
