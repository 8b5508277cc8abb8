/// How the learning rate changes while training goes on.
public enum LearningRateSchedule: String, Sendable, CaseIterable {
    /// The same rate throughout.
    case constant
    /// Half a cosine from the full rate to zero (Loshchilov & Hutter 2017, arXiv:1608.03983).
    case cosine
    /// A linear rise over the first tenth, then half a cosine to zero.
    case warmup

    /// The factor on the learning rate when a share of all steps is done.
    ///
    /// - Parameter progress: from 0, the first step, to 1.
    func factor(progress: Double) -> Double {
        switch self {
        case .constant: 1
        case .cosine: Self.halfCosine(progress)
        case .warmup: progress < 0.1 ? 0.01 + 9.9 * progress : Self.halfCosine((progress - 0.1) / 0.9)
        }
    }

    // From the exact sine of the room, not the one of the platform, so that training has the same bits everywhere.
    private static func halfCosine(_ progress: Double) -> Double {
        0.5 * (1 + ExactSine.cos(.pi * min(max(progress, 0), 1)))
    }
}
