/// An option of a run as a file of options may hold it, under the name that it has on the command line.
public struct ConfigurationOption: Sendable, Equatable {
    /// What it takes.
    public enum Kind: Sendable, Equatable {
        /// Nothing: it is there or not.
        case flag
        /// One text.
        case text
        /// One number.
        case number
        /// Names, which stand with commas between them on the command line.
        case names
        /// Texts, which stand one after the other there.
        case list
        /// Names with a value each.
        case pairs
    }

    /// The name without dashes.
    public let name: String
    /// What it takes.
    public let kind: Kind

    /// All options of a run, in the order of its help.
    public static let all: [ConfigurationOption] = [
        option("all", .flag), option("method", .list), option("reference", .flag),
        option("predictions", .list), option("calibration", .list), option("dataset", .list),
        // What is read, and how.
        option("data", .text), option("x", .list), option("y", .list), option("drop", .list),
        option("categories", .list), option("columns", .list), option("missing", .text), option("no-header", .flag),
        option("separator", .text), option("decimal", .text), option("test", .text), option("split", .text),
        option("by", .text), option("order", .text), option("groups", .text), option("test-share", .number),
        option("split-seed", .number),
        option("split-column", .text), option("split-file", .text),
        // How methods are trained.
        option("hidden", .names), option("activation", .text), option("epochs", .number), option("batch", .number),
        option("learning-rate", .number), option("samples", .number), option("members", .number),
        option("dropout", .number), option("set", .pairs),
        // What is made of it.
        option("level", .number), option("conformal", .names), option("coverage", .number),
        option("recalibrate", .names),
        option("calibration-share", .number), option("tune", .number), option("output", .text),
        option("seed", .number), option("data-seed", .number), option("seeds", .number),
        option("save-predictions", .flag), option("force", .flag), option("figures", .list),
        option("figure-format", .names), option("theme", .names), option("page-style", .text),
        option("standalone", .flag), option("latex", .text), option("bibtex", .flag), option("docs", .text),
        option("docs-to", .text), option("base-url", .text), option("progress", .text), option("open", .flag),
        option("jobs", .number), option("memory", .number), option("cache", .text), option("no-cache", .flag),
        option("reference-cache", .text),
        option("quiet", .flag),
    ]

    /// Options of which one takes the place of the others.
    static let alternatives: [Set<String>] = [
        ["all", "method"], ["data", "dataset"], ["page-style", "standalone"],
        ["cache", "no-cache", "reference-cache"],
    ]

    /// Options that name files that are read.
    static let files: Set = ["data", "test", "split-file", "predictions", "calibration"]

    /// The option of a name.
    static func named(_ name: String) -> ConfigurationOption? { all.first { $0.name == name } }

    private static func option(_ name: String, _ kind: Kind) -> ConfigurationOption {
        ConfigurationOption(name: name, kind: kind)
    }
}
