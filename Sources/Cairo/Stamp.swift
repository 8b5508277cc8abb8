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
    func draw(
        at centres: [SIMD2<Double>], on target: UnsafeMutableBufferPointer<UInt32>, width: Int, height: Int,
        columns: Range<Int>, rows: Range<Int>
    ) {
        let columns = columns.clamped(to: 0..<width)
        let rows = rows.clamped(to: 0..<height)
        guard !columns.isEmpty, !rows.isEmpty, target.count == width * height else { return }
        let half = (side - 1) / 2
        let places = places(of: centres, width: width, height: height)
        unsafe words.withUnsafeBufferPointer { source in
            unsafe spans.withUnsafeBufferPointer { spans in
                for place in places {
                    let (left, top) = (Int(place.left) - half, Int(place.top) - half)
                    let base = Int(place.picture) * side
                    for y in max(top, rows.lowerBound)..<max(top, rows.lowerBound, min(top + side, rows.upperBound)) {
                        let row = base + y - top
                        let span = unsafe spans[row]
                        let first = max(left + span.lowerBound, columns.lowerBound)
                        let end = min(left + span.upperBound, columns.upperBound)
                        guard first < end else { continue }
                        let from = row * side - left
                        let to = y * width
                        for x in first..<end {
                            unsafe target[to + x] = Self.over(source[from + x], target[to + x])
                        }
                    }
                }
            }
        }
    }

    /// A whole pixel, and which of the pictures to put around it.
    private struct Place {
        let left: Int32
        let top: Int32
        let picture: Int32
    }

    /// The places on or near the image, those in the same sixteen rows after one another.
    ///
    /// A million places in any order would fetch most pixels from main memory each time. Copies of one picture are
    /// the same in any order but for rounding.
    private func places(of centres: [SIMD2<Double>], width: Int, height: Int) -> [Place] {
        let far = Double(side)
        var places: [Place] = []
        places.reserveCapacity(centres.count)
        for centre in centres {
            // Also false for NaN.
            guard centre.x > -far, centre.x < Double(width) + far, centre.y > -far, centre.y < Double(height) + far
            else { continue }
            let quarters = (centre * Double(Self.phases)).rounded(.toNearestOrAwayFromZero)
            let (left, phaseX) = Self.split(Int32(quarters.x))
            let (top, phaseY) = Self.split(Int32(quarters.y))
            places.append(Place(left: left, top: top, picture: phaseY * Int32(Self.phases) + phaseX))
        }
        guard places.count > 10_000 else { return places }
        func band(_ place: Place) -> Int { (Int(place.top) + side) >> 4 }
        var starts = [Int](repeating: 0, count: ((height + 2 * side) >> 4) + 3)
        for place in places { starts[band(place) + 1] += 1 }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        var sorted = places
        for place in places {
            let band = band(place)
            sorted[starts[band]] = place
            starts[band] += 1
        }
        return sorted
    }

    /// The whole pixel, rounded down, and the position within it.
    private static func split(_ position: Int32) -> (pixel: Int32, phase: Int32) {
        (position >> 2, position & 3)
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
