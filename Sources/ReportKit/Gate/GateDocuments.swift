/// The result of a comparison in every form.
public struct GateDocuments: Sendable {
    private let result: GateResult
    private let options: CommentOptions

    /// Writes a result.
    ///
    /// - Parameters:
    ///   - result: what came of the comparison.
    ///   - options: what a comment shows beside it.
    public init(_ result: GateResult, comment options: CommentOptions) {
        self.result = result
        self.options = options
    }

    /// Three sentences and a table.
    public var text: String { GateTextWriter().write(result) }

    /// The commands that a workflow of GitHub turns into annotations.
    public var annotations: String { AnnotationWriter().write(result) }

    /// The body of a comment.
    public var comment: String { CommentWriter(options: options).write(result) }

    /// Every form as a file.
    public var files: [PublishedFile] {
        GateWriters.all(comment: options).map { PublishedFile($0.fileName, $0.write(result)) }
    }

    /// Adds the comment to the summary of a step, which other parts of the step may have begun.
    ///
    /// - Throws: ``PublishingError/system(operation:path:_:)`` if that fails.
    public func append(to path: String) throws(PublishingError) {
        try Disk().append(Array(("\n" + comment).utf8), to: BytePath(path))
    }
}

/// A directory of the files of a comparison on its way; see ``Publication``.
public struct GatePublication: ~Copyable {
    private let publication: Publication

    /// Checks and reserves the directory.
    ///
    /// - Throws: ``PublishingError`` if it holds files of others, is in use, or can't be written to.
    public init(to path: String, force: Bool) throws(PublishingError) {
        publication = try Publication(to: path, force: force)
    }

    /// Puts the files in place, all or none.
    ///
    /// - Returns: their paths.
    /// - Throws: ``PublishingError``, or `CancellationError` if the task was cancelled.
    public consuming func publish(_ documents: GateDocuments, warn: (String) -> Void) throws -> [String] {
        try publication.publish(documents.files, warn: warn)
    }
}
