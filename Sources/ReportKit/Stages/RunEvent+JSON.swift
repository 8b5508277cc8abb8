import Tables

extension RunEvent {
    /// The event as one line of JSON, for another program.
    ///
    /// `event` is `warning`, `remark` or `finished` with a `text`; `training` with `jobs`; `epoch` with `job`, `run`, `epoch`
    /// and `loss`; `expected` with `seconds` and `quicker`, a method or null; `trained` and `reused` with `job`, `run` and `diverged`, an epoch or null. Jobs and runs count from 0.
    ///
    /// - Parameter remaining: the seconds that are left, as far as that can be said.
    public func json(remaining: Double? = nil) -> String {
        var fields = ["\"event\": \(JSONText.string(name))"]
        switch self {
        case .warning(let text), .remark(let text), .finished(let text):
            fields.append("\"text\": \(JSONText.string(text))")
        case .training(let jobs): fields.append("\"jobs\": [\(jobs.map(\.json).joined(separator: ", "))]")
        case .epoch(let job, let run, let epoch, let loss):
            fields += [
                "\"job\": \(job)", "\"run\": \(run)", "\"epoch\": \(epoch)",
                "\"loss\": \(loss.isFinite ? "\(loss)" : "null")",
            ]
        case .trained(let job, let run, let divergedAt), .reused(let job, let run, let divergedAt):
            fields += ["\"job\": \(job)", "\"run\": \(run)", "\"diverged\": \(divergedAt.map { "\($0)" } ?? "null")"]
        case .expected(let seconds, let quicker):
            fields += [
                "\"seconds\": \(Int(seconds.rounded()))", "\"quicker\": \(quicker.map(JSONText.string) ?? "null")",
            ]
        }
        if let remaining { fields.append("\"remaining\": \(Int(remaining.rounded()))") }
        return "{" + fields.joined(separator: ", ") + "}"
    }

    private var name: String {
        switch self {
        case .warning: "warning"
        case .remark: "remark"
        case .expected: "expected"
        case .training: "training"
        case .epoch: "epoch"
        case .trained: "trained"
        case .reused: "reused"
        case .finished: "finished"
        }
    }
}

extension TrainingJob {
    fileprivate var json: String {
        "{\"method\": \(JSONText.string(method)), \"dataSet\": \(JSONText.string(dataSet)), \"runs\": \(runs), \"epochs\": \(epochs)}"
    }
}
