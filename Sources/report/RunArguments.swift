import ArgumentParser
import ReportKit

/// The options of a run, as they stand on the command line.
struct RunArguments: ParsableArguments {
    @Flag(help: ArgumentHelp("Train every method that 'report methods' lists."))
    var all = false

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Train these methods.", discussion: "", valueName: "name"))
    var method: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Train on these built-in data sets, or on 'all'. (default: sine)", valueName: "name"))
    var dataset: [String] = []

    @Option(help: ArgumentHelp("Train on a table of your own.", valueName: "file.csv"))
    var data: String?

    @Option(parsing: .upToNextOption, help: ArgumentHelp("The columns that predict.", valueName: "column"))
    var x: [String] = []

    @Option(help: ArgumentHelp("The column that is predicted.", valueName: "column"))
    var y: String?

    @Option(help: ArgumentHelp("What to do with a row that lacks a value: 'fail' or 'drop' it.", valueName: "what"))
    var missing: String = "fail"

    @Flag(help: "The table's first row holds numbers; columns are called 1, 2, 3 …")
    var noHeader = false

    @Option(help: ArgumentHelp("What stands between cells: ',', ';' or 'tab'. (default: found out)", valueName: "character"))
    var separator: String?

    @Option(help: ArgumentHelp("Widths of the hidden layers, such as 64,64. (default: the method's)", valueName: "widths"))
    var hidden: IntegerList?

    @Option(help: ArgumentHelp("The nonlinearity between layers. (default: the method's)", valueName: "name"))
    var activation: String?

    @Option(help: ArgumentHelp("Passes over the training data. (default: the method's)", valueName: "n"))
    var epochs: Int?

    @Option(help: ArgumentHelp("Rows in a mini-batch. (default: the method's)", valueName: "n"))
    var batch: Int?

    @Option(help: ArgumentHelp("Step size of the optimiser. (default: the method's)", valueName: "rate"))
    var learningRate: Double?

    @Option(help: ArgumentHelp("Draws from the posterior when predicting. (default: 100)", valueName: "n"))
    var samples: Int?

    @Option(help: ArgumentHelp("Networks in an ensemble. (default: 5)", valueName: "n"))
    var members: Int?

    @Option(help: ArgumentHelp("Probability that a hidden unit is dropped. (default: 0.2)", valueName: "p"))
    var dropout: Double?

    @Option(name: .shortAndLong, help: ArgumentHelp("The directory of the report.", valueName: "directory"))
    var output: String = "reports"

    @Option(help: ArgumentHelp("The root of all randomness.", valueName: "n"))
    var seed: Int = 0

    @Flag(help: "Publish even if the output directory holds files of others; they are kept.")
    var force = false

    @Option(help: ArgumentHelp("Figure formats: png, pdf, svg. (default: png,pdf)", valueName: "formats"))
    var figureFormat: NameList?

    @Option(help: ArgumentHelp("Themes of figures: light, dark. (default: light,dark)", valueName: "themes"))
    var theme: NameList?

    @Option(help: ArgumentHelp("Jobs at a time. (default: all cores)", valueName: "n"))
    var jobs: Int?

    @Flag(help: "Say nothing but warnings and errors.")
    var quiet = false

    /// The options as the run takes them.
    func options() throws -> RunOptions {
        var options = RunOptions()
        options.allMethods = all
        options.methods = method.flatMap(NameList.split)
        options.dataSets = dataset.flatMap(NameList.split)
        options.table = try table()
        options.hidden = hidden?.values
        options.activation = activation
        options.epochs = epochs
        options.batch = batch
        options.learningRate = learningRate
        options.samples = samples
        options.members = members
        options.dropout = dropout
        options.output = output
        options.seed = seed
        options.force = force
        options.figureFormats = figureFormat?.names
        options.themes = theme?.names
        options.jobs = jobs
        return options
    }

    private func table() throws -> TableOptions? {
        guard let data else {
            guard x.isEmpty, y == nil else { throw ValidationError("--x and --y name columns of a table: give it with --data") }
            return nil
        }
        guard !x.isEmpty, let y else {
            throw ValidationError("--data needs --x with the columns that predict and --y with the one that is predicted")
        }
        guard let missing = TableOptions.Missing(rawValue: missing) else {
            throw ValidationError("--missing takes 'fail' or 'drop'; found '\(missing)'")
        }
        return TableOptions(path: data, x: x, y: y, missing: missing, hasHeader: !noHeader, separator: separator)
    }
}

/// Whole numbers with commas between them.
struct IntegerList: ExpressibleByArgument {
    let values: [Int]

    init?(argument: String) {
        let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
        values = parts.compactMap { Int($0) }
        guard values.count == parts.count else { return nil }
    }
}

/// Names with commas between them.
struct NameList: ExpressibleByArgument {
    let names: [String]

    init?(argument: String) {
        names = Self.split(argument)
    }

    static func split(_ text: String) -> [String] {
        text.split(separator: ",").map(String.init)
    }
}
