import Tables
import ReportKit

/// How far the training of one method is.
struct JobProgress {
    private let job: TrainingJob
    private var epochs: [Int]
    private var losses: [Double]
    /// The most epochs that a network has learned for, some of which may stop early.
    private var reached = 0
    private var finished = 0
    private var diverged = 0
    private var reused = 0

    init(_ job: TrainingJob) {
        self.job = job
        epochs = Array(repeating: 0, count: job.runs)
        losses = Array(repeating: .nan, count: job.runs)
    }

    /// What is trained, and on what.
    var name: String { TerminalText.line("\(job.method) on \(job.dataSet)") }
    /// Whether all networks have come to their end.
    var isDone: Bool { finished == job.runs }

    /// The share of the work that is done, 0 to 1.
    var share: Double { Double(epochs.reduce(0, +)) / Double(max(job.runs * job.epochs, 1)) }

    /// What came of the training.
    var sentence: String {
        let runs = job.runs == 1 ? "" : "\(job.runs) \(job.runName)s, "
        guard reused < job.runs else { return "found trained \(name): \(runs)from the cache" }
        return "trained \(name): \(runs)\(reached > 0 ? reached : job.epochs) \(job.unit)s, \(outcome)"
    }

    mutating func advance(run: Int, epoch: Int, loss: Double) {
        epochs[run] = epoch
        reached = max(reached, epoch)
        losses[run] = loss
    }

    mutating func finish(run: Int, divergedAt: Int?, isReused: Bool) {
        finished += 1
        if isReused { reused += 1 }
        if divergedAt == nil { epochs[run] = job.epochs } else { diverged += 1 }
    }

    /// A line of at most `width` characters: name, bar, share and loss.
    func line(names: Int, width: Int, color: Bool) -> String {
        let percent = String(Int(share * 100))
        let tail = " " + String(repeating: " ", count: max(0, 3 - percent.count)) + percent + " %  " + outcome
        // Room is kept for the longest outcome, so that all bars have one length.
        let cells = min(40, width - names - 3 - max(tail.count, 24))
        guard cells >= 5 else { return String((name + tail).prefix(max(1, width - 1))) }
        let done = Int((share * Double(cells)).rounded())
        let bar = String(repeating: "━", count: done)
        let rest = String(repeating: color ? "━" : " ", count: cells - done)
        let padded = name + String(repeating: " ", count: names - name.count)
        guard color else { return padded + "  " + bar + rest + tail }
        let hue = diverged > 0 ? "31" : isDone ? "32" : "34"
        return padded + "  \u{1B}[\(hue)m" + bar + "\u{1B}[90m" + rest + "\u{1B}[0m" + tail
    }

    private var outcome: String {
        if diverged > 0 { return job.runs == 1 ? "diverged" : "\(diverged) of \(job.runs) diverged" }
        let known = losses.filter(\.isFinite)
        guard !known.isEmpty else { return "" }
        return "loss " + NumberText.fixed(known.reduce(0, +) / Double(known.count), decimals: 3)
    }
}
