import Foundation
import Plot

/// Numbers that look like normal ones, the same every time.
func noise(_ count: Int, seed: Int = 1) -> [Double] {
    (0..<count).map { index in
        (0..<4).reduce(0) { sum, part in
            let value = sin(Double(index * 4 + part + seed * 1009) * 12.9898) * 43758.5453
            return sum + value - value.rounded(.down) - 0.5
        } * 1.7
    }
}

/// The examples of the gallery: each is drawn as a picture, and its code stands beside it in the article.
enum GalleryExamples {
    /// A mean with its band.
    ///
    /// Two nested bands, the observations, and a wash where there are none. Names stand at the right end, where they fit.
    static var predictiveBand: Figure {
        let grid = (0...200).map { Double($0) / 20 - 5 }
        let mean = grid.map { sin($0) }
        let deviation = grid.map { 0.2 + 0.25 * max(0, abs($0) - 3) }
        let x = (0..<80).map { Double($0) / 13.4 - 3 }
        let y = zip(x, noise(80)).map { sin($0) + 0.2 * $1 }
        return Figure("Sure where it saw data", subtitle: "mean ± 2σ", size: .column) {
            Plot(x: Axis("x (m)"), y: Axis("y (N)")) {
                Span(x: -.infinity ... -3)
                Span(x: 3 ... .infinity, note: "no data")
                Band(
                    x: grid, lower: zip(mean, deviation).map { $0 - 2 * $1 },
                    upper: zip(mean, deviation).map { $0 + 2 * $1 }, label: "±2σ")
                Band(
                    x: grid, lower: zip(mean, deviation).map { $0 - $1 },
                    upper: zip(mean, deviation).map { $0 + $1 }, label: "±1σ")
                Points(x: x, y: y)
                Line(x: grid, y: mean, label: "mean")
            }
        }
    }

    /// Curves with their names.
    ///
    /// Each name stands beside the end of its curve, in the curve's hue, and none lies on another.
    static var namedCurves: Figure {
        let months = (0...48).map(Double.init)
        let rates = [("solar", 0.06), ("wind", 0.045), ("water", 0.012), ("coal", -0.02)]
        return Figure("Power by source", size: .column) {
            Plot(x: Axis("months since the start"), y: Axis("power (GW)", including: [0])) {
                rates.enumerated().map { index, source in
                    Line(x: months, y: months.map { exp(source.1 * $0) }, ink: .series(index), label: source.0)
                }
            }
        }
    }

    /// Bars with error bars.
    ///
    /// An axis of names, a bar for each, and how sure each is.
    static var bars: Figure {
        let names = ["ensemble", "dropout", "Laplace", "SWAG"]
        let scores = [0.21, 0.26, 0.24, 0.31]
        let errors = [0.02, 0.03, 0.015, 0.04]
        let places = names.indices.map(Double.init)
        return Figure("Error of four methods", subtitle: "mean ± standard error over ten seeds", size: .column) {
            Plot(x: .categories(names), y: Axis("RMSE", including: [0])) {
                Bars(x: places, heights: scores, ink: .series(0).faded(to: 0.6))
                ErrorBars(
                    x: places, lower: zip(scores, errors).map { $0 - $1 },
                    upper: zip(scores, errors).map { $0 + $1 }, ink: .text, cap: 6)
            }
        }
    }

    /// A histogram with its density.
    ///
    /// Bars between edges, with the curve that they should follow.
    static var histogram: Figure {
        let values = noise(600)
        let edges = (-12...12).map { Double($0) / 4 }
        let heights = zip(edges, edges.dropFirst()).map { low, high in
            Double(values.count { low <= $0 && $0 < high }) / 600 * 4
        }
        let x = (-120...120).map { Double($0) / 40 }
        return Figure("600 numbers", size: .column) {
            Plot(x: Axis("value"), y: Axis("density", including: [0])) {
                Bars(edges: edges, heights: heights, label: "drawn")
                Line(
                    x: x, y: x.map { exp(-$0 * $0 / 1.93) / sqrt(1.93 * .pi) }, ink: .series(1), label: "expected")
            }
        }
    }

    /// Logarithmic axes.
    ///
    /// Powers of ten as labels, small ticks at their multiples; a straight line is a power law.
    static var logarithmic: Figure {
        let sizes = (0...20).map { pow(10, Double($0) / 4) }
        return Figure("Time grows with size", size: .column) {
            Plot(x: Axis("rows", scale: .log), y: Axis("time (s)", scale: .log)) {
                Line(x: sizes, y: sizes.map { 2e-6 * $0 }, label: "n")
                Line(
                    x: sizes, y: sizes.map { 1e-6 * $0 * log2($0 + 1) }, ink: .series(1), dash: [4, 2],
                    label: "n log n")
                Line(x: sizes, y: sizes.map { 1e-8 * $0 * $0 }, ink: .series(2), dash: [1.5, 1.5], label: "n^{2}")
            }
        }
    }

    /// Both signs over many magnitudes.
    ///
    /// A symmetric logarithmic axis is linear near zero and logarithmic beyond a threshold on both sides.
    static var symmetricLogarithmic: Figure {
        let t = (0...300).map { Double($0) / 30 }
        return Figure("An oscillation dies out", size: .column) {
            Plot(x: Axis("time (s)"), y: Axis("deflection (µm)", scale: .symlog(threshold: 1))) {
                Rule(y: 0)
                Line(x: t, y: t.map { 2000 * exp(-0.8 * $0) * cos(5 * $0) })
            }
        }
    }

    /// Time.
    ///
    /// Seconds since 1970 become years, months, days and times of day, whatever fits.
    static var time: Figure {
        let days = (0..<730).map { 1_672_531_200 + 86_400 * Double($0) }
        let season = days.indices.map { 12 - 9 * cos(2 * .pi * Double($0 - 20) / 365.25) }
        return Figure("Two years of temperature", size: .column) {
            Plot(x: Axis(scale: .time), y: Axis("temperature (°C)")) {
                Points(x: days, y: zip(season, noise(730)).map { $0 + 2.5 * $1 }, size: 1.6)
                Line(x: days, y: season)
            }
        }
    }

    /// A map with contours.
    ///
    /// Values over a grid as colours that are even to the eye, with a bar that explains them, and curves of equal value.
    static var map: Figure {
        let axis = (0..<60).map { step -> Double in Double(step) / 59 * 6 - 3 }
        func hill(_ x: Double, _ y: Double) -> Double { exp(-x * x - y * y) }
        let values = axis.flatMap { y in
            axis.map { x in hill(x, 0.7 * y) + 0.6 * hill(x - 1.5, y - 1.5) }
        }
        return Figure("Two hills", size: Size(252, 216)) {
            Plot(x: Axis("x_{1}"), y: Axis("x_{2}", hasGrid: false)) {
                Tiles(x: -3.05...3.05, y: -3.05...3.05, columns: 60, values: values, title: "p(x_{1}, x_{2})")
                Contour(
                    x: axis, y: axis, values: values, levels: [0.2, 0.4, 0.6, 0.8], ink: .fixed(Color(hex: 0xFFFFFF)))
            }
        }
    }

    /// Measurements with error bars.
    ///
    /// Filled and hollow symbols of five shapes, told apart without colour; the legend covers no data.
    static var measurements: Figure {
        let x = (1...10).map(Double.init)
        let first = zip(x, noise(10, seed: 3)).map { 2 + 0.8 * $0 + 0.5 * $1 }
        let second = zip(x, noise(10, seed: 8)).map { 9 - 0.5 * $0 + 0.5 * $1 }
        return Figure("Two series", size: .column) {
            Plot(x: Axis("trial", isWhole: true), y: Axis("force (N)", including: [0])) {
                ErrorBars(x: x, lower: first.map { $0 - 0.8 }, upper: first.map { $0 + 0.8 })
                Points(x: x, y: first, ink: .series(0), shape: .square, size: 5, label: "loaded")
                ErrorBars(x: x, lower: second.map { $0 - 0.8 }, upper: second.map { $0 + 0.8 }, ink: .series(1))
                Points(x: x, y: second, ink: .series(1), shape: .triangle, size: 5, isHollow: true, label: "empty")
            }
        }
    }

    /// Panels on the same axes.
    ///
    /// Shared axes are labelled once, so that the eye compares.
    static var panels: Figure {
        let x = (0...100).map { Double($0) / 10 }
        return Figure(
            "Damping", subtitle: "the same start, three materials", size: Size(378, 150), columns: 3, sharing: [.x, .y]
        ) {
            [("steel", 0.05), ("wood", 0.3), ("rubber", 0.9)].map { name, damping in
                Plot(name, x: Axis("time (s)"), y: Axis("deflection (mm)")) {
                    Band(
                        x: x, lower: x.map { -10 * exp(-damping * $0) }, upper: x.map { 10 * exp(-damping * $0) })
                    Line(x: x, y: x.map { 10 * exp(-damping * $0) * cos(3 * $0) })
                }
            }
        }
    }

    /// Words and symbols.
    ///
    /// Raised and lowered parts, Greek, a true minus sign; a long title wraps, and words stand among the data.
    static var words: Figure {
        let x = (0...80).map { Double($0) / 10 - 4 }
        return Figure(
            "The density of a normal distribution, and how much of it lies within one standard deviation of its mean",
            caption: "σ is the square root of the variance σ^{2}, here 1.", size: .column
        ) {
            Plot(x: Axis("z = (x − µ) / σ"), y: Axis("φ(z)", including: [0])) {
                Span(x: -1...1)
                Line(x: x, y: x.map { exp(-$0 * $0 / 2) / sqrt(2 * .pi) })
                Label("68.3 %", x: 0, y: 0.12, anchor: .center, ink: .text)
                Label("e^{−z²/2} / √(2π)", x: 1.3, y: 0.24)
            }
        }
    }

    /// Many points.
    ///
    /// A hundred thousand points are merged to what a page can show; a document holds them as one picture, not as many
    /// megabytes of circles.
    static var manyPoints: Figure {
        let (a, b) = (noise(100_000, seed: 2), noise(100_000, seed: 5))
        return Figure("100,000 points", size: .column) {
            Plot(x: Axis("a"), y: Axis("a^{2} + b")) {
                Points(x: a, y: zip(a, b).map { $0 * $0 + 0.5 * $1 }, ink: .series(0).faded(to: 0.06), size: 1.5)
            }
        }
    }

    /// The examples in the order of the article.
    static let all: [(name: String, figure: Figure)] = [
        ("predictiveBand", predictiveBand), ("namedCurves", namedCurves), ("measurements", measurements),
        ("bars", bars), ("histogram", histogram), ("logarithmic", logarithmic),
        ("symmetricLogarithmic", symmetricLogarithmic), ("time", time), ("map", map), ("panels", panels),
        ("words", words), ("manyPoints", manyPoints),
    ]
}
