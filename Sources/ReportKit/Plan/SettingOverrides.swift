import Training

/// The settings of training that a user gave, each within its range; the others come from the method.
///
/// A name may say which method is meant: `deep-ensemble.learning-rate` is for that one alone, and goes before
/// `learning-rate`, which is for all.
public struct SettingOverrides: Sendable {
    private struct Override: Sendable {
        /// The method that is meant; nil for all.
        let method: String?
        let key: any DeclaredSetting
        let text: String

        /// The name as the user gives it.
        var name: String { (method.map { $0 + "." } ?? "") + key.name }
    }

    private let settings: [Override]

    /// Names that have an option of their own; the others are given with `--set`.
    static let options = [
        "hidden", "activation", "epochs", "batch", "learning-rate", "samples", "members", "dropout",
    ]

    /// Nothing: every method starts from its own defaults.
    init() {
        settings = []
    }

    /// Checks what was given.
    init(_ given: [RunOptions.Setting]) throws(SettingError) {
        var settings: [Override] = []
        var scratch = TrainingSettings()
        for setting in given {
            let (method, name) = Self.parts(setting.name)
            guard let key = Methods.setting(named: name) else {
                throw .unknown("setting", setting.name, in: Methods.settings.map(\.name), list: "Settings")
            }
            do {
                try key.set(&scratch, to: setting.value)
            } catch {
                throw .value(setting.name, found: "'\(setting.value.prefix(80))'", expected: key.range)
            }
            let override = Override(method: method, key: key, text: key.text(scratch))
            if settings.contains(where: { $0.name == override.name }) {
                throw .combination("the setting '\(override.name)' is given twice; say it once")
            }
            settings.append(override)
        }
        self.settings = settings
    }

    /// The method that a name begins with, if it does, and what follows.
    private static func parts(_ name: String) -> (method: String?, name: String) {
        guard let dot = name.firstIndex(of: "."), Methods.named(String(name[..<dot])) != nil else { return (nil, name) }
        return (String(name[..<dot]), String(name[name.index(after: dot)...]))
    }

    /// A method's own settings with what the user gave in their place.
    func apply(to defaults: TrainingSettings, of method: any Method) -> TrainingSettings {
        var settings = defaults
        let own = self.settings.filter { $0.method == method.description.name }
        // Each text was read before, so it can be read again.
        for setting in self.settings.filter({ $0.method == nil }) + own {
            try? setting.key.set(&settings, to: setting.text)
        }
        return settings
    }

    /// The names of the settings that were given for a method, or for all.
    func names(for method: any Method) -> [String] {
        settings.filter { ($0.method ?? method.description.name) == method.description.name }.map(\.key.name)
    }

    /// What was given, as it stands on a command line.
    var arguments: [String] {
        settings.flatMap { setting in
            setting.method == nil && Self.options.contains(setting.key.name)
                ? ["--" + setting.key.name, setting.text] : ["--set", setting.name + "=" + setting.text]
        }
    }

    /// The names of what was given that none of some methods uses.
    func unused(by methods: [any Method]) -> [String] {
        settings.filter { setting in
            !methods.contains { method in
                (setting.method ?? method.description.name) == method.description.name
                    && method.settings.contains { $0.name == setting.key.name }
            }
        }.map(\.name)
    }
}
