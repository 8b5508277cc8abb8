/// The predictions in an `.npz` file, in one of the three forms that they may have.
enum NPZContent {
    /// Draws, from `mean` or `samples`.
    case draws(NumPyArray, name: String)
    /// Quantiles, from `quantiles`.
    case quantiles(NumPyArray)
    /// Intervals, from `lower`.
    case interval(NumPyArray)

    /// Finds out the form, and checks the shape of the array that tells the number of points.
    init(_ arrays: NPZArrays) throws(PredictionFileError) {
        let isOther = ["samples", "quantiles", "lower"].contains(where: arrays.has)
        if arrays.has("mean") || arrays.has("samples") || !isOther {
            let name = arrays.has("mean") || !isOther ? "mean" : "samples"
            let mean = try arrays.needed(name)
            guard !mean.shape.isEmpty, mean.shape.count <= 2, mean.count > 0 else {
                throw .shape(name, found: mean.shape, expected: "[S × N], a row for each draw, neither of them 0")
            }
            self = .draws(mean, name: name)
        } else if arrays.has("quantiles") {
            let quantiles = try arrays.needed("quantiles")
            guard quantiles.shape.count == 2, quantiles.count > 0 else {
                throw .shape(
                    "quantiles", found: quantiles.shape, expected: "[L × N], a row for each level, neither of them 0")
            }
            self = .quantiles(quantiles)
        } else {
            let lower = try arrays.needed("lower")
            guard lower.shape.count == 1, lower.count > 0 else {
                throw .shape("lower", found: lower.shape, expected: "[N], one value for each point")
            }
            self = .interval(lower)
        }
    }

    /// The array that tells the number of points.
    var main: NumPyArray {
        switch self {
        case .draws(let array, _), .quantiles(let array), .interval(let array): array
        }
    }

    /// Its name.
    var name: String {
        switch self {
        case .draws(_, let name): name
        case .quantiles: "quantiles"
        case .interval: "lower"
        }
    }

    /// What its rows are.
    var rows: String {
        if case .quantiles = self { "levels" } else { "draws" }
    }

    /// The predictions, with what other arrays hold of them.
    func samples(_ arrays: NPZArrays, points: Int) throws(PredictionFileError) -> PredictionSamples {
        switch self {
        case .draws(let mean, let name):
            let draws = mean.shape.count == 1 ? 1 : mean.shape[0]
            let noise = try arrays.noise(draws: draws, points: points, meanShape: mean.shape)
            return try checked { () throws(PredictionError) in
                try PredictionSamples(
                    drawCount: draws, pointCount: points, mean: mean.floats, noise: noise,
                    holdsNoise: name == "samples")
            }
        case .quantiles(let quantiles):
            let levels = try arrays.needed("levels")
            guard levels.shape == [quantiles.shape[0]] else {
                throw .shape(
                    "levels", found: levels.shape, expected: "[\(quantiles.shape[0])], one for each row of quantiles")
            }
            return try checked { () throws(PredictionError) in
                PredictionSamples(try PredictiveQuantiles(levels: levels.doubles, values: quantiles.floats))
            }
        case .interval(let lower):
            let upper = try arrays.needed("upper")
            let level = try arrays.needed("level")
            let centre = try arrays.array("centre")
            guard level.count == 1 else {
                throw .shape("level", found: level.shape, expected: "a single number")
            }
            for (name, array) in [("upper", upper), ("centre", centre ?? lower)] where array.shape != [points] {
                throw .shape(name, found: array.shape, expected: "[\(points)], one value for each point of lower")
            }
            return try checked { () throws(PredictionError) in
                PredictionSamples(
                    try PredictiveInterval(
                        level: level.doubles[0], lower: lower.doubles, upper: upper.doubles, centre: centre?.doubles))
            }
        }
    }

    private func checked(
        _ make: () throws(PredictionError) -> PredictionSamples
    ) throws(PredictionFileError) -> PredictionSamples {
        do {
            return try make()
        } catch {
            throw .predictions(error)
        }
    }
}

extension NPZArrays {
    /// The array of this name, which must be there.
    func needed(_ name: String) throws(PredictionFileError) -> NumPyArray {
        guard let array = try array(name) else { throw missing(name) }
        return array
    }
}
