/// A small picture to be drawn at very many places, as pixels at sixteen positions within a pixel.
///
/// Drawing a circle with Cairo takes microseconds, copying one takes nanoseconds; a scatter plot has up to millions.
/// A copy stands at most an eighth of a pixel from where it belongs, along x and along y.
public struct Stamp: Sendable {
    /// Positions along x and along y for which there is a picture.
    private static let phases = 4

    private let side: Int
    /// Premultiplied colours, picture after picture.
    private let words: [UInt32]
    /// For each row of each picture, the part that isn't clear.
    private let spans: [Range<Int>]

    /// Draws the picture at all sixteen positions.
    ///
    /// - Parameters:
    ///   - radius: device pixels from the centre within which the picture lies.
    ///   - scale: device pixels for one unit of length.
    ///   - draw: draws the picture around a centre.
    public init(
        radius: Double, scale: Double, draw: (borrowing Context, _ centre: SIMD2<Double>) -> Void
    ) throws(DrawingError) {
        let half = Int(radius.rounded(.up)) + 1
        side = 2 * half + 1
        var words: [UInt32] = []
        var spans: [Range<Int>] = []
        for phase in 0..<(Self.phases * Self.phases) {
            let surface = try ImageSurface(width: side, height: side, format: .translucent)
            let context = try surface.context(scale: scale)
            let offset = SIMD2(Double(phase % Self.phases), Double(phase / Self.phases)) / Double(Self.phases)
            draw(context, (Double(half) + offset) / scale)
            let picture = try surface.finish(context).words
            for row in 0..<side {
                let pixels = picture[(row * side)..<((row + 1) * side)]
                let first = pixels.firstIndex { $0 != 0 } ?? pixels.startIndex
                let end = pixels.lastIndex { $0 != 0 }.map { $0 + 1 } ?? first
                spans.append((first - pixels.startIndex)..<(end - pixels.startIndex))
            }
            words += picture
        }
        self.words = words
        self.spans = spans
    }

    /// Draws the picture with its centre at each of the given places, in device pixels, within a rectangle of pixels.
    public func draw(
        at centres: [SIMD2<Double>], on surface: borrowing ImageSurface, columns: Range<Int>, rows: Range<Int>
    ) {
        let width = surface.width
        let columns = columns.clamped(to: 0..<width)
        let rows = rows.clamped(to: 0..<surface.height)
        guard !columns.isEmpty, !rows.isEmpty else { return }
        let half = (side - 1) / 2
        let far = Double(side)
        unsafe surface.withPixels { target in
            unsafe words.withUnsafeBufferPointer { source in
                for centre in centres {
                    // Also false for NaN.
                    guard centre.x > -far, centre.x < Double(width) + far,
                        centre.y > -far, centre.y < Double(rows.upperBound) + far
                    else { continue }
                    let quarters = (centre * Double(Self.phases)).rounded(.toNearestOrAwayFromZero)
                    let (left, phaseX) = Self.split(Int(quarters.x))
                    let (top, phaseY) = Self.split(Int(quarters.y))
                    let picture = phaseY * Self.phases + phaseX
                    for row in 0..<side {
                        let y = top - half + row
                        guard rows.contains(y) else { continue }
                        let span = spans[picture * side + row]
                        let first = max(left - half + span.lowerBound, columns.lowerBound)
                        let end = min(left - half + span.upperBound, columns.upperBound)
                        guard first < end else { continue }
                        let from = (picture * side + row) * side - (left - half)
                        for x in first..<end {
                            let index = y * width + x
                            unsafe target[index] = Self.over(source[from + x], target[index])
                        }
                    }
                }
            }
        }
    }

    /// The whole pixel, rounded down, and the position within it.
    private static func split(_ position: Int) -> (pixel: Int, phase: Int) {
        let pixel = position >> 2
        return (pixel, position - pixel * phases)
    }

    /// One premultiplied colour over another, each channel rounded to the nearest.
    @inline(__always)
    private static func over(_ source: UInt32, _ target: UInt32) -> UInt32 {
        let rest = 255 - (source >> 24)
        var odd = (target & 0x00FF_00FF) &* rest &+ 0x0080_0080
        odd = ((odd &+ ((odd >> 8) & 0x00FF_00FF)) >> 8) & 0x00FF_00FF
        var even = ((target >> 8) & 0x00FF_00FF) &* rest &+ 0x0080_0080
        even = (even &+ ((even >> 8) & 0x00FF_00FF)) & 0xFF00_FF00
        return source &+ (odd | even)
    }
}
