import Tables
import Predictions
import Training

/// What the user asked to be done to predictions after training, and how many rows are kept for it.
struct AdjustmentChoice: Sendable {
    /// The adjustments in the order of the report.
    let adjustments: [Adjustment]
    /// The probability that conformal intervals promise; nil if there are none.
    let level: Double?
    /// Whether the user gave another one than would be promised anyway.
    private let isLevelGiven: Bool
    /// The share of the training rows that is kept for calibration.
    let share: Double
    /// Whether the user gave it.
    private let isShareGiven: Bool
    /// The scores without those of that level.
    private let usualScores: [Score]
    private let kinds: [Adjustment.Conformal]
    private let recalibrations: [Adjustment.Recalibration]

    /// The coverage that is promised where nobody said which.
    static let usualLevel = 0.9
    /// The share that is kept where nobody said which.
    static let usualShare = 0.25
    private static let levels = 0.5...0.9999
    private static let shares = 0.01...0.9

    /// Does nothing after training but score.
    init(scores: [Score] = Score.all) {
        adjustments = []
        level = nil
        isLevelGiven = false
        share = Self.usualShare
        isShareGiven = false
        usualScores = scores
        kinds = []
        recalibrations = []
    }

    /// Reads what the user gave.
    ///
    /// - Parameter band: the probability of the band that is drawn, if the user gave it; intervals promise the same.
    init(_ options: RunOptions, band: Double?) throws(SettingError) {
        usualScores = Score.all
        // Each once and in the order of the report, however they were given.
        let kinds: [Adjustment.Conformal] = try RunPlan.cases("conformal", options.conformal) ?? []
        self.kinds = Adjustment.Conformal.allCases.filter(kinds.contains)
        let recalibrations: [Adjustment.Recalibration] =
            try RunPlan.cases("recalibrate", options.recalibration) ?? []
        self.recalibrations = Adjustment.Recalibration.allCases.filter(recalibrations.contains)
        if options.coverage != nil, kinds.isEmpty {
            throw .combination("--coverage says what conformal intervals promise: give it with --conformal")
        }
        if options.calibrationShare != nil, kinds.isEmpty, recalibrations.isEmpty {
            throw .combination("--calibration-share needs something to calibrate: give --conformal or --recalibrate")
        }
        share = options.calibrationShare ?? Self.usualShare
        isShareGiven = options.calibrationShare != nil
        guard Self.shares.contains(share) else {
            throw .value("calibration-share", found: "\(share)", expected: "a number from 0.01 to 0.9")
        }
        let usual = band ?? Self.usualLevel
        isLevelGiven = options.coverage.map { $0 != usual } ?? false
        let given = options.coverage ?? usual
        guard Self.levels.contains(given) else {
            throw .value("coverage", found: "\(given)", expected: "a probability from 0.5 to 0.9999, such as 0.9")
        }
        // Four decimals, as names of scores have them.
        let level = (given * 10_000).rounded() / 10_000
        self.level = kinds.isEmpty ? nil : level
        adjustments =
            self.kinds.map { .conformal($0, level: level) } + self.recalibrations.map { .recalibration($0) }
    }

    /// A data set with the rows that are kept, if any are needed.
    ///
    /// - Throws: ``SettingError`` if they are too few for what is asked.
    func prepare(_ dataSet: DataSet, key: RandomKey) throws(SettingError) -> DataSet {
        guard !adjustments.isEmpty else { return dataSet }
        guard dataSet.calibration == nil || !isShareGiven else {
            throw .combination(
                "--calibration-share has no effect where rows for validation are given: they are kept for calibration")
        }
        let prepared =
            dataSet.calibration == nil
            ? dataSet.keepingForCalibration(share: share, key: key.child(dataSet.name)) : dataSet
        try check(
            prepared.calibration?.count ?? 0,
            "of the \(dataSet.training.count) training rows of '\(dataSet.name)' are kept for it: raise --calibration-share\(level == nil ? "" : ", lower --coverage") or take a larger data set"
        )
        return prepared
    }

    /// Refuses calibration rows that are too few for what is asked.
    ///
    /// - Parameter rest: what follows their number in a sentence, with what to do.
    func check(_ count: Int, _ rest: String) throws(SettingError) {
        for adjustment in adjustments where count < adjustment.leastRowCount {
            let what =
                switch adjustment {
                case .conformal(_, let level): "--conformal with --coverage \(level)"
                case .recalibration(let kind): "--recalibrate \(kind.rawValue)"
                }
            throw .combination(
                "\(what) needs at least \(NumberText.count(adjustment.leastRowCount, "calibration row")), and \(count) \(rest)"
            )
        }
    }

    /// All scores of the report: the usual ones, and those of the level that is promised.
    var scores: [Score] {
        guard let level else { return usualScores }
        return usualScores
            + Score.ofInterval(level: level).filter { own in !usualScores.contains { $0.key == own.key } }
    }

    /// The choice as it stands on a command line.
    var arguments: [String] {
        var arguments: [String] = []
        if !kinds.isEmpty { arguments += ["--conformal", kinds.map(\.rawValue).joined(separator: ",")] }
        if let level, isLevelGiven { arguments += ["--coverage", "\(level)"] }
        if !recalibrations.isEmpty {
            arguments += ["--recalibrate", recalibrations.map(\.rawValue).joined(separator: ",")]
        }
        if !adjustments.isEmpty, share != Self.usualShare { arguments += ["--calibration-share", "\(share)"] }
        return arguments
    }
}
