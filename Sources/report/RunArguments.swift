import ArgumentParser
import ReportKit
import Tables

/// The options of a run, as they stand on the command line, but for its methods and what it reads.
///
/// A command holds the three groups side by side: in a debug build the parser checks a group four times for each group
/// around it.
struct RunArguments: ParsableArguments {
    @Flag(
        help: ArgumentHelp(
            "Train every method that 'report methods' lists, but those that must be named; NUTS with --reference."))
    var all = false

    @Flag(help: "Sample the posterior too, by NUTS, and say how far each method is from it. Takes a while.")
    var reference = false

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Report on predictions of other programs instead of training: .npz, .csv, or .npy with --data.",
            valueName: "file"))
    var predictions: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "What the same models predict at rows that they have not learned from, for --conformal and --recalibrate.",
            valueName: "file"))
    var calibration: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Train on these built-in data sets, or on 'all'. (default: sine)", valueName: "name"))
    var dataset: [String] = []

    @Option(
        help: ArgumentHelp("Widths of the hidden layers, such as 64,64. (default: the method's)", valueName: "widths"))
    var hidden: String?

    @Option(help: ArgumentHelp("The nonlinearity between layers. (default: the method's)", valueName: "name"))
    var activation: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Passes over the training data. (default: the method's)", valueName: "n"))
    var epochs: String?

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Rows in a mini-batch. (default: the method's)", valueName: "n"))
    var batch: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Step size of the optimiser. (default: the method's)", valueName: "rate"))
    var learningRate: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Draws from the posterior when predicting. (default: 100; for NUTS 400)", valueName: "n"))
    var samples: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("Networks in an ensemble. (default: 10)", valueName: "n"))
    var members: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Probability that a hidden unit is dropped. (default: the method's)", valueName: "p"))
    var dropout: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Other settings of training; 'report methods NAME' lists them.", valueName: "name=value"))
    var set: [String] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "What the band that is drawn and judged should hold, 0.5 to 0.999. (default: 0.9545, ±2σ)",
            valueName: "probability"))
    var level: DecimalArgument?

    @Option(
        help: ArgumentHelp(
            "Also make predictions with a guarantee of each method's: split, cqr, distribution, or several with commas.",
            valueName: "kinds"))
    var conformal: NameList?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "What conformal intervals promise to hold, 0.5 to 0.9999. (default: --level, or 0.9)",
            valueName: "probability"))
    var coverage: DecimalArgument?

    @Option(
        help: ArgumentHelp(
            "Also recalibrate each method after training: variance, isotonic or variance,isotonic.", valueName: "kinds")
    )
    var recalibrate: NameList?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Share of the training rows that nothing learns from, for both, 0.01 to 0.9. (default: 0.25)",
            valueName: "share"))
    var calibrationShare: DecimalArgument?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Choose epochs, learning rate, dropout and prior of each method by n trials on held-out training rows.",
            valueName: "n"))
    var tune: Int?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The directory of the report. (default: reports)", valueName: "directory"))
    var output: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("The root of all randomness.", valueName: "n"))
    var seed: Int = 0

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Draw or split the data with this seed, and use --seed for all else, so that several seeds are several models of the same data. (default: that of the run)",
            valueName: "n"))
    var dataSeed: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Repeat with so many seeds, and report means ± standard errors. (default: 1)", valueName: "n"))
    var seeds: Int?

    @Flag(help: "Add the predictions at the test points to the report, as .npz files that --predictions reads.")
    var savePredictions = false

    @Flag(help: "Publish even if the output directory holds files of others; they are kept.")
    var force = false

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Also make these kinds of figures, such as fan or density, or 'all', and in every format.",
            valueName: "kind"))
    var figures: [String] = []

    @Option(help: ArgumentHelp("Figure formats: png, pdf, svg. (default: png,pdf)", valueName: "formats"))
    var figureFormat: NameList?

    @Option(help: ArgumentHelp("Themes of figures: light, dark. (default: light,dark)", valueName: "themes"))
    var theme: NameList?

    @Option(
        help: ArgumentHelp(
            "How the page hangs together with its files: inline, linked (style.css and figures beside it), or standalone. (default: inline)",
            valueName: "style"))
    var pageStyle: String?

    @Flag(
        help:
            "A page that can be mailed alone: what can be downloaded stands in it. The same as --page-style standalone."
    )
    var standalone = false

    @Option(
        help: ArgumentHelp(
            "Also write tables, figures and references for LaTeX to this directory.", valueName: "directory"))
    var latex: String?

    @Flag(help: "Add the papers of the methods to the report, as references.bib.")
    var bibtex = false

    @Option(
        help: ArgumentHelp(
            "Also write a page of documentation with figures: docc, mkdocs, sphinx, quarto, readme or pypi.",
            valueName: "kind"))
    var docs: String?

    @Option(
        help: ArgumentHelp(
            "The directory of that page. (default: docs/uncertainty; for docc Documentation.docc/Uncertainty)",
            valueName: "directory"))
    var docsTo: String?

    @Option(
        help: ArgumentHelp("Where that directory will be found, for --docs pypi.", valueName: "address"))
    var baseUrl: String?

    @Option(
        help: ArgumentHelp(
            "Keep what was trained and made in this directory for the next run. (default: uncertainty-report in the user's cache)",
            valueName: "directory"))
    var cache: String?

    @Flag(help: "Keep nothing for the next run, and use nothing that was kept.")
    var noCache = false

    @Option(help: ArgumentHelp("The same as --cache, by its earlier name.", valueName: "directory"))
    var referenceCache: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("Jobs at a time. (default: all cores)", valueName: "n"))
    var jobs: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Memory that tables and predictions may take; what needs more is refused before the work. (default: 4)",
            valueName: "gigabytes"))
    var memory: DecimalArgument?

    @Option(
        help: ArgumentHelp(
            "Take options from a JSON file, under the names that they have here; what stands on the command line wins.",
            valueName: "file.json"))
    var config: [String] = []

    @Flag(help: "Print the options as such a file, and do nothing else.")
    var printConfig = false

    @Option(
        help: ArgumentHelp(
            "How progress stands on stderr: bar, or json, a line for each event. (default: bar)", valueName: "form"))
    var progress: ProgressDisplay.Form = .bar

    @Flag(help: "Open the report when it is made.")
    var open = false

    @Flag(help: "Say nothing but warnings, errors and the paths of the files.")
    var quiet = false

    /// What shows how far the run is.
    var display: ProgressDisplay { ProgressDisplay(quiet: quiet, form: progress) }

    /// Whether options were given that are about pages and files of options.
    var aboutPages: [(option: String, isGiven: Bool)] {
        [
            ("--page-style", pageStyle != nil), ("--standalone", standalone), ("--bibtex", bibtex),
            ("--latex", latex != nil), ("--docs", docs != nil), ("--docs-to", docsTo != nil),
            ("--base-url", baseUrl != nil), ("--save-predictions", savePredictions), ("--open", open),
            ("--config", !config.isEmpty), ("--print-config", printConfig),
        ]
    }

    /// Whether options were given that are about any files of a report.
    var aboutFiles: [(option: String, isGiven: Bool)] {
        aboutPages + [
            ("--output", output != nil), ("--figures", !figures.isEmpty), ("--figure-format", figureFormat != nil),
            ("--theme", theme != nil),
        ]
    }

    /// Refuses options that a command would pass over.
    func refuse(_ options: [(option: String, isGiven: Bool)], in command: String) throws {
        guard let first = options.first(where: \.isGiven) else { return }
        throw ValidationError("\(first.option) has no effect in 'report \(command)'; leave it out")
    }

    /// The options as the run takes them.
    ///
    /// - Parameters:
    ///   - methods: which methods are trained.
    ///   - input: what is read from files.
    ///   - environment: what `REPORT_CPU` and the user's cache are read from.
    func options(
        methods: MethodArguments, input: InputArguments, environment: [String: String] = [:]
    ) throws -> RunOptions {
        var options = RunOptions()
        options.kernels = environment["REPORT_CPU"]
        options.allMethods = all
        options.methods = try NameList.names("method", methods.method)
        options.reference = reference
        options.dataSets = try NameList.names("dataset", dataset)
        options.predictions = predictions
        options.calibration = calibration
        options.table = try input.table(forPredictions: !predictions.isEmpty)
        options.reading = try input.reading()
        options.predictionsBy = predictions.isEmpty ? nil : try input.kinds()
        options.settings = try settings()
        options.trials = tune
        options.output = output ?? options.output
        options.seed = seed
        options.dataSeed = dataSeed
        options.seedCount = seeds
        options.savesPredictions = savePredictions
        options.force = force
        options.figureKinds = try NameList.names("figures", figures)
        options.conformal = conformal?.names
        options.level = level?.value
        options.coverage = coverage?.value
        options.recalibration = recalibrate?.names
        options.calibrationShare = calibrationShare?.value
        options.figureFormats = figureFormat?.names
        options.themes = theme?.names
        options.pageStyle = try page()
        options.latex = latex
        options.hasBibliography = bibtex
        options.documentation = docs
        options.documentationDirectory = docsTo
        options.baseAddress = baseUrl
        options.memory = memory?.value
        options.cache = try cacheChoice(environment)
        options.jobs = jobs
        return options
    }

    private func cacheChoice(_ environment: [String: String]) throws -> CacheChoice {
        guard cache == nil || referenceCache == nil, !noCache || cache ?? referenceCache == nil else {
            throw ValidationError("give one of --cache, --no-cache and --reference-cache")
        }
        // Who names a kind of CPU wants it to compute.
        if noCache || environment["REPORT_CPU"] != nil && cache ?? referenceCache == nil { return .none }
        return (cache ?? referenceCache).map { .given($0) } ?? CacheChoice(environment: environment)
    }

    private func page() throws -> String? {
        guard standalone else { return pageStyle }
        guard pageStyle ?? PageStyle.standalone.rawValue == PageStyle.standalone.rawValue else {
            throw ValidationError("--standalone is a style of the page: leave out --page-style")
        }
        return PageStyle.standalone.rawValue
    }

    private func settings() throws -> [RunOptions.Setting] {
        let named = [
            ("hidden", hidden), ("activation", activation), ("epochs", epochs), ("batch", batch),
            ("learning-rate", learningRate), ("samples", samples), ("members", members), ("dropout", dropout),
        ]
        let others = try set.map { text in
            // A combining mark after the sign is part of the value.
            guard let sign = text.utf8.firstIndex(of: UInt8(ascii: "=")) else {
                throw ValidationError("--set takes name=value, such as prior=mixture; found '\(text)'")
            }
            return RunOptions.Setting(
                name: String(text[..<sign]), value: String(text[text.utf8.index(after: sign)...]))
        }
        return named.compactMap { name, value in value.map { .init(name: name, value: $0) } } + others
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

    /// Names in one or several arguments; one that holds none is refused.
    static func names(_ option: String, _ arguments: [String]) throws -> [String] {
        try arguments.flatMap { argument in
            let names = split(argument)
            guard !names.isEmpty else { throw ValidationError("--\(option) takes names; found '\(argument)'") }
            return names
        }
    }
}

/// A number in decimal digits.
struct DecimalArgument: ExpressibleByArgument {
    let value: Double

    init?(argument: String) {
        guard let value = Double(decimal: argument) else { return nil }
        self.value = value
    }
}
