import Figures
import Predictions
import ReportKit
import Training

/// Trains a method of its own beside one of the library's on data of its own, and makes a report of it.
@main struct Stranger {
    /// A data set of one's own.
    static var tides: DataSet {
        let x = (0..<80).map { Double($0) / 8 }
        func height(_ x: Double) -> Double { x < 5 ? x * (5 - x) / 3 : -(x - 5) * (10 - x) / 3 }
        let y = x.enumerated().map { height($1) + 0.1 * Double($0 * 37 % 11 - 5) / 5 }
        let test = (0..<40).map { Double($0) / 4 + 0.06 }
        return DataSet(
            name: "tides", title: "Tides", summary: "Eighty heights of the sea, made up.", features: ["time (h)"],
            target: "height (m)", training: Observations(x: x, y: y),
            test: Observations(x: test, y: test.map(height)), shown: -1...11)
    }

    static func main() async throws {
        let plan = try RunPlan(
            dataSets: [tides], methods: [NearestNeighbours(), GaussianProcess()],
            scores: [.rootMeanSquareError, .bias], figures: [.comparison, .band, .residuals],
            output: CommandLine.arguments.dropFirst().first ?? "report")
        for path in try await plan.run(Silence()).paths { print(path) }
    }
}

/// Watches a run and says nothing.
struct Silence: RunObserver {
    func observe(_ event: RunEvent) {}
}
