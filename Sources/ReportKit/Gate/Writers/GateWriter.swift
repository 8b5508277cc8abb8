/// A form in which the result of a comparison is written, for people or another program.
///
/// A form is one conforming type with its escaper, and one line of ``GateWriters``.
protocol GateWriter: Sendable {
    /// The name of its file.
    var fileName: String { get }

    /// The result in this form, ending with a line break.
    func write(_ result: GateResult) -> String
}

/// Every form.
enum GateWriters {
    /// The forms in the order in which they are written.
    static func all(comment options: CommentOptions) -> [any GateWriter] {
        [
            GateTextWriter(),
            CommentWriter(options: options),
            ChangePage(),
            JUnitWriter(),
            AnnotationWriter(),
            SummaryWriter(),
            OpenMetricsWriter(),
            BadgeWriter(),
            ModelIndexWriter(),
        ]
    }
}
