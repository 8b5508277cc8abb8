import Foundation
import Training

/// How time grows with rows, width, members, samples and epochs, each over three decades.
enum GrowthStage {
    static func rows() throws -> [Row] {
        var rows: [Row] = []
        for count in [100, 1000, 10_000, 100_000] {
            rows.append(try row("rows \(count)", rows: count) { $0.epochs = 2 })
        }
        for width in [4, 40, 400, 4000] {
            rows.append(
                try row("width \(width)", rows: width > 1000 ? 64 : 1000) {
                    $0.epochs = 1
                    $0.batch = 64
                    $0.hidden = [width, width]
                })
        }
        for members in [1, 10, 100, 1000] {
            rows.append(
                try row("members \(members)", rows: 100) {
                    $0.epochs = 1
                    $0.ensemble.members = members
                })
        }
        for epochs in [1, 10, 100, 1000] {
            rows.append(try row("epochs \(epochs)", rows: 300) { $0.epochs = epochs })
        }
        for samples in [10, 100, 1000, 10_000] {
            rows.append(try samplesRow(samples))
        }
        return rows
    }

    private static func problem(rows count: Int) throws -> Problem {
        let x = (-7.0...7.0).grid(count)
        return try Problem(Observations(x: x, y: x.map { sin($0 / 2) }))
    }

    /// Trains the members of an ensemble, one after the other.
    private static func row(
        _ name: String, rows count: Int, change: (inout TrainingSettings) -> Void
    ) throws -> Row {
        let problem = try problem(rows: count)
        var settings = TrainingSettings()
        settings.ensemble.members = 1
        change(&settings)
        let method = DeepEnsemble()
        let time = try Measurement(repetitions: 3) {
            for run in 0..<settings.ensemble.members {
                _ = try method.train(
                    run: run, on: problem, settings: settings, key: RandomKey(seed: 1).child(run)
                ) { _, _ in true }
            }
        }
        return Row(group: "growth, one core", name: name, value: time.median * 1e3, unit: "ms")
    }

    private static func samplesRow(_ samples: Int) throws -> Row {
        let problem = try problem(rows: 300)
        let settings = TrainingSettings {
            $0.epochs = 1
            $0.samples = samples
        }
        let method = MonteCarloDropout()
        let state = try method.train(run: 0, on: problem, settings: settings, key: RandomKey(seed: 1)) { _, _ in true }
            .state
        let grid = (-10.0...10.0).grid(100)
        let time = try Measurement(repetitions: 3) {
            _ = try method.predict(
                at: grid, states: [state], problem: problem, settings: settings, key: RandomKey(seed: 2))
        }
        return Row(group: "growth, one core", name: "samples \(samples)", value: time.median * 1e3, unit: "ms")
    }
}
