import Predictions
import Testing
import Training

@testable import ReportKit

/// The time that a run will take, in proportion to what a small part of it takes.
@Suite struct CostEstimateTests {
    private func planned(
        _ method: any Method, rows: Int, _ change: (inout TrainingSettings) -> Void = { _ in }
    ) throws -> TrainedMethod {
        let x = (0..<rows).map(Double.init)
        return TrainedMethod(
            method: method, dataSet: 0, settings: TrainingSettings(change),
            problem: try Problem(Observations(x: x, y: x.map { $0 * $0 / 1000 })), runs: [], key: RandomKey(seed: 1))
    }

    /// A method that can learn from nothing.
    private struct Refusing: Method {
        let description = MethodDescription(name: "refusing", title: "Refusing", sentence: "", paper: "", cost: "")
        var settings: [any DeclaredSetting] { [Descent.epochs] }

        func train(
            run: Int, on problem: Problem, settings: TrainingSettings, key: RandomKey,
            observe: (_ epoch: Int, _ loss: Double) -> Bool
        ) throws(TrainingError) -> TrainedRun { throw .data("constant") }

        func predict(
            at x: [Double], states: [MethodState], problem: Problem, settings: TrainingSettings, key: RandomKey
        ) throws -> PredictionSamples { throw PredictionError.empty }
    }

    /// A clock that goes on by a second whenever it is looked at.
    private static func clock() -> () -> Double {
        var time = 0.0
        return {
            time += 1
            return time
        }
    }

    /// The estimate where everything that is measured takes a second.
    private func seconds(_ method: any Method, rows: Int, epochs: Int, runs: Int = 1, times: Double = 1) throws
        -> Double
    {
        let planned = try planned(method, rows: rows) { $0[Descent.epochs] = epochs }
        let cost = try #require(
            CostEstimate([(planned, runs, 0)], times: times, now: Self.clock()))
        return cost.seconds(cores: 1)
    }

    @Test func `It grows with rows, passes, runs and repetitions`() throws {
        // Two passes over 128 rows take a second.
        #expect(try seconds(HeteroscedasticNetwork(), rows: 12_800, epochs: 1000) == 50_000)
        #expect(try seconds(HeteroscedasticNetwork(), rows: 25_600, epochs: 1000) == 100_000)
        #expect(try seconds(HeteroscedasticNetwork(), rows: 12_800, epochs: 3000) == 150_000)
        #expect(try seconds(HeteroscedasticNetwork(), rows: 12_800, epochs: 1000, runs: 3, times: 2) == 300_000)
        let process = GaussianProcess()
        let growth =
            try seconds(process, rows: 900, epochs: 40, times: 1e6)
            / seconds(process, rows: 450, epochs: 40, times: 1e6)
        #expect(abs(growth / (process.passWork(rowCount: 900) / process.passWork(rowCount: 450)) - 1) < 1e-12)
        #expect(process.passWork(rowCount: 1000) / process.passWork(rowCount: 500) > 6)
    }

    @Test func `What is over soon is not measured`() throws {
        let small = try planned(HeteroscedasticNetwork(), rows: 200)
        var measured = 0
        let cost = CostEstimate([(small, 1, 500)], times: 1) {
            measured += 1
            return 1
        }
        #expect(cost == nil && measured == 0)
    }

    @Test func `Points that are predicted count, and a method that can't learn from the data is left out`() throws {
        let method = try planned(HeteroscedasticNetwork(), rows: 12_800) { $0[Descent.epochs] = 1000 }
        func seconds(points: Int) throws -> Double {
            try #require(
                CostEstimate([(method, 1, points)], times: 1, now: Self.clock())
            ).seconds(cores: 1)
        }
        #expect(try seconds(points: 1280) == seconds(points: 0) + 10)
        // A part of the states that it can't read.
        let none = CostEstimate(
            [(try planned(Refusing(), rows: 12_800) { $0[Descent.epochs] = 100_000 }, 1, 0)], times: 1,
            now: Self.clock())
        #expect(none?.parts == [])
    }

    @Test func `The method that is done soonest is named where it saves half, and none that stands behind`() throws {
        let empty = CostEstimate()
        func quickest(_ parts: CostEstimate.Part...) -> String? {
            var cost = empty
            for part in parts { cost.add(part) }
            return cost.quickest
        }
        func part(_ name: String, _ seconds: Double, _ standsBehind: Bool = false) -> CostEstimate.Part {
            CostEstimate.Part(method: name, seconds: seconds, standsBehind: standsBehind)
        }
        #expect(quickest(part("a", 300)) == nil)
        #expect(quickest(part("a", 300), part("b", 20)) == "b")
        #expect(quickest(part("a", 300), part("b", 20), part("c", 5, true)) == "b")
        #expect(quickest(part("a", 300), part("b", 290)) == "b")
        #expect(quickest(part("a", 10), part("b", 300), part("a", 300)) == "b")
        #expect(quickest(part("a", 10), part("b", 10)) == nil)
        var cost = empty
        cost.add(part("a", 300))
        #expect(cost.seconds(cores: 2) == 150)
    }
}
