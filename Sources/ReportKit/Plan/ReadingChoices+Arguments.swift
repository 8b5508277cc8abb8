import Predictions
import Tables

extension ReadingChoices {
    /// The choices as they stand on a command line, but for what a table takes, too.
    var arguments: [String] {
        var arguments: [String] = []
        for column in columns { arguments += ["--columns=\(column.role)=\(column.name)"] }
        if hasNoFeatures { arguments += ["--x", "none"] }
        return arguments
    }

    /// How tables are read, as it stands on a command line.
    var tableArguments: [String] {
        var arguments: [String] = []
        if csv.missing != .fail { arguments += ["--missing", csv.missing.rawValue] }
        if !csv.hasHeader { arguments.append("--no-header") }
        if let separator = csv.separator { arguments += ["--separator", separator.name] }
        if let decimal = csv.decimal { arguments += ["--decimal", decimal.name] }
        return arguments
    }
}
