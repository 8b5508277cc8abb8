import ReportKit
import Synchronization

/// Shows how far a run is: a live bar per method on a terminal, otherwise one line per finished stage.
final class ProgressDisplay: RunObserver {
    private struct State {
        var jobs: [JobProgress] = []
        var linesOnScreen = 0
        var lastDrawn: ContinuousClock.Instant?
    }

    private let quiet: Bool
    private let terminal = Terminal()
    private let state = Mutex(State())
    private static let pause = Duration.milliseconds(50)

    init(quiet: Bool) {
        self.quiet = quiet
    }

    /// Something has happened.
    func observe(_ event: RunEvent) {
        state.withLock { state in
            switch event {
            case .warning(let text):
                write("report: warning: \(text)", &state)
            case .remark(let text):
                if !quiet { write("report: note: \(text)", &state) }
            case .training(let jobs):
                state.jobs = jobs.map(JobProgress.init)
                draw(&state)
            case .epoch(let job, let run, let epoch, let loss):
                state.jobs[job].advance(run: run, epoch: epoch, loss: loss)
                let now = ContinuousClock.now
                if state.lastDrawn.map({ now - $0 >= Self.pause }) ?? true { draw(&state) }
            case .trained(let job, let run, let divergedAt):
                state.jobs[job].finish(run: run, divergedAt: divergedAt)
                draw(&state)
                if !terminal.isInteractive, state.jobs[job].isDone, !quiet {
                    write("trained \(state.jobs[job].sentence)", &state)
                }
                if state.jobs.allSatisfy(\.isDone) { leaveBars(&state) }
            case .finished(let text):
                if !quiet { write(text, &state) }
            }
        }
    }

    /// Leaves the last bars on the screen.
    func end() {
        state.withLock { leaveBars(&$0) }
    }

    /// From here on, lines are written below the bars.
    private func leaveBars(_ state: inout State) {
        state.jobs = []
        state.linesOnScreen = 0
    }

    private func write(_ line: String, _ state: inout State) {
        erase(&state)
        StandardError.show(TerminalText.line(line) + "\n")
        draw(&state)
    }

    private func draw(_ state: inout State) {
        guard terminal.isInteractive, !quiet, !state.jobs.isEmpty else { return }
        erase(&state)
        let (width, height) = terminal.size
        let names = state.jobs.map(\.name.count).max() ?? 0
        // What does not fit on the screen could not be written over: the unfinished come first then.
        let fits = state.jobs.count < height
        let shown = fits ? state.jobs : Array(state.jobs.filter { !$0.isDone }.prefix(height - 1))
        let lines = shown.map { $0.line(names: names, width: width, color: terminal.hasColor) }
        StandardError.show(lines.map { $0 + "\n" }.joined())
        state.linesOnScreen = lines.count
        state.lastDrawn = .now
    }

    private func erase(_ state: inout State) {
        guard state.linesOnScreen > 0 else { return }
        StandardError.show("\u{1B}[\(state.linesOnScreen)A\u{1B}[J")
        state.linesOnScreen = 0
    }
}
