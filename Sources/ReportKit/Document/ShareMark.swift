/// A share as a dot with its interval, beside the share that it should be.
public struct ShareMark: Sendable, Equatable {
    /// The share, from 0 to 1.
    public var value: Double
    /// Where it lies with 95 %; nil if it is known.
    public var interval: ClosedRange<Double>?
    /// What it should be.
    public var nominal: Double
    /// Whether it is what it should be: then the dot is filled.
    public var isRight: Bool

    /// Makes a mark.
    public init(value: Double, interval: ClosedRange<Double>? = nil, nominal: Double, isRight: Bool) {
        self.value = value
        self.interval = interval
        self.nominal = nominal
        self.isRight = isRight
    }

    /// The least share that is drawn at its place; what is less stands at the edge.
    private static let least = 0.7
    private static let (width, height) = (56.0, 12.0)

    /// The place of a share, in tenths of a point from the left.
    private func place(_ share: Double) -> String {
        let part = (min(max(share, Self.least), 1) - Self.least) / (1 - Self.least)
        let tenths = Int((10 * (4 + part * (Self.width - 8))).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// The mark as an SVG element for a line of HTML; a screen reader hears the number beside it instead.
    var svg: String {
        let line = interval.map {
            "<path class=\"range\" d=\"M\(place($0.lowerBound)) 6H\(place($0.upperBound))\"/>"
        }
        return "<svg class=\"share\" viewBox=\"0 0 56 12\" width=\"56\" height=\"12\" aria-hidden=\"true\">"
            + "<path class=\"axis\" d=\"M4 11.5H52\"/><path class=\"nominal\" d=\"M\(place(nominal)) 1V11\"/>"
            + (line ?? "")
            + "<circle class=\"\(isRight ? "right" : "wrong")\" cx=\"\(place(value))\" cy=\"6\" r=\"2.6\"/></svg>"
    }
}
