internal import Plot
internal import Predictions

/// The marks of a predictive band, for a figure of its own or a panel among others.
struct BandMarks {
    let subject: Subject
    let moments: PredictiveMoments
    /// Whether curves are named.
    var isNamed = true
    /// Whether the words "no training data" stand at the foot.
    var hasNote = true
    /// Whether the same names must serve methods with one and with two parts.
    var isComparison = false
    /// Whether observations are shown.
    var hasPoints = true
    /// Relative size of points and lines; less than 1 in small panels.
    var scale = 1.0

    /// How much of each mark's hue is left.
    private enum Strength {
        static let outer = 0.18
        static let inner = 0.36
        /// The inner band where it lies on the outer one: what neither lets through is 0.82 · 0.64.
        static let both = 0.475
        static let points = 0.42
    }

    /// All marks, the first at the bottom.
    var all: [any Mark] {
        washes + bands + (hasPoints ? points : []) + truth + centre
    }

    /// The value in the middle, if the method names one.
    private var centre: [any Mark] {
        guard moments.hasCentre else { return [] }
        return [Line(x: subject.grid, y: moments.mean, width: 1.5 * scale, label: isNamed ? moments.centreName : nil)]
    }

    /// Training points, and test points beyond the training range; all of them if nobody knows the training data.
    var points: [any Mark] {
        [
            Points(
                x: subject.training.x, y: subject.training.y, ink: .data.faded(to: Strength.points), size: 2.5 * scale),
            Points(
                x: outside.x, y: outside.y, ink: .data.faded(to: isComparison ? 0.4 : 0.6), size: 2.7 * scale,
                isHollow: true),
        ]
    }

    /// Test points beyond the training range, or all of them if nobody knows the training data.
    var outside: Subject.Observations {
        let range = subject.trainingRange
        let isKnown = !subject.training.x.isEmpty
        return subject.test.filter { !isKnown || !range.contains($0) }
    }

    /// The washes over what lies beyond the training data.
    var washes: [any Mark] { Self.washes(of: subject, hasNote: hasNote) }

    /// The washes over what lies beyond the training data; the words stand once, on the wider side.
    static func washes(of subject: Subject, hasNote: Bool) -> [any Mark] {
        let (known, shown) = (subject.trainingRange, subject.shown)
        let left = known.lowerBound - shown.lowerBound
        let right = shown.upperBound - known.upperBound
        let note = hasNote ? "no training data" : ""
        var marks: [any Mark] = []
        if left > 0 {
            marks.append(Span(x: -.infinity...known.lowerBound, note: left >= right ? note : ""))
        }
        if right > 0 {
            marks.append(Span(x: known.upperBound...(.infinity), note: right > left ? note : ""))
        }
        return marks
    }

    /// What the washes mean, for panels that are too small for the words.
    static func note(for subject: Subject) -> String {
        washes(of: subject, hasNote: false).isEmpty ? "" : "Grey: no training data."
    }

    /// Two nested bands: total and epistemic ±2σ, or ±2σ and ±1σ where the method gives only one part, or the intervals of
    /// a method that has no σ.
    private var bands: [any Mark] {
        guard moments.hasVariance else { return intervals }
        let total = moments.total
        guard total.contains(where: { !$0.isNaN }) else { return [] }
        let isSplit = moments.aleatoric != nil && moments.epistemic.contains { $0 > 0 }
        if isSplit {
            return [
                band(2, total, Strength.outer, "±2σ total"),
                band(2, moments.epistemic, Strength.inner, "±2σ epistemic", isNested: true),
            ]
        }
        if isComparison {
            return moments.aleatoric == nil && moments.hasParts
                ? [band(2, total, Strength.both, "±2σ epistemic")]
                : [band(2, total, Strength.outer, "±2σ total")]
        }
        return [
            band(2, total, Strength.outer, "±2σ"),
            band(1, total, Strength.inner - Strength.outer, "±1σ", isNested: true),
        ]
    }

    private var intervals: [any Mark] {
        moments.intervals.prefix(isComparison ? 1 : 2).enumerated().map { index, interval in
            let ink = Ink.series(0).faded(to: index == 0 ? Strength.outer : Strength.inner - Strength.outer)
            return NestedBand(
                band: Band(
                    x: subject.grid, lower: interval.lower, upper: interval.upper, ink: ink,
                    label: isNamed ? "\(interval.levelText) interval" : nil),
                beneath: index == 0 ? [] : [.series(0).faded(to: Strength.outer)])
        }
    }

    private func band(
        _ factor: Double, _ variance: [Double], _ opacity: Double, _ label: String, isNested: Bool = false
    ) -> NestedBand {
        let half = variance.map { factor * $0.squareRoot() }
        let band = Band(
            x: subject.grid, lower: zip(moments.mean, half).map { $0 - $1 },
            upper: zip(moments.mean, half).map { $0 + $1 }, ink: .series(0).faded(to: opacity),
            label: isNamed ? label : nil)
        return NestedBand(band: band, beneath: isNested ? [.series(0).faded(to: Strength.outer)] : [])
    }

    /// The noise-free curve, where it is known.
    var truth: [any Mark] {
        guard let truth = subject.truth else { return [] }
        return [
            Line(
                x: subject.grid, y: truth, ink: .secondaryText, width: 0.9 * scale, dash: [4 * scale, 2.5 * scale],
                label: isNamed ? "truth" : nil)
        ]
    }

    /// The numbers of the band on the grid.
    var data: [(name: String, values: [Double])] {
        let columns = [("x", subject.grid)] + moments.data
        return columns + (subject.truth.map { [("truth", $0)] } ?? [])
    }
}
