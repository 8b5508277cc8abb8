/// A setting of training, declared once in the file of what reads it.
///
/// ```swift
/// let members = Setting.whole("members", 1...10_000, usual: 5, "networks in an ensemble")
/// var settings = TrainingSettings()
/// settings[members] = 3
/// ```
///
/// Its name is its identity: ``defaulting(_:)-(Value)`` gives the same setting with another default.
public struct Setting<Value: Equatable & Sendable>: DeclaredSetting {
    /// The name on the command line and in the report.
    public let name: String
    /// What it sets.
    public let summary: String
    /// The values that it takes, in words.
    public let range: String
    /// What most methods start from.
    public let usual: Value
    /// The values that a search for better settings looks at; nil for what is not searched.
    public private(set) var tuning: TuningRange?
    private let read: @Sendable (String) -> Value?
    private let write: @Sendable (Value) -> String
    private var standard: (@Sendable (DataSet) -> Value)?

    /// Declares a setting with a form of its own.
    ///
    /// - Parameters:
    ///   - name: the name on the command line and in the report.
    ///   - range: the values that it takes, in words.
    ///   - usual: what most methods start from.
    ///   - summary: what it sets.
    ///   - read: the value that a text stands for; nil outside the range.
    ///   - write: the text that `read` reads back.
    public init(
        _ name: String, range: String, usual: Value, _ summary: String, read: @escaping @Sendable (String) -> Value?,
        write: @escaping @Sendable (Value) -> String
    ) {
        self.name = name
        self.summary = summary
        self.range = range
        self.usual = usual
        self.read = read
        self.write = write
    }

    /// The same setting with values for a search.
    public func tuned(_ range: TuningRange) -> Setting {
        var setting = self
        setting.tuning = range
        return setting
    }

    /// The same setting with another default.
    public func defaulting(_ value: Value) -> Setting { defaulting { _ in value } }

    /// The same setting with a default that depends on the data.
    public func defaulting(_ value: @escaping @Sendable (DataSet) -> Value) -> Setting {
        var setting = self
        setting.standard = value
        return setting
    }

    /// Changes the settings.
    ///
    /// - Throws: ``TrainingError/setting(name:found:expected:)`` if the text is not in the range.
    public func set(_ settings: inout TrainingSettings, to text: String) throws(TrainingError) {
        guard let value = read(text) else { throw .setting(name: name, found: text, expected: range) }
        settings[self] = value
    }

    /// The present value as text that ``set(_:to:)`` reads back.
    public func text(_ settings: TrainingSettings) -> String { write(settings[self]) }

    /// Changes the setting to its default for a data set.
    public func setDefault(_ settings: inout TrainingSettings, for dataSet: DataSet) {
        settings[self] = standard?(dataSet) ?? usual
    }

    /// Changes the setting to a value of a search; does nothing if it is not searched.
    ///
    /// - Parameters:
    ///   - settings: what is changed.
    ///   - share: the place in the range, from 0 to 1.
    public func tune(_ settings: inout TrainingSettings, share: Double) {
        guard let tuning else { return }
        // Several numbers have no place to search around; they have a range.
        let start = Double(text(settings)) ?? 1
        let found = tuning.value(at: share, start: start)
        // A whole number does not read back with a fraction; below 1 there is none.
        if let value = read(found.shortest) ?? read(max(found.rounded(), 1).shortest) { settings[self] = value }
    }
}
