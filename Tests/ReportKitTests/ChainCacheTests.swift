import Predictions
import Foundation
import Testing
import Training

@testable import ReportKit

@Suite("Kept draws of a reference")
struct ChainCacheTests {
    private func trained(
        target: Double = 1, settings: TrainingSettings = TrainingSettings(), seed: UInt64 = 0
    ) throws -> TrainedMethod {
        TrainedMethod(
            method: NoUTurnSampler(), dataSet: 0, settings: settings,
            problem: try Problem(Observations(x: [1, 2, 3, 5], y: [2, 1, 4, target])), runs: [],
            key: RandomKey(seed: seed))
    }

    private func run() -> TrainedRun {
        var record = ChainRecord()
        (record.stepSize, record.meanAcceptance, record.steps) = (0.25, 0.875, 12_345)
        (record.divergences, record.cutOff, record.warmUpSteps) = (1, 2, 3)
        return TrainedRun(
            state: [1, -2.5, .pi, 1e-30], checkpoints: [],
            curves: [.init(name: "negative log posterior", values: [3, 2.5, -0.125])], chain: record)
    }

    @Test("A chain is found again as it was, and by nothing else than what it was made from")
    func roundTrip() throws {
        let directory = try TemporaryDirectory()
        let cache = ChainCache(directory: directory.path + "/new/cache")
        let identity = try #require(ChainIdentity(trained(), run: 0))
        #expect(cache.run(identity) == nil)
        #expect(cache.keep(run(), identity) == nil)
        let found = try #require(cache.run(identity))
        #expect(found.state == run().state)
        #expect(found.curves == run().curves)
        #expect(found.chain == run().chain)
        let others = [
            ChainIdentity(try trained(), run: 1), ChainIdentity(try trained(target: 1.5), run: 0),
            ChainIdentity(try trained(seed: 1), run: 0),
            ChainIdentity(try trained(settings: TrainingSettings { $0[Prior.deviation] = 2 }), run: 0),
            ChainIdentity(try trained(settings: TrainingSettings { $0[Network.hidden] = [3] }), run: 0),
            ChainIdentity(try trained(settings: TrainingSettings { $0[NoUTurnSampler.treeDepth] = 5 }), run: 0),
        ].compactMap(\.self)
        #expect(others.count == 6)
        for other in others {
            #expect(other != identity)
            #expect(cache.run(other) == nil)
            // Even under the right name.
            let name = directory.path + "/new/cache/"
            try? FileManager.default.removeItem(atPath: name + other.fileName)
            try FileManager.default.copyItem(atPath: name + identity.fileName, toPath: name + other.fileName)
            #expect(cache.run(other) == nil)
        }
        // How many draws are predicted with, or of how many chains, changes nothing in a chain.
        let same = TrainingSettings { ($0[Predictor.samples], $0[NoUTurnSampler.chains]) = (7, 9) }
        #expect(ChainIdentity(try trained(settings: same), run: 0) == identity)
    }

    @Test("A file with any byte changed, cut off or added is as good as none, and is replaced")
    func damage() throws {
        let directory = try TemporaryDirectory()
        let cache = ChainCache(directory: directory.path)
        let identity = try #require(ChainIdentity(trained(), run: 0))
        let whole = try #require(ChainFile.bytes(run(), identity))
        for place in whole.indices {
            var damaged = whole
            damaged[place] ^= 0x10
            #expect(ChainFile.run(damaged, identity) == nil)
            #expect(ChainFile.run(Array(whole[..<place]), identity) == nil)
        }
        #expect(ChainFile.run(whole + [0], identity) == nil)
        try Data([1, 2, 3]).write(to: URL(fileURLWithPath: directory.path + "/" + identity.fileName))
        #expect(cache.run(identity) == nil)
        #expect(cache.keep(run(), identity) == nil)
        #expect(cache.run(identity)?.state == run().state)
        let names = try FileManager.default.contentsOfDirectory(atPath: directory.path)
        #expect(names == [identity.fileName])
    }

    @Test("A directory that can't be written to costs a warning, not the report")
    func unwritable() throws {
        let directory = try TemporaryDirectory()
        try Data().write(to: URL(fileURLWithPath: directory.path + "/file"))
        let identity = try #require(ChainIdentity(trained(), run: 0))
        let warning = try #require(ChainCache(directory: directory.path + "/file/cache").keep(run(), identity))
        #expect(warning.contains("were not kept"))
    }

    @Test("Only samplers have chains to keep")
    func others() throws {
        let network = TrainedMethod(
            method: DeepEnsemble(), dataSet: 0, settings: TrainingSettings(),
            problem: try Problem(Observations(x: [1, 2, 3], y: [1, 2, 4])), runs: [], key: RandomKey(seed: 0))
        #expect(ChainIdentity(network, run: 0) == nil)
    }
}
