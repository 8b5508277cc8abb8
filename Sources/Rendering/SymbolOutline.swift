internal import Plot

extension Symbol.Shape {
    /// The outline with straight sides around a circle of radius 1, of about the area of that circle; nothing for a circle.
    var outlines: [[SIMD2<Double>]] {
        switch self {
        case .circle: []
        case .square: [[SIMD2(-0.89, -0.89), SIMD2(0.89, -0.89), SIMD2(0.89, 0.89), SIMD2(-0.89, 0.89)]]
        case .triangle: [[SIMD2(0, -1.555), SIMD2(1.347, 0.778), SIMD2(-1.347, 0.778)]]
        case .diamond: [[SIMD2(0, -1.25), SIMD2(1.25, 0), SIMD2(0, 1.25), SIMD2(-1.25, 0)]]
        case .cross: [[SIMD2(-0.8, -0.8), SIMD2(0.8, 0.8)], [SIMD2(-0.8, 0.8), SIMD2(0.8, -0.8)]]
        }
    }
}

extension Point {
    /// The point as Cairo takes it.
    var vector: SIMD2<Double> { SIMD2(x, y) }
}

extension Rectangle {
    /// The part that both rectangles cover; without extent where they don't meet.
    func intersection(_ other: Rectangle) -> Rectangle {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return Rectangle(
            x: left, y: top, width: max(0, min(right, other.right) - left),
            height: max(0, min(bottom, other.bottom) - top))
    }
}
