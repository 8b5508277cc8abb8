/// A form that a document is published in.
///
/// A form is one conforming type with its escaper, and one line where the files of a report are written.
public protocol DocumentWriter: Sendable {
    /// The name of its file in a report.
    var fileName: String { get }

    /// The document in this form, ending with a line break.
    func write(_ document: Document) -> String
}
