import Figures
import Predictions
import Training

/// Everything that a report says, before it becomes words.
///
/// It knows nothing of how the run was planned, of files, or of a terminal.
struct ReportModel {
    /// The data sets in the order of the report.
    let chapters: [Chapter]
    /// Whether the methods were trained here; if not, their predictions come from other programs.
    var isTrainedHere = true
    /// What the reader must know about the run.
    var warnings: [String] = []
    /// What was scored everywhere.
    var scores: [Score] = Score.all
    /// The root of all randomness.
    var seed = 0
    /// The command that makes the same report again; nil if none does.
    var command: String?
    /// The same as a file of options.
    var configuration: String?

    /// One data set with the methods on it.
    struct Chapter {
        /// What was learned from.
        let dataSet: DataSet
        /// What came of the methods, in the order of the report; what adjustments make of one stands behind it.
        let evaluations: [Evaluation]
        /// The figures about this data set.
        var figures: [ReportFigure] = []
        /// How many seeds were used.
        var seedCount = 1
        /// Which method to trust.
        var recommendation = Recommendation([])
        /// What a sampled posterior says about the methods, if there is one.
        var judgement: ReferenceJudgement?
        /// What was scored.
        var scores: [Score] = Score.all

        /// The methods in the order of the recommendation: the best first.
        var presented: [Evaluation] {
            let order = recommendation.ordered.compactMap { candidate in
                evaluations.first { $0.name == candidate.name && $0.title == candidate.title }
            }
            return order.count == evaluations.count ? order : evaluations
        }

        /// The figures of a part of the report, about a method or about all of them.
        func figures(_ chapter: FigureKind.Chapter, method: String? = nil) -> [Block] {
            figures.filter { $0.kind?.chapter == chapter && $0.composed.method == method }
                .map { .figure($0.documentFigure) }
        }
    }
}
