import Testing

@testable import Plot

/// Labels against those of mizani 0.14.6 (`breaks_extended`), a translation of the authors' R package `labeling`,
/// whose manual gives the first row.
struct ExtendedWilkinsonTests {
    @Test(
        "Labels are those of the authors' implementation",
        arguments: [
            (8.1...14.1, 4.0, [8.0, 10, 12, 14]),
            (0...1, 5, [0, 0.25, 0.5, 0.75, 1]),
            (0...9, 5, [0, 2.5, 5, 7.5, 10]),
            (0...9, 6, [0, 2, 4, 6, 8, 10]),
            (-2.97...2.97, 5, [-3, -2, -1, 0, 1, 2, 3]),
            (1.3...98.7, 5, [0, 25, 50, 75, 100]),
            (-0.004...0.0271, 6, [-0.005, 0, 0.005, 0.01, 0.015, 0.02, 0.025]),
            (1e6...3.7e6, 4, [1e6, 2e6, 3e6, 4e6]),
            (0...200, 8, [0, 25, 50, 75, 100, 125, 150, 175, 200]),
            (17...17.9, 5, [17, 17.25, 17.5, 17.75, 18]),
            (-140...80, 5, [-150, -100, -50, 0, 50, 100]),
            (1998...2017, 5, [2000, 2005, 2010, 2015]),
            (0.01...0.99, 10, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
            (3...1003, 7, [0, 200, 400, 600, 800, 1000]),
        ] as [(ClosedRange<Double>, Double, [Double])])
    func published(domain: ClosedRange<Double>, wished: Double, expected: [Double]) {
        #expect(ExtendedWilkinson(domain: domain, wished: wished).labels().map(\.value) == expected)
    }

    @Test(
        "Labels that must stay inside do, at every order of magnitude", arguments: [-300, -12, -1, 0, 3, 15, 300])
    func inside(power: Int) throws {
        for digits in ["1.37", "2.9", "7.1"] {
            let upper = try #require(Double(digits + "e\(power)"))
            let labels = ExtendedWilkinson(domain: (-upper / 3)...upper, wished: 5, isInside: true).labels()
            #expect((3...9).contains(labels.count))
            #expect(labels.allSatisfy { $0.value >= -upper / 3 && $0.value <= upper })
            #expect(labels.contains { $0.significand == 0 })
        }
    }

    @Test("Whole labels are whole numbers, however short the axis")
    func whole() {
        let labels = ExtendedWilkinson(domain: 1...3, wished: 8, isInside: true, isWhole: true).labels()
        #expect(labels.map(\.value) == [1, 2, 3])
    }

    @Test("A domain without extent or end has no labels")
    func degenerate() {
        #expect(ExtendedWilkinson(domain: 2...2, wished: 5).labels().isEmpty)
        #expect(ExtendedWilkinson(domain: 0 ... .infinity, wished: 5).labels().isEmpty)
    }
}
