import Foundation
import Predictions
import Testing

@testable import ReportKit

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The forms in which a result is written, with names that try to be markup.
@Suite struct GateWritersTests {
    /// A result with something worse, something missing and names of all kinds.
    private func result(_ name: String = "b\"<&>%0A::\u{202E}\n|x", count: Int = 1) throws -> GateResult {
        func results(_ value: Double, extra: [Metric] = []) -> RecordedResults {
            let scores: [(name: String, value: Double)] = [("crps", value), ("coverage-90-percent", 0.9 - value / 10)]
            var own: [Metric] = []
            for number in 0..<count {
                for score in scores {
                    own.append(
                        Metric(
                            dataSet: "sea, 'x'", method: "\(name)\(number)", region: "everywhere", score: score.name,
                            value: score.value, low: score.value - 0.001, high: score.value + 0.001, points: 500,
                            form: "mixture"))
                }
            }
            return RecordedResults(MetricsFile(metrics: own + extra, seed: 0))
        }
        let lost = Metric(dataSet: "sea, 'x'", method: "lost", region: "everywhere", score: "crps", value: 1e-5)
        return try Gate(baseline: results(1, extra: [lost]), policy: GatePolicy()).compare(results(1.5))
    }

    @Test func `Words are three sentences that say what is worse, how that was found and what to do`() throws {
        let text = GateTextWriter().write(try result())
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0].hasPrefix("Worse: b\"<&>%0A::"))
        #expect(
            lines[0].contains(
                ": CRPS everywhere, 1.000 → 1.500 (worse by +0.5000 [+0.4986, +0.5014]), and 1 more of 2 differences; missing lost on"
            ))
        #expect(lines[1].hasPrefix("Compared by the interval of each"))
        #expect(lines[2].hasPrefix("Its σ is too small now (the 90 % band holds 75 %, before 80 %)"))
        #expect(lines[2].hasSuffix("if it is meant, commit the new report as the baseline."))
        #expect(lines[3].isEmpty)
        #expect(!text.contains("\u{202E}"))
        #expect(text.contains("missing  sea, 'x'"))
    }

    @Test func `JUnit is XML with a test for each number, and counts that agree`() throws {
        let text = JUnitWriter().write(try result())
        let parsed = Counted(text)
        #expect(parsed.names == ["testsuites": 1, "testsuite": 1, "testcase": 3, "failure": 3, "system-out": 2])
        #expect(text.contains("<testsuites name=\"report check\" tests=\"3\" failures=\"3\" errors=\"0\">"))
        #expect(text.contains("classname=\"sea, &#39;x&#39;.b&quot;&lt;&amp;&gt;%0A::"))
    }

    @Test func `Annotations are ten at most, the worst first, each on one line`() throws {
        let text = AnnotationWriter().write(try result(count: 9))
        let lines = text.split(separator: "\n")
        #expect(lines.count == 10)
        #expect(lines.allSatisfy { $0.hasPrefix("::error title=") })
        #expect(lines[0].contains("::Missing: lost on sea, 'x'%0A"))
        #expect(lines[1].contains("b\"<&>%250A::"))
        // One missing and eighteen worse; nine are shown.
        #expect(lines[9] == "::error title=report check::… and 10 more")
        #expect(AnnotationWriter.property("a,b:c%\r\n") == "a%2Cb%3Ac%25\u{FFFD}%0A")
        let same = try Gate(baseline: result().new, policy: GatePolicy()).compare(result().new)
        #expect(
            AnnotationWriter().write(same).hasPrefix(
                "::notice title=Nothing is worse than the baseline::All 2 numbers are what they were."))
    }

    @Test func `The summary is numbers in dictionaries`() throws {
        let text = SummaryWriter().write(try result("m"))
        let summary = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: [String: [String: Double]]])
        #expect(summary == ["sea, 'x'": ["m0": ["crps": 1.5, "coverage-90-percent": 0.75]]])
    }

    @Test func `OpenMetrics ends as it must, and escapes labels`() throws {
        let text = OpenMetricsWriter().write(try result())
        #expect(text.hasSuffix("uncertainty_missing 1\n# EOF\n"))
        #expect(text.contains("method=\"b\\\"<&>%0A::\u{FFFD}\\n|x0\""))
        #expect(text.contains("# TYPE uncertainty_score gauge\n# HELP uncertainty_score "))
    }

    @Test func `The badge says what the band covers, with its interval`() throws {
        #expect(
            BadgeWriter().write(try result("m")) == """
                {
                  "schemaVersion": 1,
                  "label": "90 % band",
                  "message": "covers 75 % [75, 75]",
                  "color": "red"
                }

                """)
    }

    @Test func `The model index quotes all text, and numbers are numbers in every YAML`() throws {
        let text = ModelIndexWriter().write(try result())
        #expect(text.hasPrefix("model-index:\n- name: \"b\\\"\\u003c&>%0A::\\u202e\\n|x0\"\n  results:\n  - task:\n"))
        #expect(text.contains("    - type: \"crps\"\n      name: \"CRPS\"\n      value: 1.5\n"))
        #expect(
            YAMLText.number(1e-5) == "1.0e-05" && YAMLText.number(2.5e-7) == "2.5e-07" && YAMLText.number(3) == "3.0")
    }

    @Test func `The comment begins with its marker, shows no markup of others and stays below the limit`() throws {
        let text = CommentWriter(options: .plain).write(try result())
        #expect(
            text.hasPrefix(
                CommentWriter(options: .plain).marker
                    + "\n\n# Against the baseline, 2 scores are worse and 1 result is missing\n"))
        #expect(text.contains("b\"&lt;&amp;&gt;%0A::\u{FFFD} &#124;x0"))
        let long = CommentWriter(options: .plain).write(
            try result(String(repeating: "long|name", count: 3000), count: 40))
        #expect(long.utf8.count < 65_536)
        #expect(long.hasPrefix(CommentWriter(options: .plain).marker))
    }

    @Test func `Figures are shown at their commit, and only those that the new report has`() throws {
        let base = try result("m")
        let new = RecordedResults(
            MetricsFile(metrics: base.new.places.compactMap { base.new.numbers[$0]?.first }, seed: 0),
            figures: ["sea-x-m0-band@2x.png", "sea-x-m0-band~dark@2x.png"])
        let result = try Gate(baseline: base.baseline, policy: GatePolicy()).compare(new)
        let figures = try CommentOptions(figures: CommittedFigures("me/r@0123abc:reports"))
        let text = CommentWriter(options: figures).write(result)
        #expect(
            text.contains("src=\"https://github.com/me/r/blob/0123abc/reports/figures/sea-x-m0-band@2x.png?raw=true\""))
        #expect(
            text.contains(
                "srcset=\"https://github.com/me/r/blob/0123abc/reports/figures/sea-x-m0-band~dark@2x.png?raw=true\""))
        #expect(!CommentWriter(options: figures).write(base).contains("<img"))
    }

    @Test func `Several comments on one change have names, and links lead to the page`() throws {
        let options = try CommentOptions(page: "https://h/o/r/actions/runs/1/artifacts/2", name: "linux x86")
        let text = CommentWriter(options: options).write(try result("m"))
        #expect(
            text.hasPrefix(
                "<!-- uncertainty-report check: linux x86 -->\n\n# linux x86: against the baseline, 2 scores"))
        #expect(text.hasSuffix("\n\n[The whole report](https://h/o/r/actions/runs/1/artifacts/2)\n"))
        for name in ["", "a-->b", "<b>", "ä", "--", String(repeating: "x", count: 101)] {
            #expect(throws: SettingError.self) { try CommentOptions(name: name) }
        }
        #expect(throws: SettingError.self) { try CommentOptions(page: "javascript:alert(1)") }
    }

    @Test func `Every form is a file of its own`() throws {
        let files = GateDocuments(try result(), comment: .plain).files
        #expect(
            files.map(\.path) == [
                "check.txt", "comment.md", "change.html", "junit.xml", "annotations.txt", "summary.json", "metrics.txt",
                "badge.json",
                "model-index.yaml",
            ])
        #expect(files.allSatisfy { $0.bytes.last == UInt8(ascii: "\n") })
    }

    @Test func `A summary is added to what a step has written`() throws {
        let directory = try TemporaryDirectory()
        try directory.write("before\n", to: "summary.md")
        let documents = GateDocuments(try result(), comment: .plain)
        try documents.append(to: directory.path + "/summary.md")
        #expect(try directory.read("summary.md") == "before\n\n" + documents.comment)
    }
}

/// Counts the elements of a document.
private final class Counted: NSObject, XMLParserDelegate {
    private(set) var names: [String: Int] = [:]

    init(_ text: String) {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        parser.parse()
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) { names[name, default: 0] += 1 }
}
