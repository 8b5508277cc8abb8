import Predictions
import Training

extension WorkCache {
    /// The key of one run of a method: of its settings, its randomness and the data.
    ///
    /// - Parameter data: the digest of the data.
    func key(of trained: TrainedMethod, data: Digest, run: Int) -> Key {
        // The number of draws when predicting, and of other chains, changes nothing in a chain.
        let irrelevant: Set = trained.isReference ? [Predictor.samples.name, NoUTurnSampler.chains.name] : []
        return key("run") { writer in
            writer.append(trained.method.description.name)
            writer.append(trained.settings.exactText(without: irrelevant))
            writer.append(trained.key.bits)
            writer.append(run)
            writer.append(data)
        }
    }

    /// The key of a trial in the search for settings of a method.
    func key(ofTrial trial: Int, _ task: TrainingTask, start: TrainingSettings, fixed: [String], key: RandomKey) -> Key
    {
        self.key("trial") { writer in
            writer.append(task.method.description.name)
            writer.append(start.exactText())
            for name in fixed { writer.append(name) }
            writer.append(key.bits)
            writer.append(trial)
            writer.append(task.data.training.featureCount)
            writer.append(task.data.training.x)
            writer.append(task.data.training.y)
        }
    }
}

extension Digest {
    /// The digest of the data that a method learns from.
    init(of problem: Problem) {
        var writer = DigestWriter()
        writer.append(problem.featureCount)
        writer.append(problem.x)
        writer.append(problem.y)
        for scale in problem.features + [problem.target] {
            writer.append([scale.mean, scale.deviation, scale.varies ? 1 : 0])
        }
        self = writer.digest
    }
}

extension TrainedRun {
    /// Writes everything that the run has learned.
    func write(_ writer: inout ByteWriter) {
        writer.append(state.encoded)
        writer.append(checkpoints) { writer, checkpoint in
            writer.append(checkpoint.epoch)
            writer.append(checkpoint.state.encoded)
        }
        writer.append(curves) { writer, curve in
            writer.append(curve.name)
            writer.append(curve.values)
        }
        writer.append(divergedAt) { $0.append($1) }
        writer.append(failure) { $0.append($1) }
        writer.append(gradientRows)
        writer.append(chain) { writer, chain in
            writer.append([chain.stepSize, chain.meanAcceptance])
            for count in [chain.divergences, chain.cutOff, chain.warmUpSteps, chain.steps] { writer.append(count) }
        }
    }

    /// Reads what ``write(_:)`` wrote.
    init(_ reader: inout ByteReader) throws(ByteReader.Damage) {
        let state = MethodState(encoded: try reader.data())
        let checkpoints = try reader.array { reader throws(ByteReader.Damage) in
            Checkpoint(epoch: try reader.integer(), state: MethodState(encoded: try reader.data()))
        }
        let curves = try reader.array { reader throws(ByteReader.Damage) in
            Curve(name: try reader.text(), values: try reader.doubles())
        }
        let divergedAt = try reader.optional { reader throws(ByteReader.Damage) in try reader.integer() }
        let failure = try reader.optional { reader throws(ByteReader.Damage) in try reader.text() }
        let gradientRows = try reader.integer()
        let chain = try reader.optional { reader throws(ByteReader.Damage) in
            var chain = ChainRecord()
            let sizes = try reader.doubles()
            guard sizes.count == 2 else { throw ByteReader.Damage() }
            (chain.stepSize, chain.meanAcceptance) = (sizes[0], sizes[1])
            chain.divergences = try reader.integer()
            chain.cutOff = try reader.integer()
            chain.warmUpSteps = try reader.integer()
            chain.steps = try reader.integer()
            return chain
        }
        self.init(
            state: state, checkpoints: checkpoints, curves: curves, divergedAt: divergedAt, failure: failure,
            chain: chain)
        self.gradientRows = gradientRows
    }
}
