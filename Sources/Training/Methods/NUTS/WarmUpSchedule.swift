/// When a chain adapts what: Stan's windows (Stan Reference Manual, "Automatic Parameter Tuning").
///
/// In the first stretch the chain finds the bulk of the posterior and only the step size adapts; then come windows of
/// doubling length, each of which ends with a new mass matrix; in the last stretch the step size adapts to the final one.
struct WarmUpSchedule: Equatable {
    /// Iterations before the first window.
    let start: Int
    /// The iterations after which a window ends, in rising order; empty if the warm-up is too short for a mass matrix.
    let windowEnds: [Int]

    init(count: Int) {
        guard count >= 20 else {
            start = count
            windowEnds = []
            return
        }
        let isShort = count < 150
        let start = isShort ? count * 15 / 100 : 75
        let end = count - (isShort ? count / 10 : 50)
        var ends: [Int] = []
        var from = start
        var length = isShort ? end - start : 25
        while from < end {
            // A window that would leave too little for the next takes all.
            let isLast = from + 3 * length > end
            from = isLast ? end : from + length
            ends.append(from)
            length *= 2
        }
        self.start = start
        windowEnds = ends
    }

    /// Whether the draw of an iteration, from 0, counts for the mass matrix.
    func isInWindow(_ iteration: Int) -> Bool {
        iteration >= start && iteration < (windowEnds.last ?? 0)
    }
}
