import RealModule

/// A curve on its way to the canvas, kept to what a device can show.
///
/// Vertices that fall one after another into the same pixel column are replaced by the first, the lowest, the highest
/// and the last of them, in their order: no extreme is lost and nothing visible changes, however many there were. Of
/// what remains, vertices on a straight line are dropped.
struct ThinnedCurve {
    private(set) var runs: [[Point]] = []
    private var run: Simplification
    private var column = Double.nan
    private var count = 0
    private var first = Point(0, 0)
    private var last = Point(0, 0)
    private var lowest = (at: 0, point: Point(0, 0))
    private var highest = (at: 0, point: Point(0, 0))
    private let pixelsPerPoint: Double
    private let left: Double
    private let right: Double

    /// Positions beyond this many points are as good as infinitely far.
    static let farthest = 1e8
    /// How far a dropped vertex may lie from the curve, in device pixels.
    static let tolerance = 0.1

    init(in frame: Frame, pixelsPerPoint: Double) {
        self.pixelsPerPoint = pixelsPerPoint
        run = Simplification(tolerance: Self.tolerance / pixelsPerPoint)
        // All that lies beside the panel counts as one column on either side.
        left = frame.rectangle.x - 2
        right = frame.rectangle.right + 2
    }

    /// Continues the curve; NaN interrupts it.
    mutating func append(_ raw: Point) {
        guard !raw.x.isNaN && !raw.y.isNaN else { return interrupt() }
        let point = Point(
            max(-Self.farthest, min(Self.farthest, raw.x)), max(-Self.farthest, min(Self.farthest, raw.y)))
        let its = (max(left, min(right, point.x)) * pixelsPerPoint).rounded(.down)
        if its != column {
            flush()
            column = its
            count = 0
            first = point
            lowest = (0, point)
            highest = (0, point)
        } else if point.y > lowest.point.y {
            lowest = (count, point)
        } else if point.y < highest.point.y {
            highest = (count, point)
        }
        last = point
        count += 1
    }

    /// Ends the present run, as at a missing value.
    mutating func interrupt() {
        flush()
        column = .nan
        count = 0
        let points = run.finish()
        if !points.isEmpty { runs.append(points) }
        run = Simplification(tolerance: Self.tolerance / pixelsPerPoint)
    }

    private mutating func flush() {
        guard count > 0 else { return }
        run.append(first)
        let inner = lowest.at < highest.at ? [lowest, highest] : [highest, lowest]
        for extreme in inner where extreme.at > 0 && extreme.at < count - 1 && extreme.point != run.last {
            run.append(extreme.point)
        }
        if count > 1 && last != run.last { run.append(last) }
    }
}
