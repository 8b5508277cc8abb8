import Training

/// The settings of training that a user gave, each within its range; the others come from the method.
public struct SettingOverrides: Sendable, Equatable {
    /// The most hidden layers.
    public static let layerLimit = 16
    /// Widths of a hidden layer.
    public static let widths = 1...4096
    /// Passes over the training data.
    public static let epochs = 1...100_000
    /// Rows in a mini-batch.
    public static let batches = 1...1_000_000
    /// Draws from the posterior.
    public static let samples = 1...10_000
    /// Networks in an ensemble.
    public static let members = 1...100
    /// Step sizes of the optimiser.
    public static let learningRates = 1e-8...10.0
    /// Probabilities that a hidden unit is dropped.
    public static let dropouts = 0.0...0.95

    private let hidden: [Int]?
    private let activation: Activation?
    private let epochs: Int?
    private let batch: Int?
    private let learningRate: Double?
    private let samples: Int?
    private let members: Int?
    private let dropout: Double?

    /// Checks what was given.
    init(_ options: RunOptions) throws(SettingError) {
        if let widths = options.hidden {
            guard (1...Self.layerLimit).contains(widths.count), widths.allSatisfy(Self.widths.contains) else {
                throw .value(
                    "hidden", found: widths.map(String.init).joined(separator: ","),
                    expected: "1 to \(Self.layerLimit) widths from \(Self.widths.lowerBound) to "
                        + "\(Self.widths.upperBound), such as 64,64")
            }
        }
        hidden = options.hidden
        if let name = options.activation {
            guard let known = Activation(rawValue: name) else {
                throw .unknown("activation", name, in: Activation.allCases.map(\.rawValue), list: "Activations")
            }
            activation = known
        } else {
            activation = nil
        }
        epochs = try Self.check(options.epochs, "epochs", Self.epochs)
        batch = try Self.check(options.batch, "batch", Self.batches)
        samples = try Self.check(options.samples, "samples", Self.samples)
        members = try Self.check(options.members, "members", Self.members)
        learningRate = try Self.check(options.learningRate, "learning-rate", Self.learningRates)
        dropout = try Self.check(options.dropout, "dropout", Self.dropouts)
    }

    /// A method's own settings with what the user gave in their place.
    func apply(to defaults: TrainingSettings) -> TrainingSettings {
        var settings = defaults
        settings.hidden = hidden ?? settings.hidden
        settings.activation = activation ?? settings.activation
        settings.epochs = epochs ?? settings.epochs
        settings.batch = batch ?? settings.batch
        settings.learningRate = learningRate ?? settings.learningRate
        settings.samples = samples ?? settings.samples
        settings.members = members ?? settings.members
        settings.dropout = dropout ?? settings.dropout
        return settings
    }

    /// What was given, as it stands on a command line.
    var arguments: [String] {
        var arguments: [String] = []
        func add(_ name: String, _ value: String?) {
            if let value { arguments += ["--" + name, value] }
        }
        add("hidden", hidden?.map(String.init).joined(separator: ","))
        add("activation", activation?.rawValue)
        add("epochs", epochs.map(String.init))
        add("batch", batch.map(String.init))
        add("learning-rate", learningRate.map { "\($0)" })
        add("samples", samples.map(String.init))
        add("members", members.map(String.init))
        add("dropout", dropout.map { "\($0)" })
        return arguments
    }

    /// The options that were given, by name.
    var names: [String] {
        stride(from: 0, to: arguments.count, by: 2).map { String(arguments[$0].dropFirst(2)) }
    }

    static func check<Value: Comparable>(
        _ value: Value?, _ option: String, _ range: ClosedRange<Value>
    ) throws(SettingError) -> Value? {
        guard let value else { return nil }
        guard range.contains(value) else {
            throw .value(option, found: "\(value)", expected: "a number from \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }
}
