/// A report on its way to its directory: prepared under a temporary name beside it, put in place only when whole.
///
/// Whoever reads the directory sees the earlier report or the new one, at any moment and after any interruption.
/// Letting go of a publication that was not finished removes what it prepared.
///
/// ```swift
/// let publication = try Publication(to: output, force: false)
/// let paths = try publication.publish([PublishedFile("index.html", page)])
/// ```
public struct Publication: ~Copyable {
    private let destination: Destination
    private let force: Bool
    private var staging: Staging

    /// Checks the destination and reserves it, before any work is done.
    ///
    /// - Parameters:
    ///   - path: the directory that will hold the report; made if it is missing.
    ///   - force: whether files of others may stay in it; they are kept as they are.
    /// - Throws: ``PublishingError`` if the directory holds files of others, is in use, or can't be written to.
    public init(to path: String, force: Bool) throws(PublishingError) {
        let destination = try Destination(path)
        try destination.recover()
        try destination.check(force: force)
        staging = try Staging(for: destination)
        self.destination = destination
        self.force = force
    }

    /// Writes all files, waits until the device has them, and lets the new report take the earlier one's place.
    ///
    /// Stops with a `CancellationError`, the earlier report untouched, if the task is cancelled before the last step.
    ///
    /// - Returns: the paths of the files in their place, beginning with the path that the user gave.
    /// - Throws: ``PublishingError`` if a path leads out of the report or a file can't be written.
    public consuming func publish(_ files: [PublishedFile]) throws -> [String] {
        let manifest = Manifest(paths: files.map(\.path))
        let all = files.filter { $0.path != Manifest.name } + [PublishedFile(Manifest.name, manifest.text)]
        for file in all where !file.hasSafePath { throw PublishingError.unsafePath(file.path) }
        try staging.clear()
        for file in all.sorted(by: { $0.path == Manifest.name && $1.path != Manifest.name }) {
            try Task.checkCancellation()
            try staging.write(file)
        }
        try destination.check(force: force)
        try staging.carry(try destination.foreignFiles(), from: destination)
        try staging.synchronise()
        try Task.checkCancellation()
        try staging.takePlace(of: destination)
        return all.map { destination.given + "/" + $0.path }
    }
}

/// A file of a report before it is written.
public struct PublishedFile: Sendable, Equatable {
    /// Where it goes, relative to the report.
    public let path: String
    /// What it holds.
    public let bytes: [UInt8]

    /// Makes a file from bytes.
    public init(_ path: String, _ bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Makes a file from text.
    public init(_ path: String, _ text: String) {
        self.init(path, Array(text.utf8))
    }

    /// Whether the path leads to a place inside the report.
    var hasSafePath: Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return !parts.isEmpty && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." && !$0.contains("\n") }
    }
}
