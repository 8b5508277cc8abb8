/// A report before it is published, and what was said while it was made.
struct MadeReport: Sendable, Equatable {
    /// Its files but their list.
    var files: [PublishedFile]
    /// Whether the training of a method diverged.
    var hasDiverged: Bool
    /// What the user was told in training and scoring.
    var warnings: [String]
}

extension MadeReport {
    /// Writes the report.
    func write(_ writer: inout ByteWriter) {
        writer.append(files) { writer, file in
            writer.append(file.path)
            writer.append(file.bytes)
        }
        writer.append(hasDiverged)
        writer.append(warnings) { $0.append($1) }
    }

    /// Reads what ``write(_:)`` wrote.
    init(_ reader: inout ByteReader) throws(ByteReader.Damage) {
        files = try reader.array { reader throws(ByteReader.Damage) in
            PublishedFile(try reader.text(), try reader.data())
        }
        hasDiverged = try reader.bool()
        warnings = try reader.array { reader throws(ByteReader.Damage) in try reader.text() }
    }
}

extension WorkCache {
    /// The key of a whole report.
    func key(of origin: RunOrigin) -> Key {
        key("report") { writer in
            writer.append(origin.options)
            for input in origin.inputs { writer.append(input.digest) }
        }
    }
}
