/// The values of settings; a setting that has none has its usual one.
///
/// ```swift
/// var settings = DeepEnsemble().defaults(for: dataSet)
/// settings[Descent.epochs] = 50
/// ```
public struct TrainingSettings: Sendable, Equatable {
    /// The epochs after which the state is kept, in rising order: `[K]`.
    public var checkpoints: [Int] = []
    /// What differs from the usual values, by the name of the setting, so that equal settings hold the same.
    private var values: [String: any Equatable & Sendable] = [:]

    /// Makes settings with the values that most methods start from.
    public init() {}

    /// Makes settings with some values changed.
    public init(_ change: (inout TrainingSettings) -> Void) {
        change(&self)
    }

    /// The value of a setting.
    public subscript<Value>(_ setting: Setting<Value>) -> Value {
        get { values[setting.name] as? Value ?? setting.usual }
        set { values[setting.name] = newValue == setting.usual ? nil : newValue }
    }

    /// Everything that differs from the usual values as text, exactly and in the order of the names, so that equal
    /// settings, and they alone, have the same.
    ///
    /// - Parameter names: of settings that are left out.
    package func exactText(without names: Set<String> = []) -> String {
        let lines = values.filter { !names.contains($0.key) }.sorted { $0.key < $1.key }
            .map { "\($0.key)=\(String(reflecting: $0.value))\n" }
        return lines.joined() + "checkpoints=\(checkpoints)\n"
    }

    /// Whether all values are the same.
    public static func == (a: TrainingSettings, b: TrainingSettings) -> Bool {
        a.checkpoints == b.checkpoints && a.values.count == b.values.count
            && a.values.allSatisfy { $0.value.isSame(as: b.values[$0.key]) }
    }
}

extension Equatable {
    fileprivate func isSame(as other: Any?) -> Bool { other as? Self == self }
}
