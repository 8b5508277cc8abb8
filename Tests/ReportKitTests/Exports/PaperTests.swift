import Predictions
import Testing
import Training

@testable import ReportKit

/// Text on its way into LaTeX, tables, figures, and references.
@Suite struct PaperTests {
    @Test(
        arguments: WriterTests.hostile + [
            "\\input{/etc/passwd}", "\\write18{reboot}", "%&", "^^5cend", "a_b", "50 % & more",
        ])
    func `Nothing that others gave is a command`(_ text: String) {
        let escaped = LaTeXText.escaped(text)
        // What remains after the commands that the gate itself writes.
        let known =
            #/\\(textbackslash|textasciitilde|textasciicircum|textbar|textquotedbl|ldots|quotedblbase)\{\}|\\ensuremath\{[^{}]*\}|\\[#$%&_{}]|\\[`'^~="]\{\p{L}\}/#
        let rest = escaped.replacing(known, with: "").replacing("{}", with: "")
        #expect(!rest.contains(where: { "\\{}$&#_%^~".contains($0) }), "\(escaped)")
        #expect(!escaped.contains { $0.isNewline } && escaped.unicodeScalars.allSatisfy { $0.value >= 0x20 })
    }

    @Test func `Signs of the reports stand as LaTeX writes them`() {
        #expect(
            LaTeXText.escaped("σ² ± 0.5 – “R̂”, 90 %")
                == "\\ensuremath{\\sigma}\\ensuremath{^2} \\ensuremath{\\pm} 0.5 -- ``\\^{R}'', 90 \\%")
        #expect(LaTeXText.escaped("Möllenhoff, Ðura, 中") == "Möllenhoff, Ðura, [U+4E2D]")
        // Neither an option of the line before it, nor a dash made of two.
        #expect(LaTeXText.escaped("[2cm] --x") == "{}[2cm] -{}-x")
        #expect(LaTeXText.escaped("*x") == "{}*x")
    }

    @Test func `A table has booktabs' rules, and a figure its path and caption`() {
        let table = DocumentTable(
            caption: "A \(strong: "b") & c", columns: [.init("Method"), .init("CRPS", .trailing)],
            rows: [["x_1", "\(strong: "0.1") ± 0.01"]])
        #expect(
            LaTeXWriter().table(table, label: "Line & x") == """
                \\begin{table}[tbp]
                  \\centering
                  \\caption{A \\textbf{b} \\& c}
                  \\label{tab:line-x}
                  \\footnotesize
                  \\setlength{\\tabcolsep}{4pt}
                  \\begin{tabular}{@{}lr@{}}
                    \\toprule
                    Method & CRPS \\\\
                    \\midrule
                    x\\_1 & \\textbf{0.1} \\ensuremath{\\pm} 0.01 \\\\
                    \\bottomrule
                  \\end{tabular}
                \\end{table}

                """)
        let figure = DocumentFigure(name: "line-band", alternative: "", caption: "100 % sure", width: 504)
        #expect(
            LaTeXWriter().figure(figure).contains(
                "{\\uncertaintypath/figures/line-band.pdf}\n  \\caption{100 \\% sure}"))
    }

    @Test(arguments: Methods.all.map(\.description)) func `The paper of each method is an entry`(
        _ about: MethodDescription
    ) throws {
        let works = about.paper.split(separator: "; ")
        let entries = Bibliography([about.paper]).entries
        #expect(entries.count == works.count, "\(about.paper)")
        for (entry, text) in zip(entries, works) {
            #expect(entry.key.first?.isLetter == true && entry.key.allSatisfy { $0.isASCII })
            #expect(text.contains(entry.citation.title) && entry.citation.title.contains(" "))
            #expect(
                entry.citation.authors.allSatisfy { !$0.contains(" ") || $0.contains("-") }, "\(entry.citation.authors)"
            )
        }
    }

    @Test func `Entries have what BibTeX wants, and each work stands once`() {
        let text = "Gal, Hron & Kendall, Concrete Dropout, NeurIPS 2017, arXiv:1705.07832"
        let bibliography = Bibliography([
            text, "x: \(text); Meinshausen, Quantile Regression Forests, JMLR 7, 2006", "none",
        ])
        #expect(bibliography.entries.map(\.key) == ["gal2017concrete", "meinshausen2006quantile"])
        #expect(bibliography.keys(text) == ["gal2017concrete"])
        #expect(
            bibliography.text.hasSuffix(
                """
                @inproceedings{gal2017concrete,
                  author = {Gal and Hron and Kendall},
                  title = {{Concrete Dropout}},
                  booktitle = {NeurIPS},
                  year = {2017},
                  eprint = {1705.07832},
                  archiveprefix = {arXiv}
                }

                @article{meinshausen2006quantile,
                  author = {Meinshausen},
                  title = {{Quantile Regression Forests}},
                  journal = {JMLR},
                  volume = {7},
                  year = {2006}
                }

                """))
    }

    // MARK: The best

    /// Methods on the same 400 points whose σ is right, nearly right, and three times too large.
    private func results(_ deviations: [(String, Float)]) throws -> (RecordedResults, [RecordedResults.Method]) {
        let points = (0..<400).map { Double($0) / 400 }
        let noise = points.map { 0.3 * StandardNormal.quantile($0 * 0.998 + 0.001) }
        var predictions: [RecordedResults.Method: PointPredictions] = [:]
        var metrics: [Metric] = []
        for (name, deviation) in deviations {
            let samples = try PredictionSamples(
                drawCount: 1, pointCount: 400, mean: [Float](repeating: 0, count: 400),
                noise: .perPoint([Float](repeating: deviation * deviation, count: 400)))
            let method = RecordedResults.Method(dataSet: "d", name: name)
            predictions[method] = PointPredictions(inputs: points, observed: noise, range: nil, samples: samples)
            var observed = try ObservedPredictions(samples, observed: noise)
            let value = Score.named("crps")?.value(&observed).value?.value
            metrics.append(
                Metric(dataSet: "d", method: name, region: "everywhere", score: "crps", value: value, points: 400))
        }
        let results = RecordedResults(MetricsFile(metrics: metrics, seed: 0), predictions: predictions)
        return (results, results.methods)
    }

    @Test func `The best are bold with those that can't be told from them, and nobody where all are alike`() throws {
        let score = try #require(Score.named("crps"))
        let (results, methods) = try results([("wide", 0.9), ("right", 0.3), ("near", 0.301)])
        #expect(try BestMethods(results: results).names(score, in: .everywhere, among: methods) == ["right", "near"])
        let (alike, both) = try self.results([("right", 0.3), ("near", 0.301)])
        #expect(try BestMethods(results: alike).names(score, in: .everywhere, among: both).isEmpty)
        let width = try #require(Score.named("sharpness"))
        #expect(try BestMethods(results: results).names(width, in: .everywhere, among: methods).isEmpty)
    }
}
