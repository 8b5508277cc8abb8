import Cairo
import Testing

private let black = Paint(red: 0, green: 0, blue: 0)
private let white = Paint(red: 1, green: 1, blue: 1)

/// How dark each pixel of a small picture is, from 0, white, to 255.
private func darkness(width: Int = 20, height: Int = 20, _ draw: (borrowing Context) -> Void) throws -> [[Int]] {
    let surface = try ImageSurface(width: width, height: height)
    let context = try surface.context()
    context.cover(with: white)
    draw(context)
    let words = try surface.finish(context).words
    return (0..<height).map { y in (0..<width).map { x in 255 - Int(words[y * width + x] & 255) } }
}

@Test("A line breaks at a missing vertex")
func lineBreaksAtNaN() throws {
    let line: [SIMD2<Double>] = [SIMD2(0, 10), SIMD2(5, 10), SIMD2(.nan, .nan), SIMD2(15, 10), SIMD2(20, 10)]
    let rows = try darkness { $0.stroke([line], isClosed: false, with: black, line: Line(width: 2)) }
    #expect(rows[10] == [255, 255, 255, 255, 255] + Array(repeating: 0, count: 10) + [255, 255, 255, 255, 255])
}

@Test("A line to a vertex far beyond Cairo's range keeps its direction", arguments: [1e3, 1e7, 1e12])
func farVertices(distance: Double) throws {
    let line = [SIMD2(-distance, -distance), SIMD2(distance, distance)]
    let rows = try darkness { $0.stroke([line], isClosed: false, with: black, line: Line(width: 2)) }
    for i in 0..<20 {
        #expect(rows[i][i] > 200)
        #expect(rows[i][(i + 10) % 20] == 0)
    }
}

@Test("A polygon with far, infinite and missing vertices fills what lies on the page")
func farPolygon() throws {
    let polygon: [SIMD2<Double>] = [
        SIMD2(5, -1e200), SIMD2(1e200, -1e200), SIMD2(.nan, 3), SIMD2(1e200, 1e200), SIMD2(5, 1e200),
        SIMD2(.infinity, 0),
    ]
    let rows = try darkness { $0.fill([polygon], with: black) }
    #expect(rows.allSatisfy { $0 == Array(repeating: 0, count: 5) + Array(repeating: 255, count: 15) })
}

@Test("A width or dash that Cairo would stop at draws nothing and ends nothing")
func badLines() throws {
    let line = [SIMD2(0.0, 10.0), SIMD2(20.0, 10.0)]
    let rows = try darkness { context in
        for bad in [
            Line(width: -1), Line(width: .nan), Line(width: 2, dash: [-1, 2]), Line(width: 2, dash: [0, 0]),
            Line(width: 2, dash: [.nan]),
        ] { context.stroke([line], isClosed: false, with: black, line: bad) }
    }
    #expect(rows.joined().allSatisfy { $0 == 0 })
}

@Test("A clip limits what is drawn until it ends")
func clip() throws {
    let all = [[SIMD2(0.0, 0.0), SIMD2(20.0, 0.0), SIMD2(20.0, 20.0), SIMD2(0.0, 20.0)]]
    let rows = try darkness {
        $0.pushClip(x: 4, y: 4, width: 8, height: 2)
        $0.fill(all, with: black)
        $0.popClip()
        $0.fill([[SIMD2(0, 19), SIMD2(20, 19), SIMD2(20, 20), SIMD2(0, 20)]], with: black)
    }
    #expect(rows.joined().filter { $0 == 255 }.count == 8 * 2 + 20)
}

@Test("Stamped circles look like circles that Cairo drew one by one")
func stamps() throws {
    let centres = [
        SIMD2(6.25, 6.5), SIMD2(8.0, 7.75), SIMD2(19.5, 19.0), SIMD2(-1.0, 10.0), SIMD2(.nan, 4), SIMD2(1e300, 4),
    ]
    let paint = Paint(red: 0, green: 0, blue: 0, opacity: 0.5)
    let drawn = try darkness { $0.dots(at: centres, diameter: 6, with: paint) }

    let surface = try ImageSurface(width: 20, height: 20)
    let context = try surface.context()
    context.cover(with: white)
    let stamp = try Stamp(radius: 3, scale: 1) { context, centre in
        context.dots(at: [centre], diameter: 6, with: paint)
    }
    context.stamp(stamp, at: centres, columns: 0..<20, rows: 0..<20)
    let words = try surface.finish(context).words
    for (index, word) in words.enumerated() {
        let difference = abs(255 - Int(word & 255) - drawn[index / 20][index % 20])
        #expect(difference <= 2)
    }
}

@Test("Stamps keep to the pixels that they are given")
func stampsAreClipped() throws {
    let surface = try ImageSurface(width: 20, height: 20)
    let context = try surface.context()
    let stamp = try Stamp(radius: 5, scale: 1) { $0.dots(at: [$1], diameter: 10, with: white) }
    context.stamp(stamp, at: [SIMD2(10, 10)], columns: 8..<11, rows: 9..<12)
    let words = try surface.finish(context).words
    #expect(
        words.indices.filter { words[$0] & 0xFF_FFFF != 0 }.map { [$0 % 20, $0 / 20] }
            == (9..<12).flatMap { y in (8..<11).map { [$0, y] } })
}
