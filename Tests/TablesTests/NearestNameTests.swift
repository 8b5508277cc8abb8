import Testing

@testable import Tables

@Suite("The nearest name")
struct NearestNameTests {
    @Test(
        "Edit distances are those of the literature",
        arguments: [
            // Levenshtein 1966 and Wagner & Fischer 1974; "ca" and "abc" tell the restricted distance (3) from the full (2).
            ("kitten", "sitting", 3), ("saturday", "sunday", 3), ("ca", "abc", 3), ("ab", "ba", 1), ("", "abc", 3),
            ("abc", "", 3), ("same", "same", 0),
        ])
    func distance(first: String, second: String, expected: Int) {
        #expect(NearestName.distance(Array(first), Array(second)) == expected)
    }

    @Test(
        "A slip of the finger finds the name, anything else finds none",
        arguments: [
            ("epocs", "epochs"), ("Hidden", "hidden"), ("leraning-rate", "learning-rate"), ("learn", "learning-rate"),
            ("members", nil), ("", nil), ("x", nil),
        ])
    func suggestion(given: String, expected: String?) {
        #expect(NearestName.of(given, in: ["hidden", "epochs", "learning-rate", "seed", ""]) == expected)
    }

    @Test("The first of equally near names wins")
    func ties() { #expect(NearestName.of("x3", in: ["x1", "x2"]) == "x1") }
}
