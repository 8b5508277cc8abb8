public import Plot

/// What was measured after every epoch of training one method.
public struct TrainingHistory: Sendable, Equatable {
    /// The name of the method.
    public let method: String
    /// Names of the quantities, the one that is minimised first.
    public let names: [String]
    /// Values by run, quantity and epoch: `[runs][quantities][epochs]`.
    public let runs: [[[Double]]]

    /// Makes a history; each run has one list of values for each name.
    public init(method: String, names: [String], runs: [[[Double]]]) {
        self.method = method
        self.names = names
        self.runs = runs
    }

    /// The mean over the runs of a quantity after each epoch that all runs have reached.
    func mean(_ quantity: Int) -> [Double] {
        let curves = runs.map { $0[quantity] }
        let epochs = curves.map(\.count).min() ?? 0
        return (0..<epochs).map { epoch in curves.reduce(0) { $0 + $1[epoch] } / Double(curves.count) }
    }
}

extension FigureKind {
    /// The losses of all methods.
    public static let training = FigureKind("training", standing: .supplement, chapter: .diagnostics) { context in
        guard !context.histories.isEmpty else { return [] }
        return [
            ComposedFigure(
                "What each method minimises, epoch by epoch, in units of the standardised target; where there are several networks, each is thin and their mean strong."
            ) { .trainingCurves(context.histories, width: $0) }
        ]
    }
}

extension DrawnFigure {
    /// How training went: one panel for each method; the parts of the objective apart, each run thin and their mean
    /// strong.
    public static func trainingCurves(_ histories: [TrainingHistory], width: Double = Size.page.width) -> DrawnFigure {
        let columns = columnCount(histories.count, width: width)
        let rows = (max(histories.count, 1) + columns - 1) / columns
        let endings = histories.map { history in
            let last = history.mean(0).last.map { text($0, digits: 3) } ?? "no number"
            return "\(history.method): \(history.names.first ?? "loss") ends at \(last)"
        }
        let figure = Figure(
            "Training", subtitle: "Loss after each epoch; each run thin, their mean strong",
            caption: histories.contains { $0.mean(0).count > pointLimit }
                ? "Curves of more than \(pointLimit) epochs show the mean of every few." : "",
            alternativeText: "Training curves. \(endings.joined(separator: "; ")).",
            size: Size(width, 66 + Double(rows) * 140), columns: columns, legend: .above
        ) {
            histories.map { history in
                Plot(
                    history.method, x: Axis("epoch", isWhole: true),
                    y: Axis(domain: visible(history))
                ) { curves(history, names: names(of: history, among: histories)) }
            }
        }
        // What is drawn: the epochs of each method, then its curves.
        let data = histories.flatMap { history -> [(name: String, values: [Double])] in
            let epochs = smoothed(history.mean(0)).x
            let curves = history.names.indices.flatMap { quantity in
                history.runs.enumerated().map { run, values in
                    (
                        name: "\(history.method) run \(run + 1) \(history.names[quantity])",
                        values: smoothed(values[quantity]).y
                    )
                }
            }
            return [(name: "\(history.method) epoch", values: epochs)] + curves
        }
        let longest = data.map(\.values.count).max() ?? 0
        return DrawnFigure(
            figure,
            data: data.map { ($0.name, $0.values + [Double](repeating: .nan, count: longest - $0.values.count)) })
    }

    /// The names of a method's curves: its own if no other method has other ones, else those that serve all.
    private static func names(of history: TrainingHistory, among histories: [TrainingHistory]) -> [String] {
        let isAlike = histories.allSatisfy { $0.names == history.names }
        return isAlike || histories.contains { $0.names.count > parts.count } ? history.names : parts
    }

    /// What every method's objective is made of, in the order of its curves.
    private static let parts = [
        "what is minimised", "misfit (negative log-likelihood)", "penalty (KL divergence, prior)",
    ]

    private static func curves(_ history: TrainingHistory, names: [String]) -> [any Mark] {
        history.names.indices.flatMap { quantity -> [any Mark] in
            let ink = Ink.series(quantity)
            let runs =
                history.runs.count < 2
                ? []
                : history.runs.map { run -> any Mark in
                    let curve = smoothed(run[quantity])
                    return Line(x: curve.x, y: curve.y, ink: ink.faded(to: 0.35), width: 0.5)
                }
            let mean = smoothed(history.mean(quantity))
            return runs + [
                Line(
                    x: mean.x, y: mean.y, ink: ink, width: 1.2,
                    dash: quantity == 0 ? [] : dashes[quantity % 3],
                    label: names[quantity])
            ]
        }
    }

    private static let dashes: [[Double]] = [[], [4, 2], [1.5, 1.5]]

    /// Points along a curve: more would be noise on noise.
    private static let pointLimit = 200

    /// A curve for the eye: the mean of every few epochs, at the last of them.
    private static func smoothed(_ values: [Double]) -> (x: [Double], y: [Double]) {
        let step = (values.count + pointLimit - 1) / pointLimit
        guard step > 1 else { return ((0..<values.count).map { Double($0 + 1) }, values) }
        let starts = Array(stride(from: 0, to: values.count, by: step))
        let ends = starts.map { min($0 + step, values.count) }
        return (
            ends.map(Double.init),
            zip(starts, ends).map { start, end in values[start..<end].reduce(0, +) / Double(end - start) }
        )
    }

    /// The range that all quantities take after the first twentieth of training, with the start as far as it is near.
    private static func visible(_ history: TrainingHistory) -> ClosedRange<Double>? {
        let settled = history.runs.flatMap { run in run.flatMap { $0.dropFirst($0.count / 20) } }
        let first = history.runs.flatMap { run in run.compactMap(\.first) }
        guard let settled = range(of: settled), let first = range(of: first) else { return nil }
        let extent = max(settled.upperBound - settled.lowerBound, 1e-9)
        let high = max(settled.upperBound, min(first.upperBound, settled.upperBound + 0.5 * extent))
        return (settled.lowerBound - 0.05 * extent)...(high + 0.05 * extent)
    }
}
