import Predictions
import Testing

@testable import ReportKit

@Suite struct SlugTests {
    @Test(arguments: [
        ("../x", "x"), ("/etc/x", "etc-x"), ("a\nb", "a-b"), ("", "unnamed"), ("..", "unnamed"),
        ("Größe (m²)", "gr-e-m"), ("Deep Ensemble", "deep-ensemble"),
        (String(repeating: "long", count: 75), String(repeating: "long", count: 16)),
    ])
    func `A slug is one harmless component of a path`(name: String, slug: String) {
        #expect(Slug.make(name) == slug)
    }

    @Test func `Equal slugs are told apart`() {
        #expect(Slug.makeAll(["a", "A", "a!", "a-2"]) == ["a", "a-2", "a-3", "a-2-2"])
    }
}
