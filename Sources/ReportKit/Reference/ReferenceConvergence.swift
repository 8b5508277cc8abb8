import Tables
import Predictions
import Training

/// Whether the chains of a reference have found the same posterior, judged by the functions that they draw.
///
/// The limits are those of Vehtari and others (2021, arXiv:1903.08008): R̂ as near to 1 as a judge needs, and 100
/// effective draws for each of four chains.
struct ReferenceConvergence: Sendable, Equatable {
    /// The largest R̂ at any point.
    let potentialScaleReduction: Double
    /// The smallest effective number of draws at any point, for the middle of the distribution.
    let bulkSampleSize: Double
    /// The same for its tails.
    let tailSampleSize: Double
    /// Draws, all chains together.
    let draws: Int
    /// How each chain did.
    let chains: [ChainRecord]
    /// Chains that found no density.
    let failed: Int

    /// The R̂ above which chains disagree.
    static let reductionLimit = 1.05
    /// The effective draws below which there are too few.
    static let sampleSizeLimit = 400.0

    /// Takes the worst of all points; a point without a number is the worst of all.
    init(_ diagnostics: [ChainDiagnostics], draws: Int, chains: [ChainRecord], failed: Int) {
        func worst(_ values: [Double], _ isWorse: (Double, Double) -> Bool) -> Double {
            values.reduce(values.first ?? .nan) { $0.isNaN || $1.isNaN ? .nan : isWorse($1, $0) ? $1 : $0 }
        }
        potentialScaleReduction = worst(diagnostics.map(\.potentialScaleReduction), >)
        bulkSampleSize = worst(diagnostics.map(\.bulkSampleSize), <)
        tailSampleSize = worst(diagnostics.map(\.tailSampleSize), <)
        self.draws = draws
        self.chains = chains
        self.failed = failed
    }

    /// Whether methods may be judged by it.
    var isReached: Bool {
        potentialScaleReduction <= Self.reductionLimit
            && min(bulkSampleSize, tailSampleSize) >= Self.sampleSizeLimit
    }

    /// Draws after which a trajectory diverged.
    var divergences: Int { chains.reduce(0) { $0 + $1.divergences } }

    /// The numbers in a sentence.
    var sentence: String {
        let reduction = NumberText.fixed(potentialScaleReduction, decimals: 3)
        let (bulk, tail) = (NumberText.significant(bulkSampleSize), NumberText.significant(tailSampleSize))
        let steps = chains.reduce(0) { $0 + $1.warmUpSteps + $1.steps }
        let diverged =
            divergences == 0
            ? "no trajectory diverged"
            : "\(NumberText.count(divergences, "trajectory", "trajectories")) diverged"
        return
            "\(NumberText.count(draws)) draws from \(NumberText.count(chains.count, "chain")) and \(NumberText.count(steps)) steps; over the functions at all points R̂ is at most \(reduction), the effective number of draws at least \(bulk) (bulk) and \(tail) (tails); \(diverged)"
    }

    /// What is wrong, as the reason why there is no score.
    var reason: String {
        "the reference has not converged (R̂ \(NumberText.fixed(potentialScaleReduction, decimals: 3)), effective draws \(NumberText.significant(min(bulkSampleSize, tailSampleSize))))"
    }
}
