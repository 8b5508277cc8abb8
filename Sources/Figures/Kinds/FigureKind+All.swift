extension FigureKind {
    /// Every kind, in the order of a report.
    public static let all: [FigureKind] = [
        comparison,
        oneFunction,
        difference,
        regions,
        decomposition,
        observed,
        calibration,
        calibrationDifference,
        pit,
        ecdf,
        error,
        sparsification,
        coverage,
        distance,
        training,
        band,
        spaghetti,
        fan,
        density,
        features,
        maps,
        filmstrip,
        weights,
    ]

    /// The kind of a name such as `band`; nil if there is none.
    public static func named(_ name: String) -> FigureKind? {
        all.first { $0.name == name }
    }
}
