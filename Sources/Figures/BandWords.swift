public import Predictions

/// What the band of a method is called, and which score says how often it holds an observation.
public struct BandWords: Sendable, Equatable {
    /// What the curve in the middle is.
    public let centre: String
    /// Whether there is such a curve.
    public let hasCentre: Bool
    /// The band's short name, such as "±2σ".
    public let name: String
    /// The score that counts the observations in it.
    public let coverage: ScoreKey
    /// The score that says how wide it is.
    public let width: ScoreKey
    /// Whether it is so many standard deviations wide, and no interval.
    public let isOfDeviations: Bool
    /// The share of observations that it should hold; of ±2σ, that of a normal distribution.
    public let nominal: Double

    /// The words for the form of predictions.
    public init(_ samples: PredictionSamples?) {
        let moments = (try? samples?.selecting(points: [0])).map { PredictiveMoments($0) }
        centre = moments?.centreName ?? "mean"
        hasCentre = moments?.hasCentre ?? true
        let level = samples?.bandLevel ?? .twoSigma
        let scores = Score.ofBand(level)
        let interval = moments?.intervals.first
        name = moments?.bandName ?? level.name
        isOfDeviations = interval == nil
        nominal = interval?.level ?? level.probability
        width = interval.map { .width(of: $0.level) } ?? scores.width.key
        coverage = interval.map { .coverage(of: $0.level) } ?? scores.coverage.key
    }

    /// The band's name in a sentence.
    public var title: String { isOfDeviations ? "band of \(name)" : name }

    /// What it is, such as "±2σ band" or "90 % interval".
    public var noun: String { isOfDeviations ? "\(name) band" : name }
}
