import Testing

@testable import ReportKit

@Suite struct RowOriginTests {
    @Test func `Days far from zero are told apart, and those that went through single precision are found again`() {
        let days = (0..<40).map { 2_460_000.1 + Double($0) / 64 }
        let origin = RowOrigin(of: days, featureCount: 1)
        #expect(Set(days.indices.map { origin.key(days, $0) }).count == 40)
        // The table has all digits, the predictions have not.
        let table = (0..<40).map { 1000.1 + Double($0) }
        let single = table.map { Double(Float($0)) }
        let rounded = RowOrigin(of: single, featureCount: 2)
        for row in 0..<20 { #expect(rounded.key(single, row) == rounded.key(table, row)) }
    }
}
