extension Score {
    /// Every score, in the order in which a report shows them.
    public static let all: [Score] =
        [
            rootMeanSquareError,
            meanAbsoluteError,
            coefficientOfDetermination,
            negativeLogLikelihood,
            gaussianNegativeLogLikelihood,
            continuousRankedProbability,
            gaussianContinuousRankedProbability,
            coverage(sigmas: 1, label: "1", nominal: 0.6827),
            twoSigmaCoverage,
            width(sigmas: 1, label: "1", nominal: 0.6827),
            twoSigmaWidth,
            sharpness,
            miscalibrationArea,
            rankCorrelation,
            sparsificationError,
        ]
        + intervalLevels.map { coverage(level: $0.level, label: $0.label) }
        + intervalLevels.map { width(level: $0.level, label: $0.label) }
        + intervalLevels.map { intervalScore(level: $0.level, label: $0.label) }

    /// The score of a name such as `rmse`, or of an interval or a band of any level such as `coverage-95-percent`; nil if
    /// there is none.
    public static func named(_ name: String) -> Score? {
        all.first { $0.name == name } ?? ofInterval(named: name) ?? ofBand(named: name)
    }
}
