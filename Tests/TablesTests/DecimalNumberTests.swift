import Testing

@testable import Tables

@Suite("Decimal numbers")
struct DecimalNumberTests {
    func value(_ text: String) -> Double? {
        let bytes = Array("<\(text)>".utf8)
        return DecimalNumber.value(of: bytes, in: 1..<bytes.count - 1)
    }

    @Test(
        "Numbers that are hard to round are rounded to the nearest, halves to even",
        arguments: [
            // Above and below half a unit in the last place, and exactly between two doubles (2⁵³ + 1).
            ("9007199254740993", 0x1p53), ("9007199254740993.0000000000000001", 0x1.0000000000001p53),
            ("9007199254740991", 0x1.fffffffffffffp52), ("9007199254740995", 0x1.0000000000002p53),
            // The largest and the smallest doubles of IEEE 754, the value that once hung PHP, and Python 3.11's float.hex.
            ("1.7976931348623157e308", .greatestFiniteMagnitude),
            ("4.9406564584124654e-324", Double.leastNonzeroMagnitude),
            ("2.2250738585072012e-308", .leastNormalMagnitude),
            ("2.2250738585072011e-308", Double.leastNormalMagnitude.nextDown),
            ("1e-400", 0), ("1e22", 1e22), ("1e23", 9.999999999999999e22), ("0.1", 0x1.999999999999ap-4),
            ("3.14159265358979323846264338327950288", 0x1.921fb54442d18p1),
            ("123456789012345e-22", 0x1.a831bd731a26p-27),
            ("0.000000000000000000000000000000000001", 1e-36), ("1000000000000000000000000000000000000", 1e36),
        ])
    func rounding(text: String, expected: Double) throws {
        #expect(value(text) == expected)
        #expect(value("-" + text) == -expected)
    }

    @Test("Zero keeps its sign")
    func zero() throws {
        #expect(value("-0.00")?.sign == .minus)
        #expect(value("0e999") == 0)
    }

    @Test("Every way through agrees with the standard library's parser")
    func standardLibrary() throws {
        var state: UInt64 = 7
        func random() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 11
        }
        for _ in 0..<50_000 {
            let digits = String(random() >> (random() % 53))
            let point = Int(random() % UInt64(digits.count + 1))
            let exponent = Int(random() % 60) - 30
            let text = digits.prefix(point) + "." + digits.dropFirst(point) + "e\(exponent)"
            #expect(value(String(text)) == Double(text.hasPrefix(".") ? "0" + text : String(text)))
        }
    }

    @Test(
        "What is no decimal number is refused",
        arguments: [
            "", " ", "+", "-", ".", "e5", "1e", "1e+", "1.5.2", "0x10", "1p3", "inf", "nan", "1,5", "１", "1 2", "+-1",
        ])
    func refused(text: String) { #expect(value(text) == nil) }
}
