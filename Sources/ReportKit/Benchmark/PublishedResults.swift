/// What a paper reports of one method on the UCI data sets.
struct PublishedResults: Sendable {
    /// Whose numbers they are.
    let source: String
    /// The methods here that do the same; other methods are held against the first of all.
    let methods: [String]
    /// Of each data set, error and likelihood.
    let values: [(dataSet: String, error: Value?, likelihood: Value?)]

    /// A mean over splits.
    struct Value: Sendable, Equatable {
        /// The mean.
        let mean: Double
        /// Its standard error; where none is published, half a step of its last digit.
        let error: Double
        /// Whether a standard error was published.
        var isMeasured = false

        init(_ mean: Double, error: Double) {
            self.mean = mean
            self.error = error
            isMeasured = true
        }

        init(_ mean: Double, decimals: Int) {
            self.mean = mean
            error = (0..<decimals).reduce(0.5) { step, _ in step / 10 }
        }
    }

    /// The values of a data set, which is known by how its name begins.
    func value(of dataSet: String) -> (error: Value?, likelihood: Value?)? {
        values.first { dataSet.lowercased().hasPrefix($0.dataSet) }.map { ($0.error, $0.likelihood) }
    }

    private static func two(_ mean: Double) -> Value { Value(mean, decimals: 2) }
    private static func three(_ mean: Double) -> Value { Value(mean, decimals: 3) }

    /// A standard deviation over twenty splits as an error of their mean.
    private static func overTwenty(_ mean: Double, deviation: Double) -> Value {
        Value(mean, error: deviation / 20.0.squareRoot())
    }

    /// All of them, the baseline first.
    static let all = [ensembles, dropout, dropoutLogs, meanField, sparseProcess, boosting]

    private static let ensembles = PublishedResults(
        source: "deep ensembles, 2017", methods: ["deep-ensemble"],
        values: [
            ("boston", overTwenty(3.28, deviation: 1.00), overTwenty(2.41, deviation: 0.25)),
            ("concrete", overTwenty(6.03, deviation: 0.58), overTwenty(3.06, deviation: 0.18)),
            ("energy", two(2.09), two(1.38)), ("kin8nm", two(0.09), two(-1.20)), ("naval", two(0.00), two(-5.63)),
            ("power", two(4.11), two(2.79)), ("protein", two(4.71), two(2.83)), ("wine", two(0.64), two(0.94)),
            ("yacht", two(1.58), two(1.18)),
        ])

    private static let dropout = PublishedResults(
        source: "MC dropout, 2016", methods: ["mc-dropout", "concrete-dropout"],
        values: [
            ("boston", Value(2.97, error: 0.19), Value(2.46, error: 0.06)),
            ("concrete", Value(5.23, error: 0.12), Value(3.04, error: 0.02)),
        ])

    private static let dropoutLogs = PublishedResults(
        source: "MC dropout, logs of 100 × epochs", methods: ["mc-dropout", "concrete-dropout"],
        values: [
            ("boston", two(2.90), two(2.40)), ("concrete", two(4.83), two(2.94)), ("energy", two(0.54), two(1.21)),
            ("kin8nm", three(0.079), two(-1.14)), ("naval", Value(0.00074, decimals: 5), two(-4.45)),
            ("power", two(4.01), two(2.81)), ("protein", two(4.27), two(2.87)), ("wine", two(0.62), two(0.93)),
            ("yacht", two(0.67), two(1.25)),
        ])

    private static let meanField = PublishedResults(
        source: "mean-field VI, uncertainty-baselines", methods: ["bnn", "local-reparameterization", "ivon"],
        values: [
            ("boston", nil, two(3.12)), ("concrete", nil, two(3.22)), ("energy", nil, two(0.93)),
            ("kin8nm", nil, two(-1.03)), ("naval", nil, two(-6.12)), ("power", nil, two(2.85)),
            ("protein", nil, two(2.93)), ("wine", nil, two(1.00)), ("yacht", nil, two(2.01)),
        ])

    private static let sparseProcess = PublishedResults(
        source: "sparse GP, own splits", methods: ["gp"],
        values: [
            ("boston", two(2.59), two(2.40)), ("concrete", two(5.97), two(3.17)), ("energy", two(0.65), two(1.08)),
            ("naval", two(0.00), two(-9.35)), ("power", two(3.97), two(2.80)), ("protein", two(4.40), two(2.90)),
            ("wine", two(0.63), two(0.95)), ("yacht", two(0.66), two(0.77)),
        ])

    private static let boosting = PublishedResults(
        source: "NGBoost, 2020", methods: ["ngboost"],
        values: [
            ("boston", nil, two(2.43)), ("concrete", nil, two(3.04)), ("energy", nil, two(0.60)),
            ("kin8nm", nil, two(-0.49)), ("naval", nil, two(-5.34)), ("power", nil, two(2.79)),
            ("protein", nil, two(2.81)), ("wine", nil, two(0.91)), ("yacht", nil, two(0.20)),
        ])
}
