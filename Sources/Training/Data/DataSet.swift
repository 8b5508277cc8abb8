public import Predictions

/// A regression problem: what is trained on, what is tested on, and what is shown.
///
/// ```swift
/// let rows = Observations(x: [0, 1, 2, 3], y: [0.1, 0.9, 2.1, 2.9])
/// let line = DataSet(
///     name: "line", title: "Line", summary: "Four points near a line.", features: ["x (m)"], target: "y (m)",
///     training: rows, test: rows, shown: -1...4)
/// ```
///
/// Test points may lie beyond the training data: there it shows whether a method knows what it does not know.
public struct DataSet: Sendable {
    /// The name on the command line and in file names.
    public let name: String
    /// The name in headings.
    public let title: String
    /// One sentence: what the data are and where they come from.
    public internal(set) var summary: String
    /// Names of the features, with units where they have some.
    public let features: [String]
    /// Name of the target, with its unit where it has one.
    public let target: String
    /// What the methods learn from.
    public internal(set) var training: Observations
    /// Rows like those of the training data that nothing learns from, for calibration after training; nil if none are
    /// kept.
    public internal(set) var calibration: Observations?
    /// What the methods are scored on; may reach beyond the range of the training data.
    public internal(set) var test: Observations
    /// Where every training row is a test point, too, the parts in which fits that did not see them predict them; else empty.
    public internal(set) var folds: [Fold]
    /// For one feature: the range of x that figures show.
    public let shown: ClosedRange<Double>
    /// A stretch inside the range of the training data that holds none of them, where there is one; one feature only.
    public let gap: ClosedRange<Double>?
    /// The noise-free curve, where it is known; one feature only.
    public let truth: (@Sendable (Double) -> Double)?
    /// The standard deviation of the normal noise around it, where that is the whole law of the data; one feature only.
    public let noise: (@Sendable (Double) -> Double)?
    /// What the reader must know about the data: rows that were dropped, columns that are constant.
    public var warnings: [String]
    /// How the data were read, where there was something to decide.
    public var remarks: [String]
    /// Rows without a target, which are predicted and not scored; nil if there are none.
    public var newRows: NewRows?
    /// What puts the test rows in the order of their file, `[N]`; empty where they are in it.
    public var fileOrder: [Int] = []
    /// Kinds of test rows that are looked at apart; nil if there are none.
    public var subgroups: Subgroups?
    /// What was taken off the targets, and belongs to every prediction, so that single precision loses nothing of values far
    /// from zero.
    public var offset = 0.0
    /// The places of features that are times, in seconds since 1970-01-01 00:00 UTC.
    public var times: Set<Int> = []

    /// Makes a data set from its parts.
    public init(
        name: String, title: String, summary: String, features: [String], target: String,
        training: Observations, calibration: Observations? = nil, test: Observations, folds: [Fold] = [],
        shown: ClosedRange<Double>, gap: ClosedRange<Double>? = nil,
        truth: (@Sendable (Double) -> Double)? = nil, noise: (@Sendable (Double) -> Double)? = nil,
        warnings: [String] = [], remarks: [String] = []
    ) {
        self.name = name
        self.title = title
        self.summary = summary
        self.features = features
        self.target = target
        self.training = training
        self.calibration = calibration
        self.test = test
        self.folds = folds
        self.shown = shown
        self.gap = gap
        self.truth = truth
        self.noise = noise
        self.warnings = warnings
        self.remarks = remarks
    }
}
