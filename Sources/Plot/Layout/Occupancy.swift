import RealModule

/// A canvas that only notes where something was drawn, in cells of a few points, so that words can avoid data.
struct Occupancy<Ruler: Canvas>: Canvas {
    /// The side of a cell in points.
    static var cell: Double { 3 }

    let area: Rectangle
    let columns: Int
    let rows: Int
    private var isTaken: [Bool]
    private let ruler: Ruler

    /// Nothing drawn yet; text is measured as on another canvas.
    init(_ area: Rectangle, measuringAs ruler: Ruler) {
        self.area = area
        self.ruler = ruler
        columns = max(1, Int((area.width / Self.cell).rounded(.up)))
        rows = max(1, Int((area.height / Self.cell).rounded(.up)))
        isTaken = [Bool](repeating: false, count: columns * rows)
    }

    var pixelsPerPoint: Double { 1 / Self.cell }

    /// The number of taken cells that a rectangle touches.
    func taken(in r: Rectangle) -> Int {
        var count = 0
        let (firstColumn, lastColumn) = (column(r.x), column(r.right))
        for row in row(r.y)...max(row(r.y), row(r.bottom)) {
            for column in firstColumn...max(firstColumn, lastColumn) where isTaken[row * columns + column] {
                count += 1
            }
        }
        return count
    }

    private func column(_ x: Double) -> Int { Int(max(0, min(Double(columns - 1), ((x - area.x) / Self.cell)))) }
    private func row(_ y: Double) -> Int { Int(max(0, min(Double(rows - 1), ((y - area.y) / Self.cell)))) }

    private mutating func take(_ point: Point) {
        guard area.contains(point) else { return }
        isTaken[row(point.y) * columns + column(point.x)] = true
    }

    mutating func take(_ r: Rectangle) {
        guard r.intersects(area) else { return }
        for row in row(r.y)...max(row(r.y), row(r.bottom)) {
            for column in column(r.x)...max(column(r.x), column(r.right)) { isTaken[row * columns + column] = true }
        }
    }

    mutating func fill(_ path: Path, with ink: Ink) {
        guard ink.role != .wash else { return }
        for outline in path.subpaths { fill(outline) }
    }

    /// The cells whose middle row lies inside an outline, and those that the outline crosses.
    private mutating func fill(_ outline: [Point]) {
        var crossings = [[Double]](repeating: [], count: rows)
        for (a, b) in zip(outline, outline.dropFirst() + outline.prefix(1)) {
            walk(from: a, to: b)
            guard a.y != b.y else { continue }
            let (upper, lower) = a.y < b.y ? (a, b) : (b, a)
            for row in row(upper.y)...row(lower.y) {
                let middle = area.y + (Double(row) + 0.5) * Self.cell
                guard upper.y <= middle && middle < lower.y else { continue }
                crossings[row].append(upper.x + (lower.x - upper.x) * (middle - upper.y) / (lower.y - upper.y))
            }
        }
        for (row, positions) in crossings.enumerated() {
            let sorted = positions.sorted()
            for pair in stride(from: 0, to: sorted.count - 1, by: 2) {
                guard sorted[pair] < area.right && sorted[pair + 1] > area.x else { continue }
                for column in column(sorted[pair])...column(sorted[pair + 1]) { isTaken[row * columns + column] = true }
            }
        }
    }

    private mutating func walk(from a: Point, to b: Point) {
        let length = max(abs(b.x - a.x), abs(b.y - a.y))
        let steps = min(max(1, (length / (Self.cell / 2)).rounded(.up)), 10_000)
        for step in stride(from: 0, through: steps, by: 1) {
            take(Point(a.x + (b.x - a.x) * step / steps, a.y + (b.y - a.y) * step / steps))
        }
    }

    mutating func stroke(_ path: Path, with stroke: Stroke) {
        for subpath in path.subpaths {
            for (a, b) in zip(subpath, subpath.dropFirst()) { walk(from: a, to: b) }
        }
    }

    mutating func symbols(_ symbol: Symbol, at points: [Point]) {
        for point in points { take(point) }
    }

    mutating func text(_ string: String, at origin: Point, font: Font, ink: Ink, angle: Double) {
        let extents = ruler.measure(string, font: font)
        take(
            Rectangle(
                x: origin.x, y: origin.y - extents.ascent, width: extents.advance,
                height: extents.ascent + extents.descent))
    }

    mutating func image(_ image: Raster, in rectangle: Rectangle) { take(rectangle) }
    mutating func pushClip(_ rectangle: Rectangle) {}
    mutating func popClip() {}
    func measure(_ string: String, font: Font) -> TextExtents { ruler.measure(string, font: font) }
}
