extension ZipArchive {
    /// An archive of members that are not compressed, with the same bytes whenever it is made.
    ///
    /// - Throws: ``ArchiveError/tooLarge(limit:)`` if the archive would pass 4 GiB.
    static func file(_ members: [(name: String, content: [UInt8])]) throws(ArchiveError) -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        let limit = Int(UInt32.max) - 1
        file.reserveCapacity(members.reduce(1_000) { $0 + $1.content.count })
        for (name, content) in members {
            guard file.count + content.count + directory.count + 1_000 < limit else { throw .tooLarge(limit: limit) }
            // Version 2.0, no flags, stored, and 1980-01-01 00:00, the first time that the form knows.
            let common: [UInt8] =
                [20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0] + littleEndianBytes(Deflate.checksum(content[...]))
                + littleEndianBytes(UInt32(content.count)) + littleEndianBytes(UInt32(content.count))
                + littleEndianBytes(UInt16(name.utf8.count)) + [0, 0]
            directory +=
                [0x50, 0x4B, 1, 2, 20, 0] + common + [UInt8](repeating: 0, count: 10)
                + littleEndianBytes(UInt32(file.count)) + Array(name.utf8)
            file += [0x50, 0x4B, 3, 4] + common + Array(name.utf8)
            file += content
        }
        let count = littleEndianBytes(UInt16(members.count))
        let start = littleEndianBytes(UInt32(file.count))
        file += directory
        file += [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count + littleEndianBytes(UInt32(directory.count))
        file += start + [0, 0]
        return file
    }
}
