import Tables
import Figures
import Predictions
import Training

/// The chapter "How wrong is the band?": every method held against draws from the posterior itself.
struct ReferenceChapter {
    let chapter: ReportModel.Chapter
    let judgement: ReferenceJudgement

    private var reference: Reference { judgement.reference }
    private var dataSet: DataSet { chapter.dataSet }

    /// - Parameter level: that of its heading.
    func blocks(level: Int) -> [Block] {
        let isAlone = !chapter.evaluations.contains { !$0.isAdjusted && !$0.hasFailed && !$0.isReference }
        let heading = Block.heading(
            level: level, title: isAlone ? "Do the chains agree?" : "How wrong is the band?",
            anchor: Slug.make(dataSet.name) + "-reference")
        guard reference.convergence.isReached else {
            return [
                heading,
                .callout(
                    .alarm,
                    [
                        "\(strong: "The reference has not converged")\(isAlone ? "" : ", so no method is judged by it"): \(reference.convergence.sentence). R̂ must not be above \(NumberText.fixed(ReferenceConvergence.reductionLimit, decimals: 2)), nor the effective number of draws below \(NumberText.significant(ReferenceConvergence.sampleSizeLimit)). Longer trajectories (\(code: "--set tree-depth=10")), then more \(code: "warm-up=…") and \(code: "draws=…"), may help."
                    ]),
            ]
        }
        guard !isAlone else {
            return [heading, .paragraph("They do: \(reference.convergence.sentence).")]
        }
        return [
            heading,
            .paragraph(
                "\(reference.title) samples the posterior that Bayesian methods approximate, for its own network and prior: \(reference.convergence.sentence). The \(strong: "distance") is how far probability has to be moved to make the method's predictive distribution into that of the reference (Wasserstein-1, \(code: ScoreKey.distanceToReference.name) among the metrics), in the units of the target; \(strong: "epistemic") is the mean epistemic σ over that of the reference (\(code: ScoreKey.epistemicToReference.name)), where 1 is right\(referenceNoiseVaries ? "; \(strong: "noise") is the same of the noise's σ (\(code: ScoreKey.noiseToReference.name))" : "").\(noise)"
            ),
        ] + explanation + chapter.figures(.reference) + [table]
    }

    /// What must be known to read the distances of methods that learn how the noise varies.
    private var noise: String {
        guard reference.moments.aleatoric != nil, !referenceNoiseVaries,
            judgement.comparisons.contains(where: { $0.moments.aleatoric.map { Set($0).count > 1 } ?? false })
        else { return "" }
        return
            " The reference has one noise level for all \(dataSet.features.count == 1 ? dataSet.features[0] : "rows"), so a method that learns where the noise is large lies further from it, and may yet be nearer to the data."
    }

    /// Whether the reference has a noise level at each place.
    private var referenceNoiseVaries: Bool {
        guard let noise = reference.moments.aleatoric, let least = noise.min(), let most = noise.max() else {
            return false
        }
        return most > least * (1 + 1e-6)
    }

    // MARK: Numbers

    private var table: Block {
        let regions = [Region.inRange, .inGap, .outOfRange].filter { !judgement.points($0).isEmpty }
        let noiseRegions = referenceNoiseVaries ? regions : []
        func short(_ region: Region) -> String {
            region == .inRange ? "inside" : region == .inGap ? "in the gap" : "outside"
        }
        return .table(
            DocumentTable(
                caption:
                    "How far each method is from \(reference.title), on average \(dataSet.features.count == 1 ? "along the drawn curve" : "over test points").",
                columns: [.init("Method")]
                    + regions.map { .init(Prose("Distance \(short($0))"), .trailing) }
                    + regions.map { .init(Prose("Epistemic \(short($0))"), .trailing) }
                    + noiseRegions.map { .init(Prose("Noise \(short($0))"), .trailing) },
                rows: judgement.comparisons.map { comparison in
                    let distances = regions.map { comparison.meanDistance(judgement.points($0)) }
                    let ratios = regions.map {
                        comparison.epistemicRatio(to: reference.moments, judgement.points($0))
                    }
                    let noises = noiseRegions.map { comparison.noiseRatio(to: reference.moments, judgement.points($0)) }
                    return [Prose(comparison.title)]
                        + distances.map { Prose($0.map { NumberText.significant($0) } ?? NumberText.missing) }
                        + (ratios + noises).map {
                            Prose($0.map { NumberText.significant($0, digits: 2) + "×" } ?? NumberText.missing)
                        }
                }))
    }

    // MARK: Words

    private var explanation: [Block] {
        guard dataSet.features.count == 1 else { return [] }
        let wording = BandWording(
            feature: dataSet.features[0], isTime: dataSet.times.contains(0), places: reference.inputs)
        // What the data say of one level is more than a reference knows that has but one.
        let noise = referenceNoiseVaries ? reference.moments.aleatoricDeviation ?? dataNoise : dataNoise
        let own = evidence(of: reference.moments, dataNoise: noise)
        return [.paragraph(Prose(wording.data(own)))] + [
            .list(
                judgement.comparisons.filter { $0.distance != nil }.map { comparison in
                    let stretches = BandStretch.along(evidence(of: comparison.moments, dataNoise: noise))
                    let words = wording.method(
                        stretches, modelsNoise: comparison.moments.aleatoric != nil, unsettled: comparison.unsettled)
                    return "\(strong: comparison.title): \(words)"
                })
        ]
    }

    /// The spread of the training data around the reference's mean, at each place.
    private var dataNoise: [Double] {
        let training = dataSet.training
        let curve = Interpolation(x: reference.inputs, y: reference.moments.mean)
        let residuals = zip(training.x, training.y).map { $1 - curve.value(at: $0) }
        return LocalNoise.deviations(at: reference.inputs, x: training.x, residuals: residuals)
    }

    private func evidence(of moments: PredictiveMoments, dataNoise local: [Double]) -> [BandEvidence] {
        let inside = Set(judgement.points(.inRange))
        return reference.inputs.indices.map { point in
            BandEvidence(
                x: reference.inputs[point], isInside: inside.contains(point),
                epistemic: moments.epistemicDeviation[point], noise: moments.aleatoricDeviation?[point],
                referenceEpistemic: reference.moments.epistemicDeviation[point],
                dataNoise: inside.contains(point)
                    ? local[point] : reference.moments.aleatoricDeviation?[point] ?? local[point])
        }
    }
}

/// A curve through points, straight between them and constant beyond.
private struct Interpolation {
    let x: [Double]
    let y: [Double]

    func value(at place: Double) -> Double {
        guard let next = x.firstIndex(where: { $0 >= place }) else { return y.last ?? .nan }
        guard next > 0 else { return y[0] }
        let share = (place - x[next - 1]) / (x[next] - x[next - 1])
        return y[next - 1] + share * (y[next] - y[next - 1])
    }
}
