import ArgumentParser
import Predictions
import ReportKit
import Tables

/// The options that say what is read from a file and how.
struct InputArguments: ParsableArguments {
    // Several, here and below, so that more than one can be refused for what it is.
    @Option(
        help: ArgumentHelp(
            "Train on a table of your own, or take the points of predictions from it.", valueName: "file.csv"))
    var data: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "The columns that predict; --x=-name for one that begins with a dash; none for predictions without any.",
            valueName: "column"))
    var x: [String] = []

    @Option(
        parsing: .upToNextOption, help: ArgumentHelp("The one column that is predicted.", valueName: "column"))
    var y: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Say what columns or arrays of predictions mean, such as sd=y_std; unused=NAME leaves one out.",
            valueName: "role=name"))
    var columns: [String] = []

    @Option(
        help: ArgumentHelp(
            "What to do with a row that lacks a value: 'fail' (default) or 'drop' it.", valueName: "what"))
    var missing: [String] = []

    @Flag(help: "The table's first row holds numbers; columns are called column1, column2 …")
    var noHeader = false

    @Option(
        help: ArgumentHelp(
            "What stands between fields: comma, semicolon, tab, bar or blank. (default: found out)", valueName: "name"))
    var separator: [String] = []

    @Option(help: ArgumentHelp("The decimal sign: point or comma. (default: found out)", valueName: "name"))
    var decimal: [String] = []

    /// Whether the points have no features.
    private var hasNoFeatures: Bool { x == ["none"] }

    /// The user's table; nil if there is none.
    func table(forPredictions: Bool) throws -> TableOptions? {
        guard let data = try single("data", data) else {
            guard x.isEmpty && y.isEmpty || forPredictions else {
                throw ValidationError("--x and --y name columns of a table: give it with --data")
            }
            guard missing.isEmpty && !noHeader && separator.isEmpty && decimal.isEmpty || forPredictions else {
                throw ValidationError(
                    "--missing, --no-header, --separator and --decimal say how to read a table: give it with --data")
            }
            return nil
        }
        guard y.count <= 1 else { throw ValidationError(SettingError.targets(y).description) }
        guard !x.isEmpty, let y = y.first else {
            throw ValidationError(
                "--data needs --x with the columns that predict and --y with the one that is predicted")
        }
        return TableOptions(
            path: data, x: hasNoFeatures ? [] : x, y: y, missing: try missingValues(), hasHeader: !noHeader,
            separator: try single("separator", separator), decimal: try single("decimal", decimal))
    }

    /// What is said of files of predictions.
    func reading() throws -> ReadingChoices {
        var choices = ReadingChoices()
        choices.columns = try columns.map { text in
            guard let sign = text.firstIndex(of: "="), sign > text.startIndex, text.last != "=" else {
                throw ValidationError("--columns takes role=name, such as sd=y_std; found '\(text)'")
            }
            let role = String(text[..<sign])
            guard let column = ReadingChoices.Column(role: role, name: String(text[text.index(after: sign)...])) else {
                throw ValidationError(
                    "--columns knows no role '\(role)'; roles are \(ReadingChoices.roles.joined(separator: ", "))")
            }
            return column
        }
        choices.hasNoFeatures = hasNoFeatures
        choices.csv = try CSVReader(
            hasHeader: !noHeader, separator: single("separator", separator), decimal: single("decimal", decimal),
            missing: missingValues())
        // Without a table, --x and --y name columns of the predictions.
        guard data.isEmpty else { return choices }
        guard y.count <= 1 else { throw ValidationError(SettingError.targets(y).description) }
        let named = (hasNoFeatures ? [] : x).map { ("x", $0) } + y.map { ("y", $0) }
        choices.columns += named.compactMap { ReadingChoices.Column(role: $0, name: $1) }
        return choices
    }

    private func missingValues() throws -> CSVReader.MissingValues {
        guard let text = try single("missing", missing) else { return .fail }
        guard let missing = CSVReader.MissingValues(rawValue: text) else {
            throw ValidationError("--missing takes 'fail' or 'drop'; found '\(text)'")
        }
        return missing
    }

    /// The value of an option that is given once.
    private func single(_ option: String, _ values: [String]) throws -> String? {
        guard values.count <= 1 else {
            throw ValidationError("--\(option) is given \(values.count) times; give it once")
        }
        return values.first
    }
}
