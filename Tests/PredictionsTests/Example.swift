import Predictions

/// Four draws at five points with round numbers, for which other libraries computed what the tests expect.
///
/// Expected values come from NumPy 2.4.6, SciPy 1.17.1, scikit-learn 1.9.1, properscoring 0.1, scoringrules 0.10.0 and
/// uncertainty-toolbox 0.1.1.
enum Example {
    static let mean: [Float] = [
        0.5, 1.25, -2, 3, 10,
        0.75, 1, -1.5, 2.5, 8,
        0.25, 2, -2.5, 4, 12,
        1, 1.5, -1, 1, 9,
    ]
    static let variance: [Float] = [
        0.25, 0.0625, 1, 0.5, 4,
        0.5, 0.125, 0.25, 1, 2,
        0.25, 0.25, 0.5, 2, 1,
        1, 0.0625, 0.25, 0.25, 9,
    ]
    static let observed = [0.875, 1.375, -3, 5.5, 9.25]

    static func withNoise() throws -> PredictionSamples {
        try PredictionSamples(drawCount: 4, pointCount: 5, mean: mean, noise: .perPoint(variance))
    }

    static func withoutNoise() throws -> PredictionSamples {
        try PredictionSamples(drawCount: 4, pointCount: 5, mean: mean, noise: .none)
    }
}

/// Whether numbers agree to a relative tolerance, or an absolute one below 1.
func agree(_ found: [Double], _ expected: [Double], tolerance: Double = 1e-14) -> Bool {
    found.count == expected.count
        && zip(found, expected).allSatisfy { $0 == $1 || abs($0 - $1) <= tolerance * max(1, abs($1)) }
}
