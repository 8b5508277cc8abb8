import RealModule

/// The values at both ends of an axis, found from what the marks cover.
enum Domain {
    /// The free part at an end where data would touch the frame.
    static let padding = 0.04
    /// How far an interval may widen an axis beyond the data at either end, in lengths of the data.
    static let softness = 0.4

    /// A domain in which every scale can work, whatever the marks cover.
    static func found(_ reaches: [Extent.Reach], for axis: Axis) -> ClosedRange<Double> {
        if let fixed = axis.domain, fixed.lowerBound.isFinite, fixed.upperBound.isFinite,
            axis.scale.shows(fixed.lowerBound)
        {
            return widened(fixed, axis.scale)
        }
        let included = axis.including.filter(axis.scale.shows).map { Extent.Reach($0...$0) }
        let hard = reaches.filter { !$0.isSoft } + included
        let soft = reaches.filter(\.isSoft)
        guard var bounds = union(hard.isEmpty ? soft : hard) else {
            return axis.scale == .log ? 0.1...10 : 0...1
        }
        if !hard.isEmpty, let all = union(soft), bounds.lowerBound < bounds.upperBound {
            bounds = softened(bounds, all, axis.scale)
        }
        if bounds.lowerBound == bounds.upperBound || isTooNarrow(bounds, axis.scale) {
            return widened(bounds, axis.scale)
        }
        return padded(bounds, hard.isEmpty ? soft : hard + soft, axis.scale)
    }

    private static func union(_ reaches: [Extent.Reach]) -> ClosedRange<Double>? {
        guard let lower = reaches.map(\.range.lowerBound).min(), let upper = reaches.map(\.range.upperBound).max()
        else { return nil }
        return lower...upper
    }

    /// The hard range, extended towards the soft one as far as it stays readable.
    private static func softened(
        _ hard: ClosedRange<Double>, _ soft: ClosedRange<Double>, _ scale: Scale
    ) -> ClosedRange<Double> {
        let (low, high) = (scale.transformed(hard.lowerBound), scale.transformed(hard.upperBound))
        let room = (high - low) * softness
        let lower =
            soft.lowerBound >= hard.lowerBound
            ? hard.lowerBound
            : scale.transformed(soft.lowerBound) >= low - room ? soft.lowerBound : scale.inverse(low - room)
        let upper =
            soft.upperBound <= hard.upperBound
            ? hard.upperBound
            : scale.transformed(soft.upperBound) <= high + room ? soft.upperBound : scale.inverse(high + room)
        return lower.isFinite && upper.isFinite && lower < upper ? lower...upper : hard
    }

    private static func padded(
        _ bounds: ClosedRange<Double>, _ reaches: [Extent.Reach], _ scale: Scale
    ) -> ClosedRange<Double> {
        let (low, high) = (scale.transformed(bounds.lowerBound), scale.transformed(bounds.upperBound))
        // Halves keep the difference of the two greatest numbers finite.
        let room = (high / 2 - low / 2) * padding * 2
        let isLowerFlush = reaches.contains { $0.isLowerFlush && $0.range.lowerBound <= bounds.lowerBound }
        let isUpperFlush = reaches.contains { $0.isUpperFlush && $0.range.upperBound >= bounds.upperBound }
        let lower = isLowerFlush ? bounds.lowerBound : scale.inverse(low - room)
        let upper = isUpperFlush ? bounds.upperBound : scale.inverse(high + room)
        let isShown = lower.isFinite && upper.isFinite && scale.shows(lower)
        return isShown ? lower...upper : bounds
    }

    private static func isTooNarrow(_ bounds: ClosedRange<Double>, _ scale: Scale) -> Bool {
        let greatest = max(abs(bounds.lowerBound), abs(bounds.upperBound))
        return bounds.upperBound / 2 - bounds.lowerBound / 2 < 1e-10 * greatest
    }

    /// Room around a domain without extent, so that a constant stands in the middle of a sensible axis.
    private static func widened(_ bounds: ClosedRange<Double>, _ scale: Scale) -> ClosedRange<Double> {
        guard bounds.lowerBound == bounds.upperBound || isTooNarrow(bounds, scale) else { return bounds }
        let value = bounds.lowerBound
        if scale == .log {
            // Of the least numbers a third rounds to zero, which has no place on the axis.
            return max(value / 3, .leastNonzeroMagnitude)...min(value * 3, .greatestFiniteMagnitude)
        }
        // Below this the reciprocal isn't finite, and no axis can tell it from zero.
        let room = abs(value) < 1e-300 ? 1 : min(abs(value) * 0.1, .greatestFiniteMagnitude - abs(value))
        return room > 0 ? (value - room)...(value + room) : min(value, value * 0.9)...max(value, value * 0.9)
    }
}
