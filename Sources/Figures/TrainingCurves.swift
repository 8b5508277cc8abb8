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

    /// The mean over the runs of a quantity after each epoch; a run that has stopped before counts with its last value.
    func mean(_ quantity: Int) -> [Double] {
        let curves = runs.map { $0[quantity] }.filter { !$0.isEmpty }
        let epochs = curves.map(\.count).max() ?? 0
        return (0..<epochs).map { epoch in
            curves.reduce(0) { $0 + $1[min(epoch, $1.count - 1)] } / Double(curves.count)
        }
    }

    /// Whether some runs stopped before others.
    var isUneven: Bool { Set(runs.map { $0.first?.count ?? 0 }).count > 1 }
}

extension FigureKind {
    /// The losses of all methods.
    public static let training = FigureKind("training", standing: .supplement, chapter: .diagnostics) { context in
        guard !context.histories.isEmpty else { return [] }
        return [
            ComposedFigure(
                "What each method minimises, epoch by epoch, in units of the standardised target; where there are several networks, each is thin and their mean strong."
            ) { .trainingCurves(context.inOrder(context.histories, of: \.method), width: $0) }
        ]
    }
}

extension DrawnFigure {
    /// How training went: one panel for each method; the parts of the objective apart, each run thin and their mean
    /// strong.
    public static func trainingCurves(_ histories: [TrainingHistory], width: Double = Size.page.width) -> DrawnFigure {
        let page = MethodPanels(count: histories.count, width: width)
        let endings = histories.map { history in
            let last = history.mean(0).last.map { text($0, digits: 3) } ?? "no number"
            return "\(history.method): \(history.names.first ?? "loss") ends at \(last)"
        }
        let figure = Figure(
            "Training", subtitle: "Loss after each epoch; each run thin, their mean strong",
            caption: notes(histories),
            alternativeText: "Training curves. \(endings.joined(separator: "; ")).",
            size: page.size(width: width, panelHeight: 140), columns: page.columns, legend: .above
        ) {
            histories.map { history in
                Plot(
                    history.method, x: Axis("epoch", isWhole: true),
                    y: Axis("loss", domain: visible(history))
                ) { curves(history, names: names(of: history, among: histories)) }
            }
        }
        // What is drawn: the epochs of each method, then its curves.
        let data = histories.flatMap { history -> [(name: String, values: [Double])] in
            let epochs = smoothed(history.mean(0), in: history).x
            let curves = history.names.indices.flatMap { quantity in
                history.runs.enumerated().map { run, values in
                    (
                        name: "\(history.method) run \(run + 1) \(history.names[quantity])",
                        values: smoothed(values[quantity], in: history).y
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

    private static func notes(_ histories: [TrainingHistory]) -> String {
        let notes = [
            histories.contains { $0.mean(0).count > pointLimit }
                ? "Curves of more than \(pointLimit) epochs show the mean of every few." : "",
            histories.contains(where: \.isUneven)
                ? "In the mean, a run that has stopped counts with its last value." : "",
        ]
        return notes.filter { !$0.isEmpty }.joined(separator: " ")
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
                    let curve = smoothed(run[quantity], in: history)
                    return Line(x: curve.x, y: curve.y, ink: ink.faded(to: 0.35), width: 0.5)
                }
            let mean = smoothed(history.mean(quantity), in: history)
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

    /// A curve for the eye: the mean of every few epochs, at the last of them; so many that the longest run has no more
    /// points than are wanted.
    private static func smoothed(_ values: [Double], in history: TrainingHistory) -> (x: [Double], y: [Double]) {
        let longest = history.runs.flatMap { $0.map(\.count) }.max() ?? 0
        let step = (longest + pointLimit - 1) / pointLimit
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
