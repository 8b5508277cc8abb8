import Predictions
import Foundation
import Training

/// How time and memory grow with rows, width, members, samples and epochs, each over three decades.
///
/// Each point is measured in a process of its own, whose peak memory is that of this point alone.
enum GrowthStage {
    /// What grows, with its steps.
    private static let steps: [(quantity: String, counts: [Int])] = [
        ("rows", [100, 1000, 10_000, 100_000]),
        ("width", [4, 40, 400, 4000]),
        ("members", [1, 10, 100, 1000]),
        ("epochs", [1, 10, 100, 1000]),
        ("samples", [10, 100, 1000, 10_000]),
    ]

    /// All points, by starting this benchmark again for each.
    static func rows() throws -> [Row] {
        guard let program = Bundle.main.executableURL else { return [] }
        return try steps.flatMap { quantity, counts in
            try counts.flatMap { count -> [Row] in
                let process = Process()
                process.executableURL = program
                process.arguments = ["--point", "\(quantity) \(count)"]
                let output = Pipe()
                process.standardOutput = output
                try process.run()
                let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
                process.waitUntilExit()
                let numbers = text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
                guard numbers.count == 2 else { throw GrowthError(point: "\(quantity) \(count)") }
                let name = "\(quantity) \(count)"
                return [
                    Row(group: "growth, one core", name: name, value: numbers[0], unit: "ms"),
                    Row(group: "growth, one core", name: name + ", peak memory", value: numbers[1], unit: "MB"),
                ]
            }
        }
    }

    /// One point, such as `rows 1000`: milliseconds, and megabytes at the peak of this process.
    static func measure(point: String) throws -> (milliseconds: Double, megabytes: Double) {
        let words = point.split(separator: " ")
        guard words.count == 2, let count = Int(words[1]), count > 0,
            let work = try work(String(words[0]), count)
        else { throw GrowthError(point: point) }
        let time = try Measurement(repetitions: 3, work)
        return (time.median * 1e3, ProcessStage.residentPeak("self") / 1e6)
    }

    private static func work(_ quantity: String, _ count: Int) throws -> (() throws -> Void)? {
        switch quantity {
        case "rows": try training(rows: count) { $0[Descent.epochs] = 2 }
        case "width":
            try training(rows: count > 1000 ? 64 : 1000) {
                $0[Descent.epochs] = 1
                $0[Descent.batch] = 64
                $0[Network.hidden] = [count, count]
            }
        case "members":
            try training(rows: 100) {
                $0[Descent.epochs] = 1
                $0[DeepEnsemble.members] = count
            }
        case "epochs": try training(rows: 300) { $0[Descent.epochs] = count }
        case "samples": try prediction(samples: count)
        default: nil
        }
    }

    private static func problem(rows count: Int) throws -> Problem {
        let x = (-7.0...7.0).grid(count)
        return try Problem(Observations(x: x, y: x.map { sin($0 / 2) }))
    }

    /// Trains the members of an ensemble, one after the other.
    private static func training(rows: Int, change: (inout TrainingSettings) -> Void) throws -> () throws -> Void {
        let problem = try problem(rows: rows)
        var settings = TrainingSettings()
        settings[DeepEnsemble.members] = 1
        change(&settings)
        let method = DeepEnsemble()
        return { [settings] in
            // A report keeps the state of every member.
            var states: [MethodState] = []
            for run in 0..<settings[DeepEnsemble.members] {
                states.append(
                    try method.train(
                        run: run, on: problem, settings: settings, key: RandomKey(seed: 1).child(run),
                        observe: { _, _ in true }
                    ).state)
            }
        }
    }

    private static func prediction(samples: Int) throws -> () throws -> Void {
        let problem = try problem(rows: 300)
        let settings = TrainingSettings {
            $0[Descent.epochs] = 1
            $0[Predictor.samples] = samples
        }
        let method = MonteCarloDropout()
        let state = try method.train(run: 0, on: problem, settings: settings, key: RandomKey(seed: 1)) { _, _ in true }
            .state
        let grid = (-10.0...10.0).grid(100)
        return {
            _ = try method.predict(
                at: grid, states: [state], problem: problem, settings: settings, key: RandomKey(seed: 2))
        }
    }
}

/// A point of growth that can't be measured.
struct GrowthError: Error, CustomStringConvertible {
    /// The point as it was asked for.
    let point: String

    var description: String { "can't measure '\(point)': a point is a quantity and a count, such as 'rows 1000'" }
}
