internal import RealModule

/// The values at the ends of every axis of a figure: as given, or found from the marks.
struct FigureDomains {
    /// Of each panel's x axis.
    let x: [ClosedRange<Double>]
    /// Of each panel's y axis.
    let y: [ClosedRange<Double>]

    init(_ figure: Figure) {
        let extents = figure.panels.map { plot in plot.marks.map { $0.extent(x: plot.x.scale, y: plot.y.scale) } }
        func domains(
            _ axis: (Plot) -> Axis, _ reach: (Extent) -> Extent.Reach?, isShared: Bool, margin: Double
        ) -> [ClosedRange<Double>] {
            let all = extents.flatMap { $0.compactMap(reach) }
            return figure.panels.indices.map { index in
                let axis = axis(figure.panels[index])
                let reaches = isShared ? all : extents[index].compactMap(reach)
                return axis.domain ?? Self.domain(reaches, axis: axis, margin: margin)
            }
        }
        x = domains(\.x, \.x, isShared: figure.sharing.contains(.x), margin: 0.02)
        y = domains(\.y, \.y, isShared: figure.sharing.contains(.y), margin: 0.05)
    }

    /// How far a soft reach may stretch the axis beyond the data, as a share of the data's range.
    private static let softReach = 0.6

    /// The range of all reaches with a margin where an end is not flush.
    private static func domain(_ reaches: [Extent.Reach], axis: Axis, margin: Double) -> ClosedRange<Double> {
        let scale = axis.scale
        let including = axis.including.compactMap {
            Extent.Reach(of: [$0], on: scale, isLowerFlush: true, isUpperFlush: true)
        }
        let hard = reaches.filter { !$0.isSoft } + including
        let soft = reaches.filter(\.isSoft)
        guard var range = union(hard) ?? union(soft) else { return scale == .log ? 1...10 : 0...1 }
        if let wished = union(soft), range.lowerBound < range.upperBound {
            let slack = softReach * (range.upperBound / 2 - range.lowerBound / 2) * 2
            let low = min(range.lowerBound, max(wished.lowerBound, range.lowerBound - slack))
            let high = max(range.upperBound, min(wished.upperBound, range.upperBound + slack))
            // A logarithmic axis cannot step back over zero.
            range = (scale == .log && low <= 0 ? range.lowerBound : low)...high
        }
        if range.lowerBound == range.upperBound { return around(range.lowerBound, scale: scale) }
        let isLowerFlush = !(hard + soft).contains { $0.range.lowerBound <= range.lowerBound && !$0.isLowerFlush }
        let isUpperFlush = !(hard + soft).contains { $0.range.upperBound >= range.upperBound && !$0.isUpperFlush }
        return padded(range, scale: scale, below: isLowerFlush ? 0 : margin, above: isUpperFlush ? 0 : margin)
    }

    private static func union(_ reaches: [Extent.Reach]) -> ClosedRange<Double>? {
        guard let low = reaches.map(\.range.lowerBound).min(), let high = reaches.map(\.range.upperBound).max() else {
            return nil
        }
        return low...high
    }

    /// A range around a single value.
    private static func around(_ value: Double, scale: Scale) -> ClosedRange<Double> {
        if scale == .log { return value / 2...min(value * 2, .greatestFiniteMagnitude) }
        if value == 0 { return -1...1 }
        let half = max(abs(value) * 0.1, .leastNormalMagnitude)
        return max(value - half, -.greatestFiniteMagnitude)...min(value + half, .greatestFiniteMagnitude)
    }

    private static func padded(
        _ range: ClosedRange<Double>, scale: Scale, below: Double, above: Double
    ) -> ClosedRange<Double> {
        let (low, high) = (range.lowerBound, range.upperBound)
        if scale == .log {
            let ratio = high / low
            guard ratio.isFinite else { return range }
            return max(
                low / power(ratio, below), .leastNormalMagnitude)...min(
                    high * power(ratio, above), .greatestFiniteMagnitude)
        }
        let length = (high / 2 - low / 2) * 2
        guard length.isFinite else { return range }
        return max(
            low - below * length, -.greatestFiniteMagnitude)...min(high + above * length, .greatestFiniteMagnitude)
    }

    private static func power(_ base: Double, _ exponent: Double) -> Double {
        .exp(exponent * .log(base))
    }
}
