import Foundation
import Testing

@testable import Predictions

/// A file that NumPy wrote, from `Fixtures/make.py`.
func fixture(_ name: String) throws -> [UInt8] {
    let url = try #require(Bundle.module.url(forResource: name, withExtension: nil, subdirectory: "Fixtures"))
    return [UInt8](try Data(contentsOf: url))
}

/// A reproducible stream of integers below a limit.
struct Sequence64 {
    var state: UInt64

    mutating func next(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}

@Suite("NumPy arrays")
struct NumPyArrayTests {
    static let formNames = ["f2", "f4", "f8", "i8"].flatMap { kind in
        ["little", "big"].flatMap { order in ["c", "fortran"].map { "\(kind)-\(order)-\($0).npy" } }
    }

    /// What is wrong with a file, if something is.
    func refusal(of file: [UInt8]) -> NumPyError? {
        do throws(NumPyError) {
            _ = try NumPyArray(file)
            return nil
        } catch {
            return error
        }
    }

    /// An array with a header of our choice.
    func file(_ header: String, version: [UInt8] = [1, 0], body: Int = 0) -> [UInt8] {
        let length =
            version[0] == 1
            ? littleEndianBytes(UInt16(header.utf8.count)) : littleEndianBytes(UInt32(header.utf8.count))
        return [0x93] + Array("NUMPY".utf8) + version + length + Array(header.utf8) + [UInt8](repeating: 0, count: body)
    }

    func header(_ type: String = "<f4", shape: String) -> String {
        "{'descr': '\(type)', 'fortran_order': False, 'shape': \(shape), }"
    }

    @Test("Every type, byte order and order of axes gives the same numbers", arguments: formNames)
    func forms(name: String) throws {
        let array = try NumPyArray(try fixture(name))
        #expect(array.shape == [2, 3])
        #expect(array.doubles == [1, -2, 3, 4, 5, 600])
        #expect(array.floats == [1, -2, 3, 4, 5, 600])
    }

    @Test("Integers of every size are read, and truth values as 0 and 1")
    func integers() throws {
        for kind in ["i1", "i2", "i4", "u1", "u2", "u4", "u8"] {
            let expected: [Double] = [1, 2, 3, 4, 5, kind.hasPrefix("i") ? -6 : 200]
            #expect(try NumPyArray(try fixture(kind + ".npy")).doubles == expected, "\(kind)")
        }
        #expect(try NumPyArray(try fixture("b1.npy")).doubles == [1, 0, 1])
    }

    @Test("Versions 2.0 and 3.0 of the form are read", arguments: ["version-2.npy", "version-3.npy"])
    func versions(name: String) throws {
        #expect(try NumPyArray(try fixture(name)).doubles == [1, -2, 3, 4, 5, 600])
    }

    @Test("Three axes, columns first, come rows first")
    func threeAxes() throws {
        let array = try NumPyArray(try fixture("three-axes-fortran.npy"))
        #expect(array.shape == [2, 3, 4])
        let expected = (0..<24).map { Double($0) }
        #expect(array.doubles == expected)
    }

    @Test("Half precision is what NumPy makes of it: zeros, subnormal and largest numbers, infinities, NaN")
    func half() throws {
        let ours = try NumPyArray(try fixture("half.npy")).floats
        let theirs = try NumPyArray(try fixture("half-as-single.npy")).floats
        #expect(ours.map(\.bitPattern) == theirs.map(\.bitPattern))
    }

    @Test("A single number has no axis, and an axis of length zero holds no values")
    func smallShapes() throws {
        let number = try NumPyArray(try fixture("number.npy"))
        #expect(number.shape == [])
        #expect(number.doubles == [0.5])
        let nothing = try NumPyArray(try fixture("no-values.npy"))
        #expect(nothing.shape == [0, 3])
        #expect(nothing.doubles.isEmpty)
    }

    @Test("What is written is what NumPy writes, byte for byte")
    func writing() throws {
        let values: [Float] = [1, -2, 3, 4, 5, 600]
        #expect(NumPyArray.file(shape: [2, 3], values: values) == (try fixture("f4-little-c.npy")))
        #expect(NumPyArray.file(shape: [2, 3], values: values.map(Double.init)) == (try fixture("f8-little-c.npy")))
        #expect(NumPyArray.file(shape: [], values: [0.5]) == (try fixture("number.npy")))
        #expect(try NumPyArray(NumPyArray.file(shape: [3], values: [1.5, .nan, 2] as [Float])).shape == [3])
    }

    @Test(
        "Another type is refused by its name",
        arguments: [
            ("refused-c8.npy", "<c8", "complex"), ("refused-c16.npy", ">c16", "complex"),
            ("refused-structured.npy", "[('a', '<f4'), ('b', '<f8', (3,))]", "structured"),
            ("refused-U3.npy", "<U3", "text"), ("refused-S3.npy", "|S3", "text"),
            ("refused-M8.npy", "<M8[D]", "times"),
            ("refused-O.npy", "|O", "Python objects, which are never loaded"),
        ])
    func types(name: String, type: String, words: String) throws {
        let error = try #require(refusal(of: try fixture(name)))
        #expect(error == .type(type))
        #expect(error.description.contains(type))
        #expect(error.description.contains(words))
    }

    @Test("An empty file, another file and another version are refused")
    func beginnings() throws {
        #expect(refusal(of: []) == .empty)
        #expect(refusal(of: Array("x,y\n1,2\n".utf8)) == .notNumPy)
        #expect(refusal(of: [0x80, 4, 0x95]) == .notNumPy)
        #expect(refusal(of: file(header(shape: "(1,)"), version: [9, 9], body: 4)) == .version(major: 9, minor: 9))
        #expect(NumPyError.version(major: 9, minor: 9).description.contains("9.9"))
    }

    @Test("A file that is cut off anywhere is refused", arguments: ["f8-little-c.npy", "version-2.npy"])
    func truncation(name: String) throws {
        let whole = try fixture(name)
        for length in 0..<whole.count { #expect(refusal(of: Array(whole.prefix(length))) != nil) }
        #expect(refusal(of: Array(whole.dropLast())) == .bodyTooShort(shape: [2, 3], needed: 48, found: 47))
        #expect(refusal(of: whole + [0]) == .bodyTooLong(shape: [2, 3], needed: 48, found: 49))
    }

    @Test("A shape or a header that claims more than the file has is refused without being believed")
    func claims() throws {
        #expect(
            refusal(of: file(header(shape: "(1000000000000, 100)"), body: 8))
                == .bodyTooShort(shape: [1_000_000_000_000, 100], needed: 400_000_000_000_000, found: 8))
        #expect(
            refusal(of: file(header(shape: "(9223372036854775807, 9223372036854775807)"), body: 8))
                == .bodyTooShort(shape: [.max, .max], needed: nil, found: 8))
        #expect(refusal(of: file(header(shape: "(4611686018427387904, 4)"), body: 0)) != nil)
        #expect(refusal(of: file(header(shape: "(0, 9223372036854775807, 9)"), body: 0)) == nil)
        let length: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF]
        #expect(
            refusal(of: [0x93] + Array("NUMPY".utf8) + [2, 0] + length + [0x7B])
                == .headerTooShort(needed: 4_294_967_295, found: 1))
        #expect(
            refusal(of: file(String(repeating: " ", count: 70_000), version: [2, 0]))
                == .headerTooLong(70_000, limit: 65_536))
    }

    @Test(
        "A header that is not the dictionary that NumPy writes is refused, and never evaluated",
        arguments: [
            "", "{}", "{'descr': '<f4'}", "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'more': 1}",
            "{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (1,)}",
            "{'descr': '<f4', 'fortran_order': 0, 'shape': (1,)}",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}",
            "{'descr': '<f4', 'fortran_order': False, 'shape': 1}",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} + 1",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (1",
            "{'descr': __import__('os').system('true'), 'fortran_order': False, 'shape': (1,)}",
            "{'descr': [[[[[[, 'fortran_order': False, 'shape': (1,)}",
        ])
    func headers(text: String) throws {
        guard case .headerText = try #require(refusal(of: file(text, body: 4))) else {
            Issue.record("the header was taken for one")
            return
        }
    }

    @Test("No damage to a file makes the reader crash")
    func damage() throws {
        let whole = try Self.formNames.map { try fixture($0) }
        var random = Sequence64(state: 5)
        var refused = 0
        for round in 0..<20_000 {
            var file = whole[round % whole.count]
            if round % 3 == 0 { file.removeLast(random.next(below: file.count)) }
            for _ in 0...random.next(below: 4) where !file.isEmpty {
                file[random.next(below: file.count)] = UInt8(truncatingIfNeeded: random.next(below: 256))
            }
            do throws(NumPyError) {
                let array = try NumPyArray(file)
                #expect(array.floats.count == array.count)
            } catch {
                #expect(!error.description.isEmpty)
                refused += 1
            }
        }
        #expect(refused > 1_000)
    }
}
