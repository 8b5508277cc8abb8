public import Predictions
public import Tables

/// What a user asked for, before it is checked; nil where nothing was said.
public struct RunOptions: Sendable, Equatable {
    /// Whether all methods are trained.
    public var allMethods = false
    /// The methods to train by name.
    public var methods: [String] = []
    /// Whether the posterior is sampled too, to hold the methods against it.
    public var reference = false
    /// The built-in data sets by name; `all` stands for all of them.
    public var dataSets: [String] = []
    /// The user's own table.
    public var table: TableOptions?
    /// Files of predictions that were made elsewhere; then nothing is trained.
    public var predictions: [String] = []
    /// The column of the first of them that parts the points into kinds whose coverage is told apart; nil for none.
    public var predictionsBy: String?
    /// Files of what the same models predict at rows kept for calibration.
    public var calibration: [String] = []
    /// What the user says of those files beyond what stands in them.
    public var reading = ReadingChoices()
    /// Whether the predictions at the test points become files of the report.
    public var savesPredictions = false
    /// Settings of training by name, each as text.
    public var settings: [Setting] = []
    /// How many settings of each method are tried on rows held out; nil to take them as they are.
    public var trials: Int?
    /// The directory of the report.
    public var output = "reports"
    /// The root of all randomness.
    public var seed = 0
    /// The root of the randomness of the data alone: their draw, or their split; nil for that of the run.
    public var dataSeed: Int?
    /// How many times the run is repeated, each time with the next seed; nil for once.
    public var seedCount: Int?
    /// Whether files of others may stay in the output directory.
    public var force = false
    /// Kinds of figures wanted beyond the usual ones, by name; `all` stands for all of them.
    public var figureKinds: [String] = []
    /// Conformal intervals around each method, by name.
    public var conformal: [String]?
    /// The probability of the band that is drawn and judged; nil for that of ±2σ.
    public var level: Double?
    /// The probability that conformal intervals promise; nil for that of the band, or 0.9.
    public var coverage: Double?
    /// Ways of recalibrating each method, by name.
    public var recalibration: [String]?
    /// The share of the training rows that is kept for both; nil for 0.25.
    public var calibrationShare: Double?
    /// Figure formats by name.
    public var figureFormats: [String]?
    /// Themes by name.
    public var themes: [String]?
    /// How the page hangs together with the files beside it, by name.
    public var pageStyle: String?
    /// The directory that takes tables, figures and references for a paper; nil for none.
    public var latex: String?
    /// Whether the report holds the papers of its methods as BibTeX.
    public var hasBibliography = false
    /// The kind of documentation that gets a page, by name; nil for none.
    public var documentation: String?
    /// The directory of that page; nil for the usual one of its kind.
    public var documentationDirectory: String?
    /// The address at which that directory will be found.
    public var baseAddress: String?
    /// How much memory a run may take, in gigabytes; nil for 4.
    public var memory: Double?
    /// Where work is kept for the next run.
    public var cache = CacheChoice.none
    /// How many jobs go at a time; nil for as many as there are cores.
    public var jobs: Int?
    /// The kind of CPU whose kernels are used, by name; nil for the fastest that this one can run.
    public var kernels: String?

    /// A setting of training as a user names it.
    public struct Setting: Sendable, Equatable {
        /// The name, such as `epochs`.
        public var name: String
        /// The value as text.
        public var value: String

        /// Names a setting and its value.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Asks for nothing in particular.
    public init() {}
}

/// The user's own table and how to read it.
public struct TableOptions: Sendable, Equatable {
    /// The path of the file.
    public var path: String
    /// The columns that predict: ``every`` for all that are left, none where predictions go by the number of the row; nil
    /// for those that can be learned from.
    public var x: [String]?
    /// The columns that are predicted; none for the last one.
    public var y: [String]
    /// Columns that are left out.
    public var drop: [String] = []
    /// Columns whose values are kinds, whatever they look like.
    public var categories: [String] = []
    /// The column that parts the test rows into kinds whose coverage is told apart; nil for none.
    public var by: String?
    /// How rows are split into those that are learned from and those that are tested on.
    public var split = SplitOptions()
    /// A file with the rows to test on; nil to hold some out.
    public var test: String?
    /// What happens to a row with a missing value.
    public var missing: CSVReader.MissingValues
    /// Whether the first row names the columns.
    public var hasHeader: Bool
    /// What stands between fields, by name or as it is; nil to find out.
    public var separator: String?
    /// The decimal sign, by name or as it is; nil to find out.
    public var decimal: String?

    /// Describes a table.
    public init(
        path: String, x: [String]? = nil, y: [String] = [], missing: CSVReader.MissingValues = .fail,
        hasHeader: Bool = true,
        separator: String? = nil, decimal: String? = nil
    ) {
        self.path = path
        self.x = x
        self.y = y
        self.missing = missing
        self.hasHeader = hasHeader
        self.separator = separator
        self.decimal = decimal
    }

    /// What stands for all columns that are left.
    public static let every = "*"

    /// The name of the file without the directories around it.
    var fileName: String { FileName.last(of: path) }
}
