import Testing

@testable import Predictions

@Suite("Zip archives")
struct ZipArchiveTests {
    static let limit = 1 << 20

    /// What is wrong with an archive or one of its members, if something is.
    func refusal(of file: [UInt8], limit: Int = limit) -> ArchiveError? {
        do throws(ArchiveError) {
            let archive = try ZipArchive(file, limit: limit)
            for member in archive.members { _ = try archive.content(of: member) }
            return nil
        } catch {
            return error
        }
    }

    /// Where a sequence of bytes occurs for the last time.
    func lastOffset(of bytes: [UInt8], in file: [UInt8]) throws -> Int {
        try #require((0...file.count - bytes.count).last { file[$0...].starts(with: bytes) })
    }

    /// A file of one member after a change at an offset within its entry in the directory.
    func changedEntry(of file: [UInt8], at offset: Int, to bytes: [UInt8]) throws -> [UInt8] {
        var file = file
        let start = try lastOffset(of: [0x50, 0x4B, 1, 2], in: file) + offset
        file.replaceSubrange(start..<start + bytes.count, with: bytes)
        return file
    }

    @Test("What NumPy writes is read, stored or compressed", arguments: ["stored.npz", "compressed.npz"])
    func reading(name: String) throws {
        let archive = try ZipArchive(try fixture(name), limit: Self.limit)
        #expect(archive.members.map(\.name) == ["x.npy", "mean.npy", "variance.npy", "y.npy"])
        let x = try NumPyArray(try archive.content(of: archive.members[0]))
        #expect(x.doubles == [-1, 0, 0.5, 2.25])
    }

    @Test("What is written can be read")
    func writing() throws {
        let file = try ZipArchive.file([("a", [1, 2, 3]), ("b.npy", [])])
        let archive = try ZipArchive(file, limit: Self.limit)
        #expect(archive.members.map(\.name) == ["a", "b.npy"])
        #expect(try archive.content(of: archive.members[0]) == [1, 2, 3])
        #expect(try archive.content(of: archive.members[1]).isEmpty)
        #expect(try ZipArchive(try ZipArchive.file([]), limit: 0).members.isEmpty)
    }

    @Test("The checksum is that of the standard")
    func checksum() {
        // The check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms.
        #expect(Deflate.checksum(Array("123456789".utf8)[...]) == 0xCBF4_3926)
    }

    @Test(
        "A member that is named like a path is refused",
        arguments: ["../x.npy", "/etc/passwd", "a/b.npy", "a\\b.npy", "..", ".", "", "x\0.npy"])
    func paths(name: String) throws {
        let error = try #require(refusal(of: try ZipArchive.file([(name, [1])])))
        guard case .path = error else {
            Issue.record("refused as \(error)")
            return
        }
        #expect(error.description.contains("named like a path"))
    }

    @Test("Two members of one name are refused")
    func duplicates() throws {
        let file = try ZipArchive.file([("x.npy", [1]), ("x.npy", [2])])
        #expect(refusal(of: file) == .duplicate("x.npy"))
    }

    @Test("A member whose content changed is refused", arguments: ["stored.npz", "compressed.npz"])
    func badChecksum(name: String) throws {
        let file = try changedEntry(of: try fixture(name), at: 16, to: [0, 0, 0, 0])
        #expect(refusal(of: file) == .checksum("y.npy"))
    }

    @Test("An encrypted member is refused", arguments: [[1, 0], [0x41, 0], [0, 0x20]] as [[UInt8]])
    func encryption(flags: [UInt8]) throws {
        #expect(refusal(of: try changedEntry(of: try fixture("stored.npz"), at: 8, to: flags)) == .encrypted("y.npy"))
    }

    @Test("Another compression is refused by its number")
    func compression() throws {
        // 12 is bzip2, 14 LZMA (APPNOTE.TXT, 4.4.5).
        let file = try changedEntry(of: try fixture("compressed.npz"), at: 10, to: [14, 0])
        #expect(refusal(of: file) == .method("y.npy", number: 14))
    }

    @Test("A member that inflates to more or less than it claims, or claims what can't be, is refused")
    func inflation() throws {
        let file = try fixture("compressed.npz")
        for size in [159, 161, 10_000] {
            let changed = try changedEntry(of: file, at: 24, to: littleEndianBytes(UInt32(size)))
            #expect(refusal(of: changed) == .notInflatable("y.npy", size: size))
        }
        // Beyond what deflate can do from so few bytes: refused before anything is allocated.
        let bomb = try changedEntry(of: file, at: 24, to: littleEndianBytes(UInt32(4_000_000_000)))
        #expect(refusal(of: bomb, limit: .max) == .notInflatable("y.npy", size: 4_000_000_000))
        #expect(refusal(of: try changedEntry(of: file, at: 24, to: [0xFF, 0xFF, 0xFF, 0xFF])) == .zip64("y.npy"))
    }

    @Test("Members that together pass the limit are refused", arguments: ["stored.npz", "compressed.npz"])
    func sizeLimit(name: String) throws {
        let file = try fixture(name)
        // Headers of 128 bytes each, and 4 × 8, 12 × 4, 12 × 4 and 4 × 8 bytes of values.
        #expect(refusal(of: file, limit: 4 * 128 + 160) == nil)
        #expect(refusal(of: file, limit: 4 * 128 + 159) == .tooLarge(limit: 4 * 128 + 159))
    }

    @Test("An archive that is cut off anywhere is refused", arguments: ["stored.npz", "compressed.npz"])
    func truncation(name: String) throws {
        let whole = try fixture(name)
        #expect(refusal(of: []) == .empty)
        #expect(refusal(of: [1, 2, 3]) == .notAnArchive)
        for length in 2..<whole.count { #expect(refusal(of: Array(whole.prefix(length))) == .cutOff) }
    }

    @Test("No damage to an archive makes the reader crash")
    func damage() throws {
        let whole = [try fixture("stored.npz"), try fixture("compressed.npz")]
        var random = Sequence64(state: 11)
        var refused = 0
        for round in 0..<20_000 {
            var file = whole[round % 2]
            if round % 5 == 0 { file.removeSubrange(0..<random.next(below: file.count)) }
            // Half of the changes hit the directory, where the structure is.
            let from = round % 4 < 2 ? 0 : max(0, file.count - 260)
            for _ in 0...random.next(below: 3) {
                file[from + random.next(below: file.count - from)] = UInt8(truncatingIfNeeded: random.next(below: 256))
            }
            if let error = refusal(of: file) {
                #expect(!error.description.isEmpty)
                refused += 1
            }
        }
        #expect(refused > 10_000)
    }
}
