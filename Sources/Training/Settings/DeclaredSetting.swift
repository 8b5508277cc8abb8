/// A setting whatever its type: what lists of settings hold, such as `--epochs 200` or `--set prior=mixture`.
public protocol DeclaredSetting: Sendable {
    /// The name on the command line and in the report.
    var name: String { get }
    /// What it sets.
    var summary: String { get }
    /// The values that it takes, in words.
    var range: String { get }
    /// The values that a search for better settings looks at; nil for what is not searched.
    var tuning: TuningRange? { get }

    /// Changes the settings.
    ///
    /// - Throws: ``TrainingError/setting(name:found:expected:)`` if the text is not in the range.
    func set(_ settings: inout TrainingSettings, to text: String) throws(TrainingError)

    /// The present value as text that ``set(_:to:)`` reads back.
    func text(_ settings: TrainingSettings) -> String

    /// Changes the setting to its default for a data set.
    func setDefault(_ settings: inout TrainingSettings, for dataSet: DataSet)

    /// Changes the setting to a value of a search; does nothing if it is not searched.
    ///
    /// - Parameters:
    ///   - settings: what is changed.
    ///   - share: the place in the range, from 0 to 1.
    func tune(_ settings: inout TrainingSettings, share: Double)
}
