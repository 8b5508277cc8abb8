/// Curves of equal value through a grid, cell by cell, with linear interpolation along the cells' sides.
///
/// Saddles are decided by the mean of the four corners (Lorensen & Cline 1987 in the plane).
struct MarchingSquares {
    let x: [Double]
    let y: [Double]
    let values: [Double]

    /// A side of a cell: the lower (`vertical == false`) or left side of the cell at a column and row.
    private struct Side: Hashable {
        var column: Int
        var row: Int
        var isUpright: Bool
    }

    /// The polylines along which the values equal `level`, in data coordinates; closed ones end where they start.
    func curves(at level: Double) -> [[Point]] {
        guard x.count > 1, y.count > 1, values.count >= x.count * y.count else { return [] }
        var segments: [(Side, Side)] = []
        for row in 0..<(y.count - 1) {
            for column in 0..<(x.count - 1) { segments += cut(column, row, level) }
        }
        return joined(segments).map { $0.map { place($0, level) } }
    }

    private func value(_ column: Int, _ row: Int) -> Double { values[row * x.count + column] }

    private func cut(_ column: Int, _ row: Int, _ level: Double) -> [(Side, Side)] {
        let (a, b) = (value(column, row), value(column + 1, row))
        let (c, d) = (value(column + 1, row + 1), value(column, row + 1))
        guard a.isFinite, b.isFinite, c.isFinite, d.isFinite else { return [] }
        let low = Side(column: column, row: row, isUpright: false)
        let high = Side(column: column, row: row + 1, isUpright: false)
        let left = Side(column: column, row: row, isUpright: true)
        let right = Side(column: column + 1, row: row, isUpright: true)
        let corners = (a > level ? 1 : 0) + (b > level ? 2 : 0) + (c > level ? 4 : 0) + (d > level ? 8 : 0)
        let isHighInside = (a + b + c + d) / 4 > level
        switch corners {
        case 1, 14: return [(left, low)]
        case 2, 13: return [(low, right)]
        case 3, 12: return [(left, right)]
        case 4, 11: return [(right, high)]
        case 6, 9: return [(low, high)]
        case 7, 8: return [(left, high)]
        case 5: return isHighInside ? [(left, high), (low, right)] : [(left, low), (right, high)]
        case 10: return isHighInside ? [(left, low), (right, high)] : [(left, high), (low, right)]
        default: return []
        }
    }

    private func place(_ side: Side, _ level: Double) -> Point {
        let start = value(side.column, side.row)
        if side.isUpright {
            let part = (level - start) / (value(side.column, side.row + 1) - start)
            return Point(x[side.column], y[side.row] + part * (y[side.row + 1] - y[side.row]))
        }
        let part = (level - start) / (value(side.column + 1, side.row) - start)
        return Point(x[side.column] + part * (x[side.column + 1] - x[side.column]), y[side.row])
    }

    /// Segments chained at the sides that they share; every side belongs to at most two segments.
    private func joined(_ segments: [(Side, Side)]) -> [[Side]] {
        var touching: [Side: [Int]] = [:]
        for (index, segment) in segments.enumerated() {
            touching[segment.0, default: []].append(index)
            touching[segment.1, default: []].append(index)
        }
        var isUsed = [Bool](repeating: false, count: segments.count)
        func extend(_ chain: inout [Side]) {
            while let end = chain.last, let next = touching[end]?.first(where: { !isUsed[$0] }) {
                isUsed[next] = true
                chain.append(segments[next].0 == end ? segments[next].1 : segments[next].0)
            }
        }
        var result: [[Side]] = []
        for index in segments.indices where !isUsed[index] {
            isUsed[index] = true
            var chain = [segments[index].0, segments[index].1]
            extend(&chain)
            chain.reverse()
            extend(&chain)
            result.append(chain)
        }
        return result
    }
}
