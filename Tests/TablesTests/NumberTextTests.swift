import Testing

@testable import Tables

@Suite struct NumberTextTests {
    @Test(arguments: [
        (0.0, "0.000"), (-0.0, "0.000"), (1.0005, "1.000"), (0.0996, "0.100"), (-1.25, "−1.250"), (-0.0001, "0.000"),
        (123_456.789, "123456.789"), (.nan, "–"), (.infinity, "∞"), (-.infinity, "−∞"), (1e300, "1.000 × 10³⁰⁰"),
    ])
    func `A fixed number of decimals`(value: Double, text: String) {
        #expect(NumberText.fixed(value, decimals: 3) == text)
    }

    @Test(arguments: [
        (0.0, "0"), (0.01, "0.0100"), (0.012345, "0.0123"), (12.345, "12.3"), (999.6, "1000"), (9.996, "10.0"),
        (9.8, "9.80"), (0.97, "0.970"), (99.95, "100"), (99.94, "99.9"),
        (123_456, "123456"),
        (1.234e7, "1.23 × 10⁷"), (-4.5e-9, "−4.50 × 10⁻⁹"), (0.99999, "1.00"),
    ])
    func `As many digits as are worth reading`(value: Double, text: String) {
        #expect(NumberText.significant(value) == text)
    }

    @Test(
        arguments: [
            (0.2553, 0.00704, "0.255 ± 0.007"), (0.273, 0.0132, "0.273 ± 0.013"), (6.61, 3.73, "7 ± 4"),
            (5.2, 0.35, "5.20 ± 0.35"), (5.2, 0.36, "5.2 ± 0.4"), (-0.3, 0.0954, "\u{2212}0.30 ± 0.10"),
            (12345, 250, "12345 ± 250"), (1, 0, "1.00 ± 0"), (1e-9, 2e-12, "1.00 × 10⁻⁹ ± 2.0 × 10⁻¹²"),
        ])
    func `A standard error says how many digits count`(value: Double, error: Double, text: String) {
        #expect(NumberText.measured(value, error: error) == text)
    }

    @Test func `Counts and lists read like a sentence`() {
        #expect(NumberText.count(1, "epoch") == "1 epoch")
        #expect(NumberText.count(12_345, "epoch") == "12\u{202F}345 epochs")
        #expect(NumberText.list(["a"]) == "a")
        #expect(NumberText.list(["a", "b", "c"]) == "a, b and c")
        #expect(NumberText.percent(0.9545) == "95.5 %" || NumberText.percent(0.9545) == "95.4 %")
    }
}
