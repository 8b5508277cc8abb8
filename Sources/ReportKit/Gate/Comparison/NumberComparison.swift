import Predictions

/// A number of the baseline beside the new one.
struct NumberComparison: Sendable {
    /// What came of it.
    enum Outcome: Sendable, Equatable {
        /// Worse by more than is tolerated, for sure.
        case worse
        /// Better by more than is tolerated, for sure.
        case better
        /// Neither can be said.
        case notDistinguishable
        /// Nothing can be said, and why.
        case notComparable(String)
    }

    /// The method.
    let method: RecordedResults.Method
    /// The part of the points.
    let region: Region
    /// The score, as the policy names it.
    let score: JudgedScore
    /// Its name in metrics.
    let key: String
    /// The value of the baseline; over the seeds, the mean.
    let before: Double
    /// The new value.
    let after: Double
    /// By how much it is worse, and how surely; nil where that can't be said.
    let evidence: ChangeEvidence?
    /// What came of it.
    var outcome: Outcome

    /// How far it lies beyond what is tolerated, as a share of what chance would explain: what is worst comes first.
    var severity: Double {
        guard let evidence else { return -.infinity }
        let reach = max(evidence.worsening - evidence.low, .leastNormalMagnitude)
        return (evidence.worsening - evidence.margin) / reach
    }
}
