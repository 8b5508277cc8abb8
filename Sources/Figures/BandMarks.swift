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
        static let outline = 0.6
        static let points = 0.42
    }

    /// The hues: what is not known is the strong part of the first, and nothing else is; intervals that have no parts are
    /// nested in another.
    enum Hue {
        static let parts = Ink.series(0)
        static let fan = Ink.series(2)
    }

    /// All marks, the first at the bottom.
    var all: [any Mark] {
        washes + bands + (hasPoints ? points : []) + centre + truth
    }

    /// The value in the middle, if the method names one.
    private var centre: [any Mark] {
        guard moments.hasCentre else { return [] }
        return [
            Line(
                x: subject.grid, y: moments.mean, ink: isFan ? Hue.fan : Hue.parts, width: 1.5 * scale,
                label: isNamed ? moments.centreName : nil)
        ]
    }

    /// Training points, and test points where there are none of them; all of them if nobody knows the training data.
    var points: [any Mark] {
        [
            Points(
                x: subject.training.x, y: subject.training.y, ink: .data.faded(to: Strength.points), size: 2.5 * scale),
            Points(
                x: outside.x, y: outside.y, ink: .data.faded(to: isComparison ? 0.4 : 0.6), size: 2.7 * scale,
                isHollow: true),
        ]
    }

    /// Test points where there are no training data, or all of them if nobody knows these.
    var outside: Subject.Observations {
        let isKnown = !subject.training.x.isEmpty
        return subject.test.filter { !isKnown || !subject.isKnown($0) }
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
        if let gap = subject.gap { marks.append(Span(x: gap, note: marks.isEmpty ? note : "")) }
        return marks
    }

    /// What the washes mean, for panels that are too small for the words.
    static func note(for subject: Subject) -> String {
        washes(of: subject, hasNote: false).isEmpty ? "" : "Grey: no training data."
    }

    /// Whether the total and what is not known are two bands.
    private var isSplit: Bool { moments.aleatoric != nil && moments.epistemic.contains { $0 > 0 } }

    /// Whether all that is known are nested intervals without parts.
    private var isFan: Bool {
        guard !isComparison else { return false }
        return !moments.hasVariance || !(isSplit || isEpistemicAlone)
    }

    /// Whether the method models no noise, and its band is what is not known.
    private var isEpistemicAlone: Bool { moments.aleatoric == nil && moments.hasParts }

    /// Two nested bands: total and epistemic ±2σ, or ±2σ and ±1σ where the method gives only one part, or the intervals of
    /// a method that has no σ; another level than ±2σ takes its place.
    private var bands: [any Mark] {
        guard moments.hasVariance else { return nested(intervals) }
        let total = moments.total
        guard total.contains(where: { !$0.isNaN }) else { return [] }
        let (name, factor) = (moments.bandLevel.name, moments.bandLevel.factor)
        let whole = ends(factor, total)
        if isSplit {
            let part = ends(factor, moments.epistemic)
            return [
                band(whole, Hue.parts.faded(to: Strength.outer), "\(name) total", outlined: true, within: part),
                band(
                    part, Hue.parts.faded(to: Strength.inner), "\(name) epistemic",
                    beneath: [Hue.parts.faded(to: Strength.outer)]),
            ]
        }
        if isEpistemicAlone {
            return [band(whole, Hue.parts.faded(to: Strength.both), "\(name) epistemic", outlined: true)]
        }
        if isComparison {
            return [band(whole, Hue.parts.faded(to: Strength.outer), "\(name) total", outlined: true)]
        }
        return nested([(whole, name)] + (factor > 1.2 ? [(ends(1, total), "±1σ")] : []))
    }

    private var intervals: [(ends: Ends, label: String)] {
        moments.intervals.prefix(isComparison ? 1 : 2).map {
            (ends: ($0.lower, $0.upper), label: "\($0.levelText) interval")
        }
    }

    /// Lower and upper ends of a band on the grid.
    private typealias Ends = (lower: [Double], upper: [Double])

    private func ends(_ factor: Double, _ variance: [Double]) -> Ends {
        let half = variance.map { factor * $0.squareRoot() }
        return (zip(moments.mean, half).map { $0 - $1 }, zip(moments.mean, half).map { $0 + $1 })
    }

    /// Intervals upon each other, the widest first.
    private func nested(_ intervals: [(ends: Ends, label: String)]) -> [any Mark] {
        let hue = isComparison ? Hue.parts : Hue.fan
        let outer = hue.faded(to: Strength.outer)
        return intervals.enumerated().map { index, interval in
            band(
                interval.ends, index == 0 ? outer : hue.faded(to: Strength.inner - Strength.outer), interval.label,
                outlined: index == 0, beneath: index == 0 ? [] : [outer],
                within: index + 1 < intervals.count ? intervals[index + 1].ends : nil)
        }
    }

    /// A band whose name stands between its edge and what lies on it: another band, or the curve in the middle.
    private func band(
        _ ends: Ends, _ ink: Ink, _ label: String, outlined: Bool = false, beneath: [Ink] = [], within: Ends? = nil
    ) -> NestedBand {
        NestedBand(
            band: Band(
                x: subject.grid, lower: ends.lower, upper: ends.upper, ink: ink,
                outline: outlined ? Ink(ink.role, opacity: Strength.outline) : nil, label: isNamed ? label : nil),
            beneath: beneath, within: within ?? (moments.hasCentre ? (moments.mean, moments.mean) : nil))
    }

    /// The noise-free curve, where it is known.
    var truth: [any Mark] {
        guard let truth = subject.truth else { return [] }
        return [
            Line(
                x: subject.grid, y: truth, ink: .text, width: 0.9 * scale, dash: [4 * scale, 2.5 * scale],
                label: isNamed ? "truth" : nil)
        ]
    }

    /// The numbers of the band on the grid.
    var data: [(name: String, values: [Double])] {
        let columns = [("x", subject.grid)] + moments.data
        return columns + (subject.truth.map { [("truth", $0)] } ?? [])
    }
}
