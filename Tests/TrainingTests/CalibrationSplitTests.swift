import Predictions
import Testing

@testable import Training

/// Rows that are kept for calibration.
@Suite struct CalibrationSplitTests {
    private func rows(_ observations: Observations?) -> [[Double]] {
        guard let observations else { return [] }
        return (0..<observations.count).map { row in
            (0..<observations.featureCount).map { observations.x[row * observations.featureCount + $0] }
                + [observations.y[row]]
        }
    }

    @Test("Kept rows are rows of the training data, and nothing else changes", arguments: DataSets.all.map(\.name))
    func split(name: String) throws {
        let data = try #require(DataSets.named(name)).make(key: RandomKey(seed: 0))
        let kept = data.keepingForCalibration(share: 0.25, key: RandomKey(seed: 1))
        #expect(kept.calibration?.count == Int((0.25 * Double(data.training.count)).rounded()))
        let parts = (rows(kept.training) + rows(kept.calibration)).sorted { $0.lexicographicallyPrecedes($1) }
        #expect(parts == rows(data.training).sorted { $0.lexicographicallyPrecedes($1) })
        #expect(kept.test == data.test)
        #expect(kept.gap == data.gap)
        #expect(kept.shown == data.shown)
        #expect(kept.truth?(0.3) == data.truth?(0.3))
        #expect(kept.warnings == data.warnings)
        #expect(kept.keepingForCalibration(share: 0.25, key: RandomKey(seed: 1)).calibration != kept.calibration)
    }

    @Test("The key draws the rows; both parts have some")
    func key() {
        let training = Observations(x: [1, 2, 3, 4, 5, 6, 7, 8], y: [1, 2, 3, 4, 5, 6, 7, 8])
        let data = DataSet(
            name: "", title: "", summary: "", features: ["x"], target: "y", training: training, test: training,
            shown: 0...1)
        func kept(_ share: Double, _ seed: UInt64) -> [Double]? {
            data.keepingForCalibration(share: share, key: RandomKey(seed: seed)).calibration?.x
        }
        #expect(kept(0.5, 1) == kept(0.5, 1))
        #expect(kept(0.5, 1) != kept(0.5, 2))
        #expect(kept(0.001, 1)?.count == 1)
        #expect(kept(0.999, 1)?.count == 7)
    }
}
