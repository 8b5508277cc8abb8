/// Which band of a predictive distribution stands for its uncertainty: so many standard deviations on either side of the
/// mean, or the central interval of that probability where there are none.
///
/// ```swift
/// let level = BandLevel(0.9)
/// let drawn = samples.drawn(as: level ?? .twoSigma)
/// // PredictiveMoments(drawn).bandName is "±1.64σ"
/// ```
public struct BandLevel: Sendable, Hashable {
    /// What it should hold; of standard deviations, what a normal distribution holds there.
    public let probability: Double
    /// The number of standard deviations on either side of the mean.
    public let factor: Double
    /// That number in names, with at most two decimals.
    public let label: String

    /// The band of two standard deviations, 95.45 %.
    public static let twoSigma = BandLevel(probability: 0.9545, factor: 2, label: "2")

    /// Which probabilities a band may be of.
    public static let probabilities = 0.5...0.999

    /// The band that should hold a probability, which counts with four decimals; nil outside of ``probabilities``.
    public init?(_ probability: Double) {
        guard Self.probabilities.contains(probability) else { return nil }
        let level = (probability * 10_000).rounded() / 10_000
        guard level != Self.twoSigma.probability else {
            self = .twoSigma
            return
        }
        let factor = StandardNormal.quantile((1 + level) / 2)
        let hundredths = Int((100 * factor).rounded())
        let rest = hundredths % 100
        let decimals = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
        self.init(probability: level, factor: factor, label: "\(hundredths / 100)\(decimals)")
    }

    private init(probability: Double, factor: Double, label: String) {
        self.probability = probability
        self.factor = factor
        self.label = label
    }

    /// The band's short name, such as "±2σ".
    public var name: String { "±\(label)σ" }
}
