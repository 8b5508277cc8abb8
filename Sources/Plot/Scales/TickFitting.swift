/// As many ticks as fit without touching.
enum TickFitting {
    /// Points per label along x and along y, two labels not counted, so that short axes aren't bare and long ones calm.
    static let spacing = (x: 100.0, y: 45.0)
    /// Least free space between labels along x.
    static let least = 8.0

    /// Ticks of a y axis.
    static func vertical(_ axis: Axis, _ projection: Projection) -> [Tick] {
        let length = abs(projection.end - projection.start)
        return axis.ticks(over: projection.domain, count: 2 + length / spacing.y)
    }

    /// Ticks of an x axis; fewer when their labels would touch.
    static func horizontal(_ axis: Axis, _ projection: Projection, on canvas: some Canvas) -> [Tick] {
        let length = abs(projection.end - projection.start)
        var count = 2 + length / spacing.x
        while true {
            let ticks = axis.ticks(over: projection.domain, count: count)
            guard case .automatic = axis.ticks, count > 2, touch(ticks, projection, on: canvas) else { return ticks }
            count -= 1
        }
    }

    private static func touch(_ ticks: [Tick], _ projection: Projection, on canvas: some Canvas) -> Bool {
        var end = -Double.infinity
        for tick in ticks {
            guard let label = tick.label else { continue }
            let width = RichText(label).extents(Typography.tickLabel, on: canvas).advance
            let start = projection(tick.value) - width / 2
            if start < end + least { return true }
            end = start + width
        }
        return false
    }
}
