import Foundation
import Plot
import Rendering

/// The standard figure: 1,000 points, a mean, two nested bands and a legend, at 1600 × 1000 pixels.
enum FigureStage {
    /// Points and bands, from the peers' files if there are any, else of the same shape.
    private struct Material {
        var points: (x: [Double], y: [Double])
        var band: [[Double]]

        init(folder: URL?) {
            if let folder, let points = Self.columns(folder.appendingPathComponent("plot_points.csv")),
                let band = Self.columns(folder.appendingPathComponent("plot_band.csv"))
            {
                self.points = (points[0], points[1])
                self.band = band
                return
            }
            let x = (0..<1000).map { step -> Double in -10 + 20 * Double(step) / 999 }
            points = (x, x.map { x -> Double in sin(x) + 0.6 * sin(97 * x) })
            let (mean, shifts): ([Double], [Double]) = (x.map { sin($0) }, [-0.65, 0.65, -1.3, 1.3])
            band = [x, mean] + shifts.map { shift -> [Double] in mean.map { $0 + shift } }
        }

        private static func columns(_ file: URL) -> [[Double]]? {
            guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
            let rows = text.split(separator: "\n").dropFirst().map {
                $0.split(separator: ",").map { Double($0) ?? .nan }
            }
            guard let first = rows.first else { return nil }
            return first.indices.map { column in rows.map { $0[column] } }
        }
    }

    static func rows(_ peers: Peers?) throws -> [Row] {
        let material = Material(folder: peers?.folder)
        let figure = figure(material)
        var sizes: [String: Int] = [:]
        let png = try Measurement(repetitions: 15) {
            sizes["png"] = try figure.png(pixelsPerPoint: 2, theme: .light).count
        }
        let pdf = try Measurement(repetitions: 15) { sizes["pdf"] = try figure.pdf(theme: .light).count }
        let svg = try Measurement(repetitions: 15) {
            sizes["svg"] = try figure.svg(style: .standalone(.light)).utf8.count
        }
        let cloud = cloud(1_000_000)
        let million = try Measurement(repetitions: 5) { _ = try cloud.png(pixelsPerPoint: 2, theme: .light) }
        let millionPDF = try Measurement(repetitions: 3) { sizes["cloud"] = try cloud.pdf(theme: .light).count }
        let theirs = peers?.run("plot_mpl.py")
        let gnuplot = peers?.run("plot_gnuplot.py")
        func row(_ name: String, _ seconds: Double, _ peer: Double?, _ peerName: String) -> Row {
            Row(group: "figures", name: name, value: seconds * 1e3, unit: "ms", peer: peer, peerName: peerName)
        }
        func size(_ name: String, _ bytes: Int?, _ peer: Double?) -> Row {
            Row(
                group: "figures", name: name, value: Double(bytes ?? 0) / 1e3, unit: "kB", peer: peer.map { $0 / 1e3 },
                peerName: "matplotlib")
        }
        return [
            row("standard figure, PNG", png.median, theirs?["figure_png_ms"], "matplotlib, warm"),
            row(
                "standard figure, PNG", png.median, gnuplot?["pngcairo_warm_ms"],
                "gnuplot, cairo"),
            row("standard figure, PNG", png.median, gnuplot?["png_gd_warm_ms"], "gnuplot, gd"),
            size("standard figure, PNG", sizes["png"], theirs?["bytes_png"]),
            row("standard figure, PDF", pdf.median, theirs?["figure_pdf_ms"], "matplotlib, warm"),
            row("standard figure, PDF", pdf.median, gnuplot?["pdfcairo_warm_ms"], "gnuplot"),
            size("standard figure, PDF", sizes["pdf"], theirs?["bytes_pdf"]),
            row("standard figure, SVG", svg.median, theirs?["figure_svg_ms"], "matplotlib, warm"),
            row("10⁶ points, PNG", million.median, theirs?["scatter_1000000_png_ms"], "matplotlib"),
            row("10⁶ points, PDF", millionPDF.median, nil, ""),
            size("10⁶ points, PDF", sizes["cloud"], nil),
        ]
    }

    private static func figure(_ material: Material) -> Figure {
        let band = material.band
        return Figure("Predictive mean and bands", size: Size(800, 500), legend: .above) {
            Plot(x: Axis("x"), y: Axis("y")) {
                Band(x: band[0], lower: band[4], upper: band[5], ink: .series(0).faded(to: 0.2), label: "±2σ")
                Band(x: band[0], lower: band[2], upper: band[3], ink: .series(0).faded(to: 0.35), label: "±1σ")
                Points(x: material.points.x, y: material.points.y, size: 2.6, label: "data")
                Line(x: band[0], y: band[1], ink: .series(1), width: 2, label: "mean")
            }
        }
    }

    private static func cloud(_ count: Int) -> Figure {
        // A fixed, cheap sequence: what is drawn does not matter, that it is a cloud does.
        var state: UInt64 = 1
        func uniform() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / 9_007_199_254_740_992
        }
        let x = (0..<count).map { _ in (uniform() + uniform() + uniform() + uniform() - 2) * 1.7 }
        let y = x.map { sin($0) + 0.3 * (uniform() + uniform() + uniform() + uniform() - 2) * 1.7 }
        return Figure("A million points", size: Size(800, 500)) {
            Plot(x: Axis("x"), y: Axis("y")) { Points(x: x, y: y, ink: .series(0).faded(to: 0.3), size: 2) }
        }
    }
}
