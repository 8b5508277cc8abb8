import Training

/// The settings of training that a user gave, each within its range; the others come from the method.
public struct SettingOverrides: Sendable {
    private let settings: [(key: SettingKey, text: String)]

    /// Names that have an option of their own; the others are given with `--set`.
    private static let options = [
        "hidden", "activation", "epochs", "batch", "learning-rate", "samples", "members", "dropout",
    ]

    /// Checks what was given.
    init(_ given: [RunOptions.Setting]) throws(SettingError) {
        var settings: [(key: SettingKey, text: String)] = []
        var scratch = TrainingSettings()
        for setting in given {
            guard let key = SettingKey.named(setting.name) else {
                throw .unknown("setting", setting.name, in: SettingKey.all.map(\.name), list: "Settings")
            }
            if settings.contains(where: { $0.key.name == key.name }) {
                throw .combination("the setting '\(key.name)' is given twice; say it once")
            }
            do {
                try key.set(&scratch, to: setting.value)
            } catch {
                throw .value(key.name, found: "'\(setting.value.prefix(80))'", expected: key.range)
            }
            settings.append((key, key.text(scratch)))
        }
        self.settings = settings
    }

    /// A method's own settings with what the user gave in their place.
    func apply(to defaults: TrainingSettings) -> TrainingSettings {
        var settings = defaults
        // Each text was read before, so it can be read again.
        for setting in self.settings { try? setting.key.set(&settings, to: setting.text) }
        return settings
    }

    /// What was given, as it stands on a command line.
    var arguments: [String] {
        settings.flatMap { key, text in
            Self.options.contains(key.name) ? ["--" + key.name, text] : ["--set", key.name + "=" + text]
        }
    }

    /// The names of what was given.
    var names: [String] { settings.map(\.key.name) }
}
