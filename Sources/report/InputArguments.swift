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
            "The columns that predict; --x=-name for one that begins with a dash; '*' for all; none for predictions without any. (default: those that can be learned from)",
            valueName: "column"))
    var x: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "The column that is predicted, or several, a chapter each. (default: the last)", valueName: "column"))
    var y: [String] = []

    @Option(
        parsing: .upToNextOption, help: ArgumentHelp("Columns that are left out.", valueName: "column"))
    var drop: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Columns whose values are kinds, even if they are numbers.", valueName: "column"))
    var categories: [String] = []

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

    @Option(
        help: ArgumentHelp(
            "A table to test on, with the same columns. (default: a part of the table is held out)",
            valueName: "file.csv"))
    var test: [String] = []

    @Option(
        help: ArgumentHelp(
            "What is held out: rows at random, the last in time, or whole groups: random, time or group. (default: random)",
            valueName: "kind"))
    var split: [String] = []

    @Option(
        help: ArgumentHelp("The column whose kinds of rows are judged apart, too.", valueName: "column"))
    var by: [String] = []

    @Option(help: ArgumentHelp("The column that puts rows in order; the last are tested on.", valueName: "column"))
    var order: [String] = []

    @Option(help: ArgumentHelp("The column that says which rows belong together.", valueName: "column"))
    var groups: [String] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Share of the rows that is held out, 0.01 to 0.9. (default: 0.2)", valueName: "share"))
    var testShare: DecimalArgument?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The root of the split's randomness. (default: that of --seed)", valueName: "n"))
    var splitSeed: Int?

    @Option(
        help: ArgumentHelp(
            "The column that says train, val or test for each row, or the number of its fold.", valueName: "column"))
    var splitColumn: [String] = []

    @Option(
        help: ArgumentHelp("A file with the numbers of the rows to test on, from 0, one a line.", valueName: "file"))
    var splitFile: [String] = []

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
            guard drop.isEmpty, categories.isEmpty, test.isEmpty, by.isEmpty || forPredictions,
                try splitting() == SplitOptions()
            else {
                throw ValidationError(
                    "--drop, --categories, --test, --by and the options of a split are about a table: give it with --data"
                )
            }
            return nil
        }
        var table = TableOptions(
            path: data, x: hasNoFeatures ? [] : x.isEmpty ? nil : x, y: y, missing: try missingValues(),
            hasHeader: !noHeader, separator: try single("separator", separator), decimal: try single("decimal", decimal)
        )
        (table.drop, table.categories) = (drop, categories)
        (table.test, table.split) = (try single("test", test), try splitting())
        table.by = forPredictions ? nil : try kinds()
        guard !forPredictions || table.x != nil && y.count == 1 else {
            throw ValidationError(
                "--data needs --x with the columns that predict and --y with the one that was observed, to be joined to predictions"
            )
        }
        return table
    }

    /// The column that parts rows into kinds.
    func kinds() throws -> String? { try single("by", by) }

    /// How the rows are split.
    private func splitting() throws -> SplitOptions {
        var choice = SplitOptions()
        choice.kind = try single("split", split)
        choice.order = try single("order", order)
        choice.groups = try single("groups", groups)
        choice.share = testShare?.value
        choice.seed = splitSeed
        choice.column = try single("split-column", splitColumn)
        choice.file = try single("split-file", splitFile)
        return choice
    }

    /// What is said of files of predictions.
    func reading() throws -> ReadingChoices {
        var choices = ReadingChoices()
        choices.columns = try columns.map { text in
            // A combining mark after the sign is part of the name.
            guard let sign = text.utf8.firstIndex(of: UInt8(ascii: "=")), sign > text.startIndex,
                text.utf8.last != UInt8(ascii: "=")
            else { throw ValidationError("--columns takes role=name, such as sd=y_std; found '\(text)'") }
            let role = String(text[..<sign])
            let name = String(text[text.utf8.index(after: sign)...])
            guard let column = ReadingChoices.Column(role: role, name: name) else {
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
        guard y.count <= 1 else {
            throw ValidationError(
                "predictions are about one target, and --y names \(y.count): make a report for each, with an --output of its own"
            )
        }
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
