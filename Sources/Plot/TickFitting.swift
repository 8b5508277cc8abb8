/// As many ticks as fit without touching.
enum TickFitting {
    /// Points per label along x and along y.
    static let spacing = (x: 62.0, y: 34.0)
    /// Least free space between labels along x.
    static let least = 8.0

    /// Ticks of a y axis.
    static func vertical(_ axis: Axis, _ projection: Projection) -> [Tick] {
        let length = abs(projection.end - projection.start)
        return axis.ticks(over: projection.domain, count: max(2, length / spacing.y + 1))
    }

    /// Ticks of an x axis; fewer when their labels would touch.
    static func horizontal(_ axis: Axis, _ projection: Projection, on canvas: some Canvas) -> [Tick] {
        let length = abs(projection.end - projection.start)
        var count = max(2, length / spacing.x + 1)
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
