/// A curve without the vertices that no one would miss: those that lie on the straight line between their neighbours.
///
/// Vertices come one after another. As long as one line from the last kept vertex passes all later ones within the
/// tolerance, only its end is kept. Where the curve turns back along x every vertex is kept.
struct Simplification {
    /// The vertices kept so far, without the open end.
    private(set) var points: [Point] = []
    /// How far, in points and along y, a dropped vertex may lie from the line.
    private let tolerance: Double
    private var end: Point?
    private var steepest = Double.infinity
    private var flattest = -Double.infinity

    init(tolerance: Double) {
        self.tolerance = tolerance
    }

    /// The last vertex, kept or not.
    var last: Point? { end ?? points.last }

    /// Continues the curve.
    mutating func append(_ point: Point) {
        guard let anchor = points.last else {
            points.append(point)
            return
        }
        let previous = end ?? anchor
        if point.x > previous.x {
            let distance = point.x - anchor.x
            let slope = (point.y - anchor.y) / distance
            if end == nil || (flattest...max(flattest, steepest)).contains(slope) {
                flattest = max(flattest, slope - tolerance / distance)
                steepest = min(steepest, slope + tolerance / distance)
                end = point
                return
            }
        }
        keepEnd()
        if point.x > previous.x {
            let slope = (point.y - previous.y) / (point.x - previous.x)
            flattest = slope - tolerance / (point.x - previous.x)
            steepest = slope + tolerance / (point.x - previous.x)
            end = point
        } else {
            points.append(point)
        }
    }

    /// Keeps the open end, as the curve stops here.
    mutating func finish() -> [Point] {
        keepEnd()
        return points
    }

    private mutating func keepEnd() {
        if let end { points.append(end) }
        end = nil
        flattest = -.infinity
        steepest = .infinity
    }
}
