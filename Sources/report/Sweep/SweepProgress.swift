import ReportKit
import Synchronization
import Tables

/// Shows how far a sweep is: a line that is written over on a terminal, otherwise one for each twentieth; and tells how
/// long units took.
final class SweepProgress: Sendable {
    private struct State {
        var begun: [SweepUnit: ContinuousClock.Instant] = [:]
        var done = 0
        var failed = 0
        /// Seconds and number of units that are done, and units that are left, cell by cell.
        var seconds: [Int: Double] = [:]
        var counts: [Int: Int] = [:]
        var left: [Int: Int] = [:]
        var lines = ""
        var isOnScreen = false
        var lastShown: ContinuousClock.Instant?
        var lastKept = ContinuousClock.now
    }

    private let plan: SweepPlan
    private let total: Int
    private let before: Int
    private let quiet: Bool
    private let form: ProgressDisplay.Form
    private let keep: @Sendable (String) -> Void
    private let terminal = Terminal()
    private let state: Mutex<State>
    private let start = ContinuousClock.now

    /// Watches work; `keep` takes lines about times every few seconds.
    init(
        _ work: SweepWork, plan: SweepPlan, quiet: Bool, form: ProgressDisplay.Form,
        keep: @escaping @Sendable (String) -> Void
    ) {
        self.plan = plan
        self.quiet = quiet
        self.form = form
        self.keep = keep
        total = work.units.count
        before = work.doneBefore
        var state = State()
        for unit in work.units { state.left[plan.place(of: unit), default: 0] += 1 }
        self.state = Mutex(state)
        if !quiet, form == .bar {
            let failed = work.failedBefore.isEmpty ? "" : ", \(work.failedBefore.count) failed before"
            StandardError.show("\(NumberText.count(total, "unit")) to do, \(before) done already\(failed)\n")
        }
        for unit in work.failedBefore.prefix(10) where !quiet {
            StandardError.show(
                TerminalText.line("report: warning: \(plan.name(of: unit)) has failed; --retry-failed does it again")
                    + "\n")
        }
    }

    /// A unit begins.
    @Sendable func began(_ unit: SweepUnit) { state.withLock { $0.begun[unit] = .now } }

    /// A unit is filed.
    @Sendable func ended(_ unit: SweepUnit, _ failure: String?) {
        let lines = state.withLock { state -> String? in
            let now = ContinuousClock.now
            let seconds = (now - (state.begun.removeValue(forKey: unit) ?? now)) / .seconds(1)
            let cell = plan.place(of: unit)
            state.done += 1
            state.seconds[cell, default: 0] += seconds
            state.counts[cell, default: 0] += 1
            state.left[cell, default: 0] -= 1
            state.lines += "\(unit.key),\(Double(Int(seconds * 1e4)) / 1e4)\n"
            if let failure {
                state.failed += 1
                say("report: warning: \(plan.name(of: unit)) failed: \(failure)", &state)
            }
            show(now, &state)
            guard now - state.lastKept > .seconds(5) else { return nil }
            state.lastKept = now
            defer { state.lines = "" }
            return state.lines
        }
        if let lines { keep(lines) }
    }

    /// Leaves the last line on the screen, and keeps what was not kept.
    func end() {
        let lines = state.withLock { state in
            if state.isOnScreen { StandardError.show("\n") }
            state.isOnScreen = false
            defer { state.lines = "" }
            return state.lines
        }
        if !lines.isEmpty { keep(lines) }
    }

    private func say(_ text: String, _ state: inout State) {
        guard form == .bar else { return }
        if state.isOnScreen { StandardError.show("\r\u{1B}[K") }
        state.isOnScreen = false
        StandardError.show(TerminalText.line(text) + "\n")
    }

    private func show(_ now: ContinuousClock.Instant, _ state: inout State) {
        let left = remaining(state, now)
        if form == .json {
            let rest = left.map { ", \"remaining\": \(Int($0.rounded()))" } ?? ""
            StandardError.show(
                "{\"event\": \"unit\", \"done\": \(state.done), \"failed\": \(state.failed), \"units\": \(total)\(rest)}\n"
            )
            return
        }
        guard !quiet else { return }
        let words = [
            "\(state.done) of \(NumberText.count(total, "unit"))", state.failed > 0 ? "\(state.failed) failed" : nil,
            left.map(RemainingTime.text),
        ]
        let text = words.compactMap(\.self).joined(separator: ", ")
        if terminal.isInteractive {
            guard state.done == total || state.lastShown.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
            state.lastShown = now
            StandardError.show("\r\u{1B}[K" + text.prefix(max(1, terminal.size.width - 1)))
            state.isOnScreen = true
        } else if state.done == total || state.done * 20 / total > (state.done - 1) * 20 / total {
            StandardError.show(text + "\n")
        }
    }

    /// The seconds that are left: units take what those of their method and data took, and where none is done yet, of what
    /// all took in proportion to what they cost.
    private func remaining(_ state: State, _ now: ContinuousClock.Instant) -> Double? {
        let elapsed = (now - start) / .seconds(1)
        guard elapsed >= 2, state.done < total else { return nil }
        let spent = state.seconds.values.reduce(0, +)
        guard spent > 0 else { return nil }
        let costs = state.counts.reduce(0.0) { $0 + Double($1.value) * plan.cost(ofCell: $1.key) }
        let rest = state.left.reduce(0.0) { sum, entry in
            guard entry.value > 0 else { return sum }
            let count = state.counts[entry.key] ?? 0
            let one =
                count > 0
                ? (state.seconds[entry.key] ?? 0) / Double(count) : plan.cost(ofCell: entry.key) * spent / max(1, costs)
            return sum + Double(entry.value) * one
        }
        // As many go at a time as have until now.
        return rest * elapsed / spent
    }
}
