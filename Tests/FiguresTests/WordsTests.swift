import Tables
import Testing

@testable import Figures

@Test(
    "Numbers in sentences have significant digits, a true minus and no empty zeros",
    arguments: [
        (0, "0"), (5.48, "5.5"), (-0.05, "−0.05"), (0.0999, "0.1"), (1234, "1200"), (999_999, "1 × 10⁶"),
        (1.25e-7, "1.3 × 10⁻⁷"), (-3e300, "−3 × 10³⁰⁰"), (5e-324, "4.9 × 10⁻³²⁴"), (.infinity, "∞"), (.nan, "unknown"),
        (10, "10"), (0.0001, "0.0001"), (99.6, "100"),
    ] as [(Double, String)])
func numbers(value: Double, expected: String) {
    #expect(text(value) == expected)
}

@Test("Names are joined as in a sentence")
func names() {
    #expect(NumberText.list([]) == "")
    #expect(NumberText.list(["a"]) == "a")
    #expect(NumberText.list(["a", "b"]) == "a and b")
    #expect(NumberText.list(["a", "b", "c"]) == "a, b and c")
}

@Test("The y axis follows the data, and a band that explodes does not flatten them")
func rangeOfY() {
    let data = Subject.Observations(x: [0, 1, 2], y: [0, 10, 5])
    let subject = Subject(
        feature: "x", target: "y", training: data, test: .init(x: [1, 9], y: [8, 500]), grid: [0, 1, 2])
    func range(_ lower: Double, _ upper: Double) -> ClosedRange<Double> {
        visibleRange(of: subject, bands: [([lower, 0, .nan], [upper, 10, .nan])])
    }
    // Half of the extent of 10 at each end, and 4 % of air.
    func between(_ lower: Double, _ upper: Double, air: Double) -> ClosedRange<Double> { (lower - air)...(upper + air) }
    #expect(range(-1e9, 1e300) == between(-5, 15, air: 0.8))
    #expect(range(-2, 3) == between(-2, 10, air: 0.48))
    #expect(range(4, 5) == between(0, 10, air: 0.4))
}

@Test("The finding compares σ outside with inside, all of it where noise hides that of the mean")
func finding() {
    func sentence(_ deviation: [Double], _ total: [Double]? = nil) -> String {
        BandFinding(epistemicDeviation: deviation, deviation: total, grid: [0, 1, 2, 3], trainingRange: 1...2).sentence
    }
    #expect(
        sentence([11, 2, 2, 11])
            == "Less sure without data: outside the training range σ of the mean is 5.5 times that inside")
    #expect(sentence([2, 2, 2, 2]).hasPrefix("As sure without data as with it"))
    #expect(sentence([1, 2, 2, 1]).hasPrefix("Surer without data than with it"))
    #expect(sentence([2.4, 2, 2, 2.4]).hasPrefix("Hardly less sure without data"))
    #expect(sentence([0, 0, 0, 0]).hasPrefix("One network"))
    #expect(
        sentence([4.2, 1, 1, 4.2], [21.5, 21.4, 21.4, 21.5])
            == "As sure without data as with it: σ is the same outside the training range, that of the mean 4.2 times that inside"
    )
    let split = sentence([4, 1, 1, 4], [5, 2, 2, 5])
    #expect(split.hasPrefix("Less sure without data: outside the training range σ is 2.5 times"))
}

@Test("A quantity in the unit of a target takes only its unit")
func quantities() {
    #expect(quantity("width", of: "height (m)") == "width (m)")
    #expect(quantity("width", of: "height") == "width")
    #expect(quantity("width", of: "f(x)") == "width (x)")
}

@Test("A few methods are all named, of many the least and the greatest")
func methodNumbers() {
    let four = MethodNumbers([("a", 1), ("b", 2.5), ("c", .nan), ("d", 0)])
    #expect(four.brief == "a 1, b 2.5, c unknown and d 0")
    let five = MethodNumbers([("a", 0.1), ("b", 0.25), ("c", .nan), ("d", 0), ("e", 0.2)], write: percent)
    #expect(five.brief == "from d 0\u{A0}% to b 25\u{A0}%")
    #expect(five.all.hasSuffix("d 0\u{A0}% and e 20\u{A0}%"))
}
