import Tables

/// The members of a zip archive (PKWARE, APPNOTE.TXT 6.3), as far as NumPy's `.npz` files need it.
///
/// The names of members are names and nothing else: none is ever used as a path. Sizes are checked against the file and
/// against a limit before anything is allocated, and checksums before anything is believed.
struct ZipArchive {
    /// A member, as the central directory describes it.
    struct Member {
        let name: String
        fileprivate let method: UInt16
        fileprivate let checksum: UInt32
        fileprivate let size: Int
        fileprivate let content: Range<Int>
    }

    private let file: [UInt8]
    /// The members in the order of the directory.
    let members: [Member]

    /// Reads the directory.
    ///
    /// - Parameters:
    ///   - file: the whole archive.
    ///   - limit: the most bytes that all members together may have when they are decompressed.
    /// - Throws: ``ArchiveError`` for anything that a file from `numpy.savez` does not have.
    init(_ file: [UInt8], limit: Int) throws(ArchiveError) {
        guard !file.isEmpty else { throw .empty }
        let end = try Self.endOfDirectory(in: file)
        let disks = (file.word16(end + 4), file.word16(end + 6))
        let count = Int(file.word16(end + 10))
        let size = Int(file.word32(end + 12))
        let start = Int(file.word32(end + 16))
        guard count != 0xFFFF, size != 0xFFFF_FFFF, start != 0xFFFF_FFFF else { throw .tooLarge(limit: limit) }
        guard disks == (0, 0), count == Int(file.word16(end + 8)), start + size == end else {
            throw .damaged(offset: end, what: "the directory is not where its end says")
        }

        var members: [Member] = []
        var names: Set<String> = []
        var total = 0
        var offset = start
        for _ in 0..<count {
            let (member, next) = try Self.member(in: file, at: offset, directoryEnd: end)
            guard names.insert(member.name).inserted else { throw .duplicate(Excerpt.of(member.name)) }
            total += member.size
            guard total <= limit else { throw .tooLarge(limit: limit) }
            members.append(member)
            offset = next
        }
        guard offset == end else { throw .damaged(offset: offset, what: "the directory is longer than its members") }
        self.file = file
        self.members = members
    }

    /// The content of a member, decompressed and checked.
    func content(of member: Member) throws(ArchiveError) -> ArraySlice<UInt8> {
        let stored = file[member.content]
        let content: ArraySlice<UInt8>
        if member.method == 0 {
            content = stored
        } else {
            guard let inflated = Deflate.inflated(stored, size: member.size) else {
                throw .notInflatable(Excerpt.of(member.name), size: member.size)
            }
            content = inflated[...]
        }
        guard Deflate.checksum(content) == member.checksum else { throw .checksum(Excerpt.of(member.name)) }
        return content
    }

    /// Where the record at the end of the directory starts; a comment of up to 65,535 bytes may follow it.
    private static func endOfDirectory(in file: [UInt8]) throws(ArchiveError) -> Int {
        let length = 22
        var offset = file.count - length
        while offset >= max(0, file.count - length - 0xFFFF) {
            if file.word32(offset) == 0x0605_4B50, offset + length + Int(file.word16(offset + 20)) == file.count {
                return offset
            }
            offset -= 1
        }
        throw file.starts(with: [0x50, 0x4B]) ? .cutOff : .notAnArchive
    }

    /// Reads one entry of the directory and the header in front of the member's content.
    private static func member(
        in file: [UInt8], at offset: Int, directoryEnd: Int
    ) throws(ArchiveError) -> (member: Member, next: Int) {
        guard offset + 46 <= directoryEnd, file.word32(offset) == 0x0201_4B50 else {
            throw .damaged(offset: offset, what: "an entry of the directory is missing")
        }
        let flags = file.word16(offset + 8)
        let method = file.word16(offset + 10)
        let compressedSize = Int(file.word32(offset + 20))
        let size = Int(file.word32(offset + 24))
        let nameLength = Int(file.word16(offset + 28))
        let local = Int(file.word32(offset + 42))
        let next = offset + 46 + nameLength + Int(file.word16(offset + 30)) + Int(file.word16(offset + 32))
        guard next <= directoryEnd else { throw .damaged(offset: offset, what: "an entry of the directory is cut off") }
        let rawName = file[offset + 46..<offset + 46 + nameLength]
        let name = try checkedName(rawName)
        let shown = Excerpt.of(name)

        // Bit 0 is encryption, bit 6 strong encryption, bit 13 an encrypted directory.
        guard flags & 0x2041 == 0 else { throw .encrypted(shown) }
        guard method == 0 || method == 8 else { throw .method(shown, number: method) }
        guard compressedSize != 0xFFFF_FFFF, size != 0xFFFF_FFFF, local != 0xFFFF_FFFF else {
            throw .zip64(shown)
        }
        guard method == 8 || size == compressedSize else {
            throw .damaged(offset: offset, what: "two sizes are given for a member that is not compressed")
        }
        guard size <= compressedSize * Deflate.greatestRatio else { throw .notInflatable(shown, size: size) }

        guard local + 30 <= file.count, file.word32(local) == 0x0403_4B50 else {
            throw .damaged(offset: local, what: "a member is not where the directory says")
        }
        let nameStart = local + 30
        let contentStart = nameStart + Int(file.word16(local + 26)) + Int(file.word16(local + 28))
        guard contentStart + compressedSize <= file.count else {
            throw .damaged(offset: local, what: "a member is cut off")
        }
        guard file[nameStart..<contentStart].starts(with: rawName), Int(file.word16(local + 26)) == nameLength else {
            throw .damaged(offset: local, what: "a member has another name than in the directory")
        }
        let member = Member(
            name: name, method: method, checksum: file.word32(offset + 16), size: size,
            content: contentStart..<contentStart + compressedSize)
        return (member, next)
    }

    /// A name that can't be mistaken for a path.
    private static func checkedName(_ bytes: ArraySlice<UInt8>) throws(ArchiveError) -> String {
        let name = String(decoding: bytes, as: UTF8.self)
        let isPath = bytes.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") || $0 == 0 }
        guard !isPath, !name.isEmpty, name != ".", name != ".." else { throw .path(Excerpt.of(name)) }
        return name
    }
}

extension [UInt8] {
    /// Two bytes as an integer, the lower one first; the caller has checked that they are there.
    fileprivate func word16(_ offset: Int) -> UInt16 { UInt16(self[offset]) | UInt16(self[offset + 1]) << 8 }

    /// Four bytes as an integer, the lowest first; the caller has checked that they are there.
    fileprivate func word32(_ offset: Int) -> UInt32 {
        UInt32(word16(offset)) | UInt32(word16(offset + 2)) << 16
    }
}
