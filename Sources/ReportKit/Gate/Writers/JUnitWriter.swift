import Predictions
import Plot
import Tables

/// JUnit's XML: a suite for each data set, a test for each method, region and score.
///
/// The form is the one that Jenkins, GitLab and GitHub's actions read in common: `testsuites`, `testsuite`, `testcase`,
/// `failure`, `skipped` and `system-out`.
struct JUnitWriter: GateWriter {
    let fileName = "junit.xml"

    func write(_ result: GateResult) -> String {
        let tests = result.missing.map(test) + result.comparisons.map { test($0, result.new) }
        var names: [String] = []
        for test in tests where !names.contains(test.dataSet) { names.append(test.dataSet) }
        let suites = names.map { name in
            let own = tests.filter { $0.dataSet == name }
            return "  <testsuite name=\(Self.attribute(name)) \(counts(own))>\n" + own.map(\.xml).joined()
                + "  </testsuite>\n"
        }
        return
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"report check\" \(counts(tests, skipped: false))>\n"
            + suites.joined() + "</testsuites>\n"
    }

    /// One test.
    private struct Test {
        let dataSet: String
        let xml: String
        var hasFailed = false
        var isSkipped = false
    }

    private func counts(_ tests: [Test], skipped: Bool = true) -> String {
        "tests=\"\(tests.count)\" failures=\"\(tests.count(where: \.hasFailed))\" errors=\"0\""
            + (skipped ? " skipped=\"\(tests.count(where: \.isSkipped))\"" : "")
    }

    private func test(_ missing: MissingResult) -> Test {
        let (dataSet, method) =
            switch missing {
            case .dataSet(let name): (name, "all methods")
            case .method(let method), .numbers(let method, _, _): (method.dataSet, method.name)
            }
        let text = "missing: " + GateWords.text(missing)
        let failure = "      <failure message=\(Self.attribute(text)) type=\"missing\"/>\n"
        return Test(dataSet: dataSet, xml: self.case(dataSet, method, "is there", failure), hasFailed: true)
    }

    private func test(_ comparison: NumberComparison, _ new: RecordedResults) -> Test {
        let text = GateWords.change(comparison)
        var inner = ""
        switch comparison.outcome {
        case .worse: inner = "      <failure message=\(Self.attribute(text)) type=\"worse\"/>\n"
        case .notComparable(let reason): inner = "      <skipped message=\(Self.attribute(reason))/>\n"
        case .better, .notDistinguishable: break
        }
        let word = GateTable.word(for: comparison.outcome)
        let picture = new.picture(of: comparison.method).map { "\n[[ATTACHMENT|\($0)]]" } ?? ""
        inner += "      <system-out>\(Self.content("\(word): \(text)" + picture))</system-out>\n"
        let name = "\(GateWords.title(of: comparison)) \(comparison.region.rawValue)"
        var test = Test(
            dataSet: comparison.method.dataSet,
            xml: self.case(comparison.method.dataSet, comparison.method.name, name, inner))
        test.hasFailed = comparison.outcome == .worse
        test.isSkipped = comparison.evidence == nil
        return test
    }

    private func `case`(_ dataSet: String, _ method: String, _ name: String, _ inner: String) -> String {
        let place = "classname=\(Self.attribute("\(dataSet).\(method)")) name=\(Self.attribute(name))"
        return "    <testcase \(place) time=\"0\">\n\(inner)    </testcase>\n"
    }

    private static func attribute(_ text: String) -> String { "\"" + content(text.replacing("\n", with: " ")) + "\"" }

    /// Text within an element.
    private static func content(_ text: String) -> String {
        XML.escaped(text) { $0 == "\n" ? $0 : Legible.shown($0) }
    }
}

extension RecordedResults {
    /// The path of the picture of a method's band; nil if there is none, or the results are not in a directory.
    fileprivate func picture(of method: Method) -> String? {
        let name = "\(Slug.make(method.dataSet))-\(method.name)-band@2x.png"
        guard let directory, figures.contains(name) else { return nil }
        return directory + "/figures/" + name
    }
}
