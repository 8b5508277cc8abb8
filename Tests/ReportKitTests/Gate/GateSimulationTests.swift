import Foundation
import Predictions
import Testing

@testable import ReportKit

/// How often the gate fails a change that changes nothing, and how often it sees one that makes things worse.
///
/// `LONG_TESTS=1 swift test --filter GateSimulationTests` takes 1000 changes of each kind and prints the table.
@Suite struct GateSimulationTests {
    private static let repetitions = TestLength.isLong ? 1000 : 16

    /// The share of changes of each kind that fail.
    private func shares(
        of models: SyntheticModels, before: Int, after: Int
    ) async throws -> [SyntheticModels.Change: Double] {
        let changes = SyntheticModels.Change.allCases
        let failures = await Workers(2).map(Array(0..<Self.repetitions)) { repetition -> [Bool]? in
            let data = UInt64(repetition)
            guard let policy = try? GatePolicy(),
                let baseline = try? await models.results(
                    .nothing, seeds: before, data: data, models: 1_000_000 + 1000 * data)
            else { return nil }
            var failed: [Bool] = []
            for (number, change) in changes.enumerated() {
                let seed = 1_000_000 * UInt64(number + 2) + 1000 * data
                guard let new = try? await models.results(change, seeds: after, data: data, models: seed),
                    let result = try? Gate(baseline: baseline, policy: policy).compare(new)
                else { return nil }
                failed.append(!result.isPassed)
            }
            return failed
        }
        let complete = failures.compactMap(\.self)
        try #require(complete.count == Self.repetitions)
        return Dictionary(
            uniqueKeysWithValues: changes.enumerated().map { number, change in
                (change, Double(complete.count { $0[number] }) / Double(Self.repetitions))
            })
    }

    @Test(arguments: [(5, 5), (1, 1)] + (TestLength.isLong ? [(5, 1)] : []))
    func `Another seed rarely fails, and what is worse at 500 points is seen`(before: Int, after: Int) async throws {
        for effect in [SyntheticModels.Effect.usual] + (TestLength.isLong ? [.small] : []) {
            let models = SyntheticModels(count: 500, effect: effect)
            let shares = try await shares(of: models, before: before, after: after)
            let cells = SyntheticModels.Change.allCases.map { "\($0.rawValue) \(shares[$0] ?? .nan)" }
            print("models \(before) and \(after), \(effect.name) effect: \(cells.joined(separator: ", "))")
            // Of 16, chance may let one more fail or pass than of a thousand.
            let slack = TestLength.isLong ? 0 : 0.06
            #expect(try #require(shares[.nothing]) <= 0.02 + slack)
            guard before > 1, after > 1 else { continue }
            #expect(try #require(shares[.narrow]) >= 0.9 - slack)
            #expect(try #require(shares[.worse]) >= 0.9 - slack)
        }
    }
}
