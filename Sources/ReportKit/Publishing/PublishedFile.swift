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

    /// Whether a path leads to a place inside a report that the program does not keep for itself.
    static func isSafe(_ path: BytePath) -> Bool {
        let parts = path.bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map(Array.init)
        return !Workshop.reserves(path)
            && parts.allSatisfy { part in
                !part.isEmpty && part != Array(".".utf8) && part != Array("..".utf8)
                    && !part.contains(UInt8(ascii: "\n")) && !part.contains(0)
            }
    }
}
