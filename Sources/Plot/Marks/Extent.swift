/// The values that a mark covers along both axes.
public struct Extent: Sendable, Equatable {
    /// A stretch of one axis.
    public struct Reach: Sendable, Equatable {
        /// The least and the greatest value.
        public var range: ClosedRange<Double>
        /// Whether the axis may end exactly at the least value.
        public var isLowerFlush: Bool
        /// Whether the axis may end exactly at the greatest value.
        public var isUpperFlush: Bool
        /// Whether the axis need not show all of it: an interval that explodes must not make the data flat.
        public var isSoft: Bool

        /// Makes a reach.
        public init(
            _ range: ClosedRange<Double>, isLowerFlush: Bool = false, isUpperFlush: Bool = false, isSoft: Bool = false
        ) {
            self.range = range
            self.isLowerFlush = isLowerFlush
            self.isUpperFlush = isUpperFlush
            self.isSoft = isSoft
        }

        /// The reach of the values, `[N]`, that a scale can show; `nil` if there are none.
        public init?(
            of values: [Double], on scale: Scale, isLowerFlush: Bool = false, isUpperFlush: Bool = false,
            isSoft: Bool = false
        ) {
            let floor = scale == .log ? Double.leastNonzeroMagnitude : -Double.greatestFiniteMagnitude
            var lower = Double.infinity
            var upper = -Double.infinity
            for value in values where value >= floor && value <= .greatestFiniteMagnitude {
                lower = min(lower, value)
                upper = max(upper, value)
            }
            guard lower <= upper else { return nil }
            self.init(lower...upper, isLowerFlush: isLowerFlush, isUpperFlush: isUpperFlush, isSoft: isSoft)
        }
    }

    /// Along the x axis; `nil` if the mark doesn't matter there.
    public var x: Reach?
    /// Along the y axis; `nil` if the mark doesn't matter there.
    public var y: Reach?

    /// Makes an extent.
    public init(x: Reach? = nil, y: Reach? = nil) {
        self.x = x
        self.y = y
    }
}
