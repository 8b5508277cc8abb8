/// What units of a sweep learn from: a built-in data set or tables of the user's, and how these are read and split.
struct SweepSource: Sendable, Equatable {
    /// A file of the user's, which the sweep's directory keeps under its digest.
    struct File: Sendable, Equatable {
        /// The option that names it, such as `data`.
        let option: String
        /// Its name without the directories around it.
        let name: String
        /// Its SHA-256, in hexadecimal digits.
        let digest: String

        /// Where it lies, relative to the sweep's directory.
        var place: String { "data/\(digest.prefix(16))/\(name)" }
    }

    /// What it is called: the name of the data set or of the table's file.
    let name: String
    /// The options of a run on it but for methods and seeds, files by their names alone.
    let options: Configuration
    /// The files that those options name.
    let files: [File]

    /// Options that change what comes of a unit; the settings of training among them.
    static let optionNames: Set<String> = [
        "dataset", "data", "x", "y", "drop", "categories", "missing", "no-header", "separator", "decimal", "test",
        "split", "order", "groups", "test-share", "split-seed", "split-column", "split-file", "hidden", "activation",
        "epochs", "batch", "learning-rate", "samples", "members", "dropout", "set", "conformal", "coverage",
        "recalibrate", "calibration-share", "tune", "data-seed",
    ]

    /// Those of them that are settings of methods, which a unit's key holds in full.
    static let settingNames = Set(SettingOverrides.options + ["set"])

    /// Options that name files.
    static let fileOptions = ["data", "test", "split-file"]

    /// The options as they stand on a command line, files where the sweep keeps them.
    ///
    /// - Parameter directory: that of the sweep.
    func arguments(in directory: String) -> [String] {
        files.reduce(options) { $0.replacing($1.option, by: directory + "/" + $1.place) }.arguments
    }

    /// Everything of it that a result depends on but for the settings of methods, as text.
    var identity: String {
        files.map { "\($0.option) \($0.digest)\n" }.joined()
            + options.keeping(Self.optionNames.subtracting(Self.settingNames)).json
    }
}
