import Training

/// Everything that the draws of a chain depend on: the versions of the program and of its sampler, the network, the
/// prior, the randomness and the data, each in full.
struct ChainIdentity: Equatable {
    /// All of it as bytes.
    let bytes: [UInt8]

    /// The identity of a run; nil if the method is no sampler.
    init?(_ trained: TrainedMethod, run: Int) {
        guard trained.isReference else { return nil }
        let problem = trained.problem
        // The number of draws when predicting, and of other chains, changes nothing in this one.
        let settings = trained.method.settings
            .filter { ![Predictor.samples.name, NoUTurnSampler.chains.name].contains($0.name) }.map {
                "\($0.name)=\($0.text(trained.settings))\n"
            }
        let text =
            "uncertainty-report \(Version.current)\n\(NoUTurnSampler.name) \(NoUTurnSampler.version)\n\(settings.joined())key=\(trained.key.bits) \(run)\n"
            + "\(problem.count) rows, \(problem.featureCount) features\n"
        var writer = ByteWriter()
        writer.bytes = Array(text.utf8)
        writer.append(problem.x)
        writer.append(problem.y)
        bytes = writer.bytes
    }

    /// A name for a file; another identity may have it too.
    var fileName: String {
        let digits = String(Checksum.of(bytes), radix: 16)
        return "nuts-" + String(repeating: "0", count: 16 - digits.count) + digits + ".chain"
    }
}
