import Predictions
import Foundation
import Testing

@testable import ReportKit

@Suite struct RegularFileTests {
    @Test func `All bytes of a file are read`() throws {
        let directory = try TemporaryDirectory()
        let text = String(repeating: "0123456789", count: 20_000)
        try directory.write(text, to: "data.csv")
        #expect(try RegularFile.read(directory.path + "/data.csv", limit: 1_000_000) == Array(text.utf8))
    }

    @Test func `A file over the limit is refused`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("12345", to: "data.csv")
        #expect(throws: FileError.tooLarge(directory.path + "/data.csv", bytes: 5, limit: 4)) {
            try RegularFile.read(directory.path + "/data.csv", limit: 4)
        }
    }

    @Test(arguments: [("/dev/zero", "a device"), ("/dev/null", "a device"), ("/", "a directory")])
    func `What is not a regular file is refused without reading it`(path: String, kind: String) {
        #expect(throws: FileError.notRegular(path, found: kind)) { try RegularFile.read(path, limit: 1000) }
    }

    @Test func `A pipe is refused without waiting for a writer`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/pipe"
        #expect(mkfifo(path, 0o600) == 0)
        #expect(throws: FileError.notRegular(path, found: "a pipe")) { try RegularFile.read(path, limit: 1000) }
    }

    @Test func `A missing file is called missing`() {
        #expect(throws: FileError.missing("/nowhere/data.csv")) {
            try RegularFile.read("/nowhere/data.csv", limit: 1000)
        }
    }
}
