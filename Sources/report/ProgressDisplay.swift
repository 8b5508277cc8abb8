import ArgumentParser
import ReportKit
import Synchronization

/// Shows how far a run is: a live bar per method on a terminal, otherwise one line per finished stage.
final class ProgressDisplay: RunObserver {
    private struct State {
        var jobs: [JobProgress] = []
        var linesOnScreen = 0
        var lastDrawn: ContinuousClock.Instant?
        var remaining: RemainingTime?
    }

    /// How progress is shown.
    enum Form: String, ExpressibleByArgument, CaseIterable {
        /// For people.
        case bar
        /// A line of JSON for each event, for another program.
        case json
    }

    private let quiet: Bool
    private let form: Form
    private let terminal = Terminal()
    private let state = Mutex(State())
    private static let pause = Duration.milliseconds(50)

    init(quiet: Bool, form: Form = .bar) {
        self.quiet = quiet
        self.form = form
    }

    /// Something has happened.
    func observe(_ event: RunEvent) {
        state.withLock { state in
            guard form == .bar else { return tell(event, &state) }
            switch event {
            case .warning(let text):
                write("report: warning: \(text)", &state)
            case .remark(let text):
                if !quiet { write("report: note: \(text)", &state) }
            case .expected(let seconds, let quicker):
                let hint = quicker.map { "; --method \($0) is quicker" } ?? ""
                if !quiet { write("report: note: this may take \(RemainingTime.duration(seconds))\(hint)", &state) }
            case .training(let jobs):
                begin(jobs, &state)
                draw(&state)
            case .epoch(let job, let run, let epoch, let loss):
                state.jobs[job].advance(run: run, epoch: epoch, loss: loss)
                let now = ContinuousClock.now
                if state.lastDrawn.map({ now - $0 >= Self.pause }) ?? true { draw(&state) }
            case .trained(let job, let run, let divergedAt), .reused(let job, let run, let divergedAt):
                state.jobs[job].finish(run: run, divergedAt: divergedAt, isReused: event.isReused)
                draw(&state)
                if !terminal.isInteractive, state.jobs[job].isDone, !quiet {
                    write(state.jobs[job].sentence, &state)
                }
                if state.jobs.allSatisfy(\.isDone) { leaveBars(&state) }
            case .finished(let text):
                if !quiet { write(text, &state) }
            }
        }
    }

    /// Writes an event as a line; of passes over the data, one in a while.
    private func tell(_ event: RunEvent, _ state: inout State) {
        let now = ContinuousClock.now
        switch event {
        case .training(let jobs): begin(jobs, &state)
        case .epoch(let job, let run, let epoch, let loss):
            state.jobs[job].advance(run: run, epoch: epoch, loss: loss)
            guard state.lastDrawn.map({ now - $0 >= Self.pause }) ?? true else { return }
            state.lastDrawn = now
        case .trained(let job, let run, let divergedAt), .reused(let job, let run, let divergedAt):
            state.jobs[job].finish(run: run, divergedAt: divergedAt, isReused: event.isReused)
        case .warning, .remark, .expected, .finished: break
        }
        StandardError.show(event.json(remaining: remaining(state, now)) + "\n")
    }

    private func begin(_ jobs: [TrainingJob], _ state: inout State) {
        state.jobs = jobs.map(JobProgress.init)
        state.remaining = RemainingTime(from: .now)
    }

    /// The seconds that training still takes, as far as that can be said.
    private func remaining(_ state: State, _ now: ContinuousClock.Instant) -> Double? {
        guard !state.jobs.isEmpty else { return nil }
        let done = state.jobs.reduce(0) { $0 + $1.share } / Double(state.jobs.count)
        return state.remaining?.seconds(done: done, now: now)
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
        var lines = shown.map { $0.line(names: names, width: width, color: terminal.hasColor) }
        if let left = remaining(state, .now), lines.count + 1 < height {
            lines.append(String(RemainingTime.text(left).prefix(max(1, width - 1))))
        }
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

extension RunEvent {
    fileprivate var isReused: Bool {
        if case .reused = self { true } else { false }
    }
}
