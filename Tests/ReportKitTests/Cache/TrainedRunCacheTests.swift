import Predictions
import Testing
import Training

@testable import ReportKit

@Suite("Trained runs that are kept")
struct TrainedRunCacheTests {
    private func trained(
        _ method: any Method = NoUTurnSampler(), target: Double = 1, settings: TrainingSettings = TrainingSettings(),
        seed: UInt64 = 0
    ) throws -> TrainedMethod {
        TrainedMethod(
            method: method, dataSet: 0, settings: settings,
            problem: try Problem(Observations(x: [1, 2, 3, 5], y: [2, 1, 4, target])), runs: [],
            key: RandomKey(seed: seed))
    }

    private func key(_ trained: TrainedMethod, run: Int = 0) throws -> WorkCache.Key {
        try #require(WorkCache(directory: "unused"))
            .key(of: trained, data: Digest(of: trained.problem), run: run)
    }

    @Test func `A run is read back as it was`() throws {
        var record = ChainRecord()
        (record.stepSize, record.meanAcceptance, record.steps) = (0.25, 0.875, 12_345)
        (record.divergences, record.cutOff, record.warmUpSteps) = (1, 2, 3)
        let chain = TrainedRun(
            state: [1, -2.5, .pi, 1e-30], checkpoints: [.init(epoch: 7, state: [2]), .init(epoch: 9, state: [])],
            curves: [.init(name: "negative log posterior", values: [3, .nan, -0.0])], chain: record)
        for run in [chain.costing(42), .failed("no reason"), TrainedRun(state: [.nan], divergedAt: 3)] {
            var writer = ByteWriter()
            run.write(&writer)
            var reader = ByteReader(writer.bytes[...])
            let read = try TrainedRun(&reader)
            #expect(reader.count == 0)
            #expect(read.state == run.state && read.chain == run.chain && read.gradientRows == run.gradientRows)
            #expect(read.divergedAt == run.divergedAt && read.failure == run.failure)
            #expect(read.checkpoints.map(\.epoch) == run.checkpoints.map(\.epoch))
            #expect(read.checkpoints.map(\.state) == run.checkpoints.map(\.state))
            #expect(read.curves.map(\.name) == run.curves.map(\.name))
            #expect(
                read.curves.flatMap(\.values).map(\.bitPattern) == run.curves.flatMap(\.values).map(\.bitPattern))
            for end in writer.bytes.indices {
                var short = ByteReader(writer.bytes[..<end])
                #expect(throws: ByteReader.Damage.self) { try TrainedRun(&short) }
            }
        }
    }

    @Test func `A run is kept for what it was made from, and for nothing else`() throws {
        let own = try key(trained())
        #expect(try key(trained()) == own)
        let others = [
            try key(trained(), run: 1), try key(trained(target: 1.5)), try key(trained(seed: 1)),
            try key(trained(settings: TrainingSettings { $0[Prior.deviation] = 2 })),
            try key(trained(settings: TrainingSettings { $0[Network.hidden] = [3] })),
            try key(trained(settings: TrainingSettings { $0[Descent.learningRate] = 0.001_000_000_000_000_1 })),
            try key(trained(settings: TrainingSettings { $0[Descent.learningRate] = 0.001_000_000_000_000_2 })),
            try key(trained(settings: TrainingSettings { $0[NoUTurnSampler.treeDepth] = 5 })),
            try key(trained(settings: TrainingSettings { $0.checkpoints = [3] })),
            try key(trained(DeepEnsemble())),
        ]
        #expect(Set(others + [own]).count == others.count + 1)
        // How many draws are predicted with, or of how many chains, changes nothing in a chain.
        let same = TrainingSettings { ($0[Predictor.samples], $0[NoUTurnSampler.chains]) = (7, 9) }
        #expect(try key(trained(settings: same)) == own)
        #expect(
            try key(trained(DeepEnsemble(), settings: same)) != key(trained(DeepEnsemble())))
    }
}
