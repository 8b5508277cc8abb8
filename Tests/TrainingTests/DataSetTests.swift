import Foundation
import Predictions
import Testing

@testable import Training

@Suite("Data sets")
struct DataSetTests {
    func make(_ name: String, seed: UInt64 = 0) throws -> DataSet {
        try #require(DataSets.named(name)).make(key: RandomKey(seed: seed))
    }

    @Test(
        "Every data set says what it is, can be learned from, and shows all its data", arguments: DataSets.all.indices)
    func sound(index: Int) throws {
        let source = DataSets.all[index]
        let data = source.make(key: RandomKey(seed: 0))
        #expect(data.name == source.name && !data.summary.isEmpty)
        let problem = try Problem(data.training)
        #expect(problem.count == data.training.count)
        #expect((data.training.x + data.test.x).allSatisfy { data.shown.contains($0) })
        #expect((data.training.y + data.test.y).allSatisfy { $0.isFinite })
        let again = source.make(key: RandomKey(seed: 0))
        #expect(again.training == data.training && again.test == data.test)
        // Another seed draws other rows, or parts them in other folds.
        let other = source.make(key: RandomKey(seed: 1))
        #expect(other.training != data.training || other.folds.map(\.points) != data.folds.map(\.points))
        #expect(Set(DataSets.all.map(\.name)).count == DataSets.all.count)
    }

    @Test("The gap lies within the range of the training data and holds none of them, but test points")
    func gap() throws {
        let data = try make("gap")
        let gap = try #require(data.gap)
        #expect(!data.training.x.contains { gap.contains($0) })
        let (low, high) = (try #require(data.training.x.min()), try #require(data.training.x.max()))
        #expect(low < gap.lowerBound && gap.upperBound < high)
        #expect(data.test.x.count { gap.contains($0) } == 60)
        // A straight line from one cluster's edge to the other's misses the curve by more than ten times the noise.
        let truth = try #require(data.truth)
        #expect(abs(truth(0) - (truth(gap.lowerBound) + truth(gap.upperBound)) / 2) > 10 * 0.1)
    }

    /// Deviations from the truth have the law's standard deviation within five standard errors.
    @Test("Noise is that of the law", arguments: [("gap", 0.1), ("cubic", 3)])
    func noise(name: String, deviation: Double) throws {
        let data = try make(name)
        let truth = try #require(data.truth)
        let residuals = Standardisation(of: zip(data.test.x, data.test.y).map { $1 - truth($0) })
        let error = deviation / Double(2 * data.test.count).squareRoot()
        #expect(abs(residuals.deviation - deviation) < 5 * error)
        #expect(abs(residuals.mean) < 5 * deviation / Double(data.test.count).squareRoot())
    }

    @Test("The wiggle's noise moves along the curve, so that it grows with the slope")
    func wiggle() throws {
        let data = try make("wiggle")
        #expect(data.training.x.allSatisfy { (0...0.5).contains($0) })
        // y to first order: f(x) + ε (1 + 0.6π cos 2πx + 1.2π cos 4πx).
        let noise = zip(data.test.x, data.test.y).map { x, y in
            let curve = x + 0.3 * sin(2 * .pi * x) + 0.3 * sin(4 * .pi * x)
            return (y - curve, 1 + 0.6 * .pi * cos(2 * .pi * x) + 1.2 * .pi * cos(4 * .pi * x))
        }
        let steep = noise.filter { abs($0.1) > 2 }.map { $0.0 / $0.1 }
        #expect(steep.count > 100)
        #expect(abs(Standardisation(of: steep).deviation - 0.02) < 5 * 0.02 / Double(2 * steep.count).squareRoot())
    }

    @Test("Carbon dioxide has the annual means that R publishes, and the last twelve years are for testing")
    func carbonDioxide() throws {
        let data = try make("co2")
        #expect(data.training.x.allSatisfy { $0 < 1990 })
        #expect(data.test.x.count { $0 >= 1990 } == 144)
        #expect(data.training.count + data.test.count == 521)
        // Annual means of R's data set `co2` (Keeling & Whorf 1997: monthly, of an earlier scale of calibration).
        let published = [1960: 316.748, 1970: 325.518, 1980: 338.515, 1988: 351.313, 1997: 363.818]
        let all = zip(data.training.x + data.test.x, data.training.y + data.test.y)
        for (year, mean) in published {
            let months = all.filter { Int($0.0) == year }.map(\.1)
            #expect(months.count == 12)
            #expect(abs(months.reduce(0, +) / 12 - mean) < 0.25, "\(year)")
        }
    }
}
