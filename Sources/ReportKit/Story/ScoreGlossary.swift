/// What the scores mean, and which of them stand in the table that compares methods.
enum ScoreGlossary {
    /// A column of the table that compares methods.
    struct Column: Sendable {
        /// The score's name.
        let score: String
        /// The test points that count.
        let region: String
        /// What stands above the column.
        let heading: String
        /// Whether less is better.
        let isBetterLow: Bool
        /// How a value is written.
        let text: @Sendable (Double) -> String
    }

    /// The columns in their order.
    static let comparison: [Column] = []

    /// The glossary as a section.
    static var blocks: [Block] {
        [.heading(level: 2, title: "What the scores mean", anchor: "scores"), .definitions([])]
    }
}
