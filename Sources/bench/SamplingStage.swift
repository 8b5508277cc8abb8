import Dispatch
import Foundation
import Predictions
import Training

/// The No-U-Turn sampler on the model of its peer: a 1-16-16-1 network on 100 points, four chains.
struct SamplingStage {
    /// The peer's script.
    static let peer = "nuts_numpyro.py"

    private let problem: Problem
    private let grid: [Double]

    /// - Parameter folder: where the peer's data are; without it, data of the same law.
    init(folder: URL?) throws {
        let x = (0..<100).map { step -> Double in -7 + 14 * Double(step) / 99 }
        var y = x.map { x -> Double in sin(x / 2) + 0.2 * sin(37 * x * x) }
        if let folder,
            let text = try? String(contentsOf: folder.appendingPathComponent("data_toy100.csv"), encoding: .utf8)
        {
            y = text.split(separator: "\n").dropFirst().compactMap {
                $0.split(separator: ",").last.flatMap { Double($0) }
            }
        }
        problem = try Problem(Observations(x: x, y: y)).scaled(.features)
        grid = (0..<41).map { -10 + 0.5 * Double($0) }
    }

    /// The peer's model, with this program's own lengths of the chains unless it says otherwise.
    private static func settings(_ change: (inout SamplingSettings) -> Void) -> TrainingSettings {
        TrainingSettings {
            $0.hidden = [16, 16]
            $0.activation = .tanh
            $0.samples = .max
            change(&$0.sampling)
        }
    }

    /// What one sampling took and gave.
    private struct Result {
        var seconds = 0.0
        var steps = 0
        var effective = 0.0
        var reduction = 0.0
    }

    private func sample(_ settings: TrainingSettings, seed: UInt64) throws -> Result {
        let sampler = NoUTurnSampler()
        let start = DispatchTime.now().uptimeNanoseconds
        let runs = concurrently(Array(0..<settings.sampling.chains)) { run in
            let key = RandomKey(seed: seed).child(run)
            return try? sampler.train(run: run, on: problem, settings: settings, key: key, observe: { _, _ in true })
        }.compactMap(\.self)
        let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
        let functions = try sampler.predict(
            at: grid, states: runs.map(\.state), problem: problem, settings: settings, key: RandomKey(seed: 0))
        let diagnostics = ChainDiagnostics.along(functions, chains: runs.count)
        return Result(
            seconds: seconds,
            steps: runs.reduce(0) { $0 + ($1.chain?.warmUpSteps ?? 0) + ($1.chain?.steps ?? 0) },
            effective: diagnostics.map(\.bulkSampleSize).min() ?? 0,
            reduction: diagnostics.map(\.potentialScaleReduction).max() ?? 0)
    }

    /// Steps and effective draws, in turns with the peer.
    func rows(_ peers: Peers?) throws -> [Row] {
        var rows: [Row] = []
        let theirs = peers?.run(Self.peer)
        for (name, settings) in [
            ("its own defaults", Self.settings { _ in }),
            ("1000 + 1000", Self.settings { ($0.warmUp, $0.draws) = (1000, 1000) }),
        ] {
            let found = try sample(settings, seed: 1)
            let title = "nuts, \(name)"
            rows += [
                Row(
                    group: title, name: "a leapfrog step, 4 chains", value: found.seconds / Double(found.steps) * 1e6,
                    unit: "µs", peer: theirs?["us_per_leapfrog_draws"], peerName: "NumPyro"),
                Row(
                    group: title, name: "an effective draw, warm-up included",
                    value: found.seconds / found.effective * 1e3, unit: "ms",
                    peer: theirs?["f_ess_per_s_min_total"].map { 1e3 / $0 }, peerName: "NumPyro"),
                Row(group: title, name: "effective draws of functions", value: found.effective, unit: "draws"),
                Row(group: title, name: "largest R̂ of functions", value: found.reduction, unit: ""),
            ]
        }
        return rows
    }
}
