import Predictions
import ArgumentParser
import Foundation
import Training

/// Measures every stage of a report, beside the machine's own limits and, where they are installed, its peers.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure every stage of a report, side by side with its peers.",
        discussion: """
            Prints a table, and with --json writes the same numbers to a file. A floor is what the machine's measured \
            peak allows. Peers are Python scripts that print a JSON object of stage times in their last line.
            """)

    @Option(help: "Folder of the peers' scripts.")
    var peers: String?

    @Option(help: "Python interpreter with the peers' packages.")
    var python = "python3"

    @Option(
        help:
            "Stages to run: kernels, training, scores, figures, process, nuts, growth; or notebook alone, which measures nothing."
    )
    var stages = "kernels,training,scores,figures,process,nuts,growth"

    @Option(help: "Measure one point of growth, such as 'rows 1000', and nothing else: milliseconds, megabytes.")
    var point: String?

    @Option(help: "Rounds in which we and each peer take turns.")
    var rounds = 3

    @Option(help: "File to write the numbers to as JSON.")
    var json: String?

    mutating func run() async throws {
        if let point {
            let measured = try GrowthStage.measure(point: point)
            print(measured.milliseconds, measured.megabytes)
            return
        }
        if stages == NotebookStage.name {
            print("\(try NotebookStage.run()) bytes of figures")
            return
        }
        let wanted = Set(stages.split(separator: ",").map(String.init))
        let peers = self.peers.map { Peers(folder: URL(fileURLWithPath: $0), python: URL(fileURLWithPath: python)) }
        var rows: [Row] = []
        func add(_ new: [Row]) {
            for row in new { print(Table.line(row)) }
            rows += new
        }
        print(Table.header)
        if wanted.contains("kernels") { add(KernelStage.rows()) }
        if wanted.contains("training") { add(try trainingRows(peers)) }
        if wanted.contains("scores") { add(try await ScoreStage.rows(rounds: rounds)) }
        if wanted.contains("figures") { add(try FigureStage.rows(peers)) }
        if wanted.contains("process") { add(try processRows(peers)) }
        if wanted.contains("nuts") { add(try SamplingStage(folder: peers?.folder).rows(peers)) }
        if wanted.contains("growth") { add(try GrowthStage.rows()) }
        if let json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            try encoder.encode(rows).write(to: URL(fileURLWithPath: json))
        }
    }

    /// Training and prediction, in turns with the compiled run of JAX and the original in PyTorch.
    private func trainingRows(_ peers: Peers?) throws -> [Row] {
        let stage = try TrainingStage()
        let peak = KernelWork(.peak)
        var operations = 0.0
        let peakTime = Measurement(repetitions: 5) { operations = peak.run(repetitions: 1_000_000) }
        let speed = operations / (peakTime.seconds.first ?? .infinity)
        var ours: [String: [Double]] = [:]
        var theirs: [String: [Double]] = [:]
        for _ in 0..<max(rounds, 1) {
            for (name, peerName) in TrainingStage.methods {
                var states: [MethodState] = []
                let training = Measurement(repetitions: 5) { states = stage.train(TrainingStage.runs(name)) }
                let prediction = try Measurement(repetitions: 9) { _ = try stage.predict(name, states) }
                ours["\(peerName)_train", default: []].append(training.median)
                ours["\(peerName)_predict", default: []].append(prediction.median)
            }
            guard let jax = peers?.run("jax_peer.py") else { continue }
            for (key, value) in jax { theirs[key, default: []].append(value) }
        }
        let notebook = peers?.run("seed_torch.py")
        let wide = try TrainingStage.wide()
        var rows = [
            Row(
                group: "wide network", name: "4 × 256, 50,000 rows, one epoch", value: wide.seconds * 1e3, unit: "ms",
                floor: wide.operations / speed * 1e3)
        ]
        for (name, peerName) in TrainingStage.methods {
            for work in ["train", "predict"] {
                let key = "\(peerName)_\(work)"
                let isTraining = work == "train"
                let cores = name == "deep-ensemble" ? Double(ProcessInfo.processInfo.activeProcessorCount) : 1
                let floor = TrainingStage.operations(name) / speed / min(cores, 5)
                rows.append(
                    Row(
                        group: "notebook's settings",
                        name: "\(name), \(isTraining ? "training" : "draws at 1,000 points")",
                        value: Self.median(ours[key] ?? []) * 1e3, unit: "ms", floor: isTraining ? floor * 1e3 : nil,
                        peer: theirs["\(key)_run_s"].map { Self.median($0) * 1e3 }, peerName: "JAX, compiled"))
                guard isTraining, let seconds = notebook?["\(key)_s"] else { continue }
                rows.append(
                    Row(
                        group: "notebook's settings", name: "\(name), training",
                        value: Self.median(ours[key] ?? []) * 1e3, unit: "ms", peer: seconds * 1e3,
                        peerName: "PyTorch + blitz"))
            }
        }
        return rows
    }

    /// The whole program, cold.
    private func processRows(_ peers: Peers?) throws -> [Row] {
        guard let stage = ProcessStage() else {
            throw ValidationError("The program isn't built: run 'swift build -c release' first.")
        }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func measure(_ arguments: [String]) throws -> (seconds: Double, memory: Double) {
            var times: [Double] = []
            var memory = 0.0
            let complete = arguments + ["--output", folder.appendingPathComponent("reports").path, "--quiet"]
            for _ in 0..<7 {
                times.append(try stage.run(complete).seconds)
                memory = max(memory, try stage.run(complete, watchesMemory: true).memory)
            }
            return (Self.median(times), memory)
        }
        let whole = try measure(["--all"])
        let alike = try (0..<9).map { _ in
            try stage.run(["--stages", NotebookStage.name], of: stage.benchmark).seconds
        }
        let notebook = peers?.run("seed_torch.py")?["whole_process_s"]
        let warm = peers.flatMap { peers in
            _ = peers.run("jax_peer.py", environment: ["PEER_CACHE": "1"])
            return peers.run("jax_peer.py", environment: ["PEER_CACHE": "1"])?["whole_process_one_run_s"]
        }
        return [
            Row(group: "whole process", name: "report --all", value: whole.seconds * 1e3, unit: "ms"),
            Row(group: "whole process", name: "report --all, peak memory", value: whole.memory / 1e6, unit: "MB"),
            Row(
                group: "whole process", name: "the notebook's work", value: Self.median(alike) * 1e3, unit: "ms",
                peer: notebook.map { $0 * 1e3 }, peerName: "PyTorch notebook"),
            Row(
                group: "whole process", name: "the notebook's work", value: Self.median(alike) * 1e3, unit: "ms",
                peer: warm.map { $0 * 1e3 }, peerName: "JAX, warm compile cache"),
        ]
    }

    static func median(_ values: [Double]) -> Double {
        guard !values.isEmpty else { return .nan }
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}

/// The numbers as lines of text.
enum Table {
    static let header = columns("group", "what", "ours", "unit", "floor", "peer's", "ratio", "peer")

    static func line(_ row: Row) -> String {
        columns(
            row.group, row.name, text(row.value), row.unit, row.floor.map(text) ?? "", row.peer.map(text) ?? "",
            row.ratio.map(text) ?? row.floor.map { share(row, $0) } ?? "", row.peer == nil ? "" : row.peerName ?? "")
    }

    private static func share(_ row: Row, _ floor: Double) -> String {
        let share = row.unit.hasSuffix("/s") ? row.value / floor : floor / row.value
        return "\(Int((100 * share).rounded())) %"
    }

    private static func text(_ value: Double) -> String {
        String(format: value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.3f", value)
    }

    private static func columns(_ cells: String...) -> String {
        let widths = [22, 38, 9, 8, 9, 9, 8, 0]
        return zip(cells, widths).map { cell, width in
            cell + String(repeating: " ", count: max(width - cell.count, 1))
        }.joined()
    }
}
