import Foundation
import Testing

@testable import ReportKit

@Suite("Work that is kept for the next run")
struct WorkCacheTests {
    private func cache(
        _ directory: borrowing TemporaryDirectory, limit: Int = 1_000_000, build: UInt8 = 0
    ) throws -> WorkCache {
        try #require(
            WorkCache(
                directory: directory.path + "/kept", limit: limit,
                program: Digest(bytes: [UInt8](repeating: build, count: 32))))
    }

    private func files(_ directory: borrowing TemporaryDirectory) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory.path + "/kept").sorted()
    }

    private func key(_ cache: WorkCache, _ name: String) -> WorkCache.Key { cache.key("test") { $0.append(name) } }

    /// Keeps a text under its own name.
    private func keep(_ text: String, in cache: WorkCache) { cache.keep(key(cache, text)) { $0.append(text) } }

    private func found(_ text: String, in cache: WorkCache) -> Bool {
        cache.value(key(cache, text)) { reader throws(ByteReader.Damage) in try reader.text() } == text
    }

    @Test func `SHA-256 is that of the standard's examples, in whatever pieces`() {
        func digest(_ pieces: [String]) -> String {
            var writer = DigestWriter()
            for piece in pieces { Array(piece.utf8).withUnsafeBytes { writer.append(raw: $0) } }
            return writer.digest.text
        }
        #expect(digest([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(digest(["abc"]) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        let long = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
        let expected = "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        for place in 0...long.count {
            #expect(digest([String(long.prefix(place)), String(long.dropFirst(place))]) == expected)
        }
        #expect(
            digest([String](repeating: String(repeating: "a", count: 1000), count: 1000))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test func `A key tells apart what differs in kind, build, order or in where parts end`() throws {
        let directory = try TemporaryDirectory()
        let cache = try cache(directory)
        let keys = [
            cache.key("run") { $0.append("ab") }, cache.key("film") { $0.append("ab") },
            try self.cache(directory, build: 1).key("run") { $0.append("ab") },
            cache.key("run") {
                $0.append("a")
                $0.append("b")
            },
            cache.key("run") {
                $0.append("")
                $0.append("ab")
            },
            cache.key("run") { $0.append("ba") }, cache.key("run") { $0.append([1.0]) },
            cache.key("run") { $0.append([1.0, -0.0]) }, cache.key("run") { $0.append([1.0, 0.0]) },
        ]
        #expect(Set(keys).count == keys.count)
        #expect(cache.key("run") { $0.append("ab") } == keys[0])
    }

    @Test func `What was kept is found by another run, but not by another build`() throws {
        let directory = try TemporaryDirectory()
        #expect(try cache(directory).prepare() == nil)
        keep("one", in: try cache(directory))
        #expect(found("one", in: try cache(directory)))
        #expect(!found("two", in: try cache(directory)))
        #expect(!found("one", in: try cache(directory, build: 1)))
        // Nobody else may read what a user's data made.
        let attributes = try FileManager.default.attributesOfItem(atPath: directory.path + "/kept")
        #expect(attributes[.posixPermissions] as? Int == 0o700)
    }

    @Test func `This program is told from other builds`() throws {
        #expect(try #require(Digest.program).bytes.count == 32)
    }

    @Test func `A file with any byte changed, cut off or added is as good as none, and is made again`() throws {
        let directory = try TemporaryDirectory()
        let cache = try cache(directory)
        #expect(cache.prepare() == nil)
        keep("work", in: cache)
        let path = directory.path + "/kept/" + (try #require(files(directory).first))
        let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        for place in whole.indices {
            var damaged = whole
            damaged[place] ^= 0x10
            try Data(damaged).write(to: URL(fileURLWithPath: path))
            #expect(!found("work", in: cache))
            try Data(whole[..<place]).write(to: URL(fileURLWithPath: path))
            #expect(!found("work", in: cache))
        }
        try Data(whole + [0]).write(to: URL(fileURLWithPath: path))
        #expect(!found("work", in: cache))
        keep("work", in: cache)
        #expect(found("work", in: cache))
        #expect(try files(directory).count == 1)
    }

    @Test func `Work of another key is not taken for one's own, even under its name`() throws {
        let directory = try TemporaryDirectory()
        let cache = try cache(directory)
        #expect(cache.prepare() == nil)
        keep("one", in: cache)
        let one = try #require(files(directory).first)
        keep("two", in: cache)
        let two = try #require(files(directory).first { $0 != one })
        try FileManager.default.removeItem(atPath: directory.path + "/kept/" + two)
        try FileManager.default.copyItem(
            atPath: directory.path + "/kept/" + one, toPath: directory.path + "/kept/" + two)
        #expect(cache.bytes(key(cache, "two")) == nil && found("one", in: cache))
    }

    @Test func `A form that can't be read is as good as none`() throws {
        let directory = try TemporaryDirectory()
        let cache = try cache(directory)
        #expect(cache.prepare() == nil)
        let key = key(cache, "x")
        cache.keep(key) { $0.append(1 << 60) }
        let list: [Int]? = cache.value(key) { reader throws(ByteReader.Damage) in
            try reader.array { reader throws(ByteReader.Damage) in try reader.integer() }
        }
        #expect(list == nil)
        #expect(cache.value(key) { reader throws(ByteReader.Damage) in try reader.doubles() } == nil)
        cache.keep(key) {
            $0.append(1)
            $0.append(2)
        }
        // More is there than was asked for.
        #expect(cache.value(key) { reader throws(ByteReader.Damage) in try reader.integer() } == nil)
    }

    @Test func `Beyond the limit the least recently used go, and files of others stay`() throws {
        let directory = try TemporaryDirectory()
        let cache = try cache(directory, limit: 10_000)
        #expect(cache.prepare() == nil)
        let texts = ["a", "b", "c", "d", "e", "f"].map { String(repeating: $0, count: 1900) }
        for (age, text) in texts.enumerated() {
            keep(text, in: cache)
            let names = try files(directory)
            for name in names {
                let path = directory.path + "/kept/" + name
                let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
                guard bytes.contains(Data(text.utf8)) else { continue }
                try FileManager.default.setAttributes(
                    [.modificationDate: Date(timeIntervalSince1970: Double(1000 + age))], ofItemAtPath: path)
            }
        }
        try directory.write("mine", to: "kept/notes.txt")
        // The oldest is used once more.
        #expect(found(texts[0], in: cache))
        cache.trim()
        #expect(try files(directory).count == 6)
        #expect(texts.map { found($0, in: cache) } == [true, false, true, true, true, true])
        #expect(try directory.read("kept/notes.txt") == "mine")
        // What is more than a quarter of it all is not kept.
        keep(String(repeating: "g", count: 3000), in: cache)
        #expect(!found(String(repeating: "g", count: 3000), in: cache))
    }

    @Test func `What was never finished goes after a while`() throws {
        let directory = try TemporaryDirectory()
        let cache = try cache(directory)
        try directory.write("half", to: "kept/.part-abcdef")
        cache.trim()
        #expect(try files(directory) == [".part-abcdef"])
        cache.trim(now: time(nil) + 7200)
        #expect(try files(directory) == [])
    }

    @Test func `Several that write, read and remove at once lose nothing but work`() async throws {
        let directory = try TemporaryDirectory()
        let (cache, small) = (try cache(directory), try self.cache(directory, limit: 40_000))
        #expect(cache.prepare() == nil)
        let texts = (0..<20).map { String(repeating: "\($0) ", count: 1000) }
        let keys = texts.map { key(cache, $0) }
        let torn = await withTaskGroup(of: Int.self) { group in
            for task in 0..<8 {
                group.addTask {
                    var torn = 0
                    for round in 0..<100 {
                        let number = (round * 7 + task) % texts.count
                        cache.keep(keys[number]) { $0.append(texts[number]) }
                        let read = cache.value(keys[number]) { reader throws(ByteReader.Damage) in try reader.text() }
                        if let read, read != texts[number] { torn += 1 }
                        if round % 10 == task { small.trim() }
                    }
                    return torn
                }
            }
            return await group.reduce(0, +)
        }
        #expect(torn == 0)
        #expect(try files(directory).allSatisfy { $0.hasPrefix("test-") })
    }

    @Test func `A directory that can't be made is told, and costs nothing else`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("", to: "kept")
        let cache = try cache(directory)
        #expect(try #require(cache.prepare()).contains("kept"))
        keep("one", in: cache)
        #expect(!found("one", in: cache))
    }
}
