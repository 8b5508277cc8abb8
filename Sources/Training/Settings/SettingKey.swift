/// A setting as users name it: `--epochs 200` or `--set prior=mixture`.
public struct SettingKey: Sendable {
    /// The name on the command line and in the report.
    public let name: String
    /// What it sets.
    public let summary: String
    /// The values that it takes, in words.
    public let range: String
    /// The values that a search for better settings looks at; nil for what is not searched.
    public private(set) var tuning: TuningRange?
    private let read: @Sendable (inout TrainingSettings, String) -> Bool
    private let write: @Sendable (TrainingSettings) -> String

    /// Changes the settings.
    ///
    /// - Throws: ``TrainingError/setting(name:found:expected:)`` if the text is not in the range.
    public func set(_ settings: inout TrainingSettings, to text: String) throws(TrainingError) {
        guard read(&settings, text) else {
            throw .setting(name: name, found: text, expected: range)
        }
    }

    /// The present value as text that ``set(_:to:)`` reads back.
    public func text(_ settings: TrainingSettings) -> String { write(settings) }

    /// The same setting with values for a search.
    private func tuned(_ range: TuningRange) -> SettingKey {
        var key = self
        key.tuning = range
        return key
    }

    /// Changes the setting to a value of a search.
    ///
    /// - Parameter share: the place in the range, from 0 to 1.
    func tune(_ settings: inout TrainingSettings, share: Double) {
        guard let tuning, let start = Double(write(settings)) else { return }
        let value = tuning.value(at: share, start: start)
        // A whole number does not read back with a fraction; below 1 there is none.
        if !read(&settings, Self.short(value)) { _ = read(&settings, Self.short(max(value.rounded(), 1))) }
    }

    /// The key of a name, if there is one.
    public static func named(_ name: String) -> SettingKey? {
        all.first { $0.name == name }
    }

    /// One line for each setting.
    public static let all: [SettingKey] = [
        widths("hidden", \.hidden, "widths of the hidden layers"),
        choice("activation", \.activation, "nonlinearity between layers"),
        choice("initialisation", \.initialisation, "spread that weights start with"),
        whole("epochs", \.epochs, 1...1_000_000, "passes over the training data").tuned(.around(0.25...2)),
        whole("batch", \.batch, 1...1_000_000, "rows in a mini-batch"),
        choice("optimiser", \.optimiser, "how a gradient becomes a step"),
        real("learning-rate", \.learningRate, .above(0, to: 1e6), "step size of the optimiser")
            .tuned(.around(0.1...3)),
        choice("schedule", \.schedule, "how the learning rate changes over the epochs"),
        real("weight-decay", \.weightDecay, .within(0...1e6), "decay of weights per unit of learning rate"),
        real("gradient-limit", \.gradientLimit, .within(0...1e9), "norm that a gradient is cut down to; 0 for none"),
        whole(
            "patience", \.patience, 0...1_000_000, "epochs without a better validation loss to stop after; 0 for never"),
        real("validation-share", \.validationShare, .within(0.01...0.9), "share of rows held out to watch"),
        choice("noise", \.noise, "whether the noise is the same for all x"),
        whole("samples", \.samples, 1...100_000, "draws from the posterior when predicting"),
        real("dropout", \.dropout, .within(0...0.95), "probability that a hidden unit is dropped")
            .tuned(.within(0.01...0.5)),
        real(
            "length-scale", \.lengthScale, .within(0...1e6), "length scale l of the prior N(0, 1/l²) of learned dropout"
        ).tuned(.around(0.1...10)),
        whole("members", \.ensemble.members, 1...10_000, "networks in an ensemble"),
        real(
            "adversarial-step", \.ensemble.adversarialStep, .within(0...1), "adversarial step as a share of the range"),
        real(
            "anchor-deviation", \.ensemble.anchorDeviation, .within(0...1e6),
            "standard deviation of the prior whose draws the members are pulled to; 0 for none"),
        flag("bootstrap", \.ensemble.bootstrap, "whether each member learns from its own draw of the rows"),
        choice("prior", \.variational.prior, "prior on every weight"),
        real("prior-deviation", \.variational.priorDeviation, .above(0, to: 1e6), "standard deviation of the prior")
            .tuned(.around(0.3...3)),
        choice("prior-scale", \.variational.priorScale, "how the prior's width depends on the layer"),
        real(
            "initial-noise", \.variational.initialNoise, .above(0, to: 100),
            "standard deviation of the noise that training starts with, in those of the target"),
        real(
            "second-deviation", \.variational.secondDeviation, .above(0, to: 1e6), "that of the mixture's second part"),
        real("first-share", \.variational.firstShare, .within(0...1), "share of the mixture's first part"),
        choice("objective", \.variational.objective, "what a Bayesian network minimises"),
        real(
            "divergence-weight", \.variational.divergenceWeight, .within(0...1e6),
            "factor on the divergence; 1 is Bayes' rule"),
        whole("draws-per-step", \.variational.drawsPerStep, 1...1_000, "draws of the weights per step"),
        choice("start", \.variational.start, "where the posterior starts"),
        real(
            "initial-deviation", \.variational.initialDeviation, .above(0, to: 100),
            "spread that the posterior starts with"),
        choice("laplace", \.laplace, "weights that Laplace's approximation lets vary"),
        real(
            "evidence-penalty", \.evidencePenalty, .within(0...1e6),
            "factor on the penalty for evidence where an evidential network errs"),
        flag("freeze", \.variational.freeze, "whether predictions use the means alone"),
        real("initial-hessian", \.newton.initialHessian, .above(0, to: 1e6), "curvature that every weight starts with"),
        real("hessian-memory", \.newton.memory, .within(0...0.9999999), "share of the curvature kept in each step"),
        whole("networks", \.snapshots.networks, 1...10_000, "networks whose snapshots are taken"),
        real(
            "snapshot-share", \.snapshots.share, .within(0.01...0.99),
            "share of the epochs that ends in a snapshot each"),
        real(
            "snapshot-rate", \.snapshots.learningRate, .above(0, to: 1e6), "constant step size while taking snapshots"),
        whole(
            "rank", \.snapshots.rank, 0...10_000,
            "snapshots whose deviations are kept; below 2, the diagonal alone"),
        choice("scaling", \.scaling, "units that the network computes in"),
        whole("chains", \.sampling.chains, 1...1_000, "independent Markov chains"),
        whole("warm-up", \.sampling.warmUp, 0...1_000_000, "iterations in which a chain adapts"),
        whole("draws", \.sampling.draws, 4...1_000_000, "draws that a chain keeps"),
        real(
            "target-acceptance", \.sampling.targetAcceptance, .within(0.1...0.999),
            "mean acceptance that the step size is adapted to"),
        whole("tree-depth", \.sampling.treeDepth, 1...20, "doublings of a trajectory at most"),
        choice("mass-matrix", \.sampling.massMatrix, "shape that a sampler gives to space"),
        choice("noise-prior", \.sampling.noisePrior, "prior on the standard deviation of the noise"),
        real(
            "noise-deviation", \.sampling.noiseDeviation, .above(0, to: 1e6),
            "scale of that prior, in units of the scaled target"),
    ]
}

extension SettingKey {
    /// The numbers that a setting takes.
    private enum Bounds {
        case within(ClosedRange<Double>)
        case above(Double, to: Double)

        func contains(_ value: Double) -> Bool {
            switch self {
            case .within(let range): range.contains(value)
            case .above(let low, let high): value > low && value <= high
            }
        }

        var text: String {
            switch self {
            case .within(let range): "a number from \(short(range.lowerBound)) to \(short(range.upperBound))"
            case .above(let low, let high): "a number above \(short(low)), at most \(short(high))"
            }
        }
    }

    /// The largest width of a layer.
    private static let widest = 65_536

    private static func widths(
        _ name: String, _ path: any WritableKeyPath<TrainingSettings, [Int]> & Sendable, _ summary: String
    ) -> SettingKey {
        SettingKey(
            name: name, summary: summary,
            range: "up to 64 whole numbers from 1 to \(widest), separated by commas, or none for a linear model",
            read: { settings, text in
                let parts = text == "none" ? [] : text.split(separator: ",", omittingEmptySubsequences: false)
                let widths = parts.map { Int($0) ?? 0 }
                guard widths.count <= 64, widths.allSatisfy({ (1...widest).contains($0) }) else { return false }
                settings[keyPath: path] = widths
                return true
            },
            write: { settings in
                let widths = settings[keyPath: path]
                return widths.isEmpty ? "none" : widths.map(String.init).joined(separator: ",")
            })
    }

    private static func whole(
        _ name: String, _ path: any WritableKeyPath<TrainingSettings, Int> & Sendable, _ range: ClosedRange<Int>,
        _ summary: String
    ) -> SettingKey {
        SettingKey(
            name: name, summary: summary, range: "a whole number from \(range.lowerBound) to \(range.upperBound)",
            read: { settings, text in
                guard let value = Int(text), range.contains(value) else { return false }
                settings[keyPath: path] = value
                return true
            },
            write: { String($0[keyPath: path]) })
    }

    private static func real(
        _ name: String, _ path: any WritableKeyPath<TrainingSettings, Double> & Sendable, _ bounds: Bounds,
        _ summary: String
    ) -> SettingKey {
        SettingKey(
            name: name, summary: summary, range: bounds.text,
            read: { settings, text in
                guard let value = Double(text), bounds.contains(value) else { return false }
                settings[keyPath: path] = value
                return true
            },
            write: { short($0[keyPath: path]) })
    }

    private static func choice<Value>(
        _ name: String, _ path: any WritableKeyPath<TrainingSettings, Value> & Sendable, _ summary: String
    ) -> SettingKey
    where Value: RawRepresentable<String> & CaseIterable & Sendable {
        SettingKey(
            name: name, summary: summary,
            range: "one of " + Value.allCases.map(\.rawValue).joined(separator: ", "),
            read: { settings, text in
                guard let value = Value(rawValue: text) else { return false }
                settings[keyPath: path] = value
                return true
            },
            write: { $0[keyPath: path].rawValue })
    }

    private static func flag(
        _ name: String, _ path: any WritableKeyPath<TrainingSettings, Bool> & Sendable, _ summary: String
    ) -> SettingKey {
        SettingKey(
            name: name, summary: summary, range: "yes or no",
            read: { settings, text in
                guard ["yes", "no"].contains(text) else { return false }
                settings[keyPath: path] = text == "yes"
                return true
            },
            write: { $0[keyPath: path] ? "yes" : "no" })
    }

    /// A number as short as it can be read back: 1 rather than 1.0.
    private static func short(_ value: Double) -> String {
        let text = "\(value)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
