import RealModule
import Tables

/// The noise around each draw, from whatever says it: variances, standard deviations, or their logarithms.
extension FileReading {
    /// The variances, by their shape.
    mutating func noise(
        _ places: [Int], draws: Int, points: Int
    ) throws(PredictionFileError) -> PredictionSamples.Noise {
        guard let first = places.first else { return .none }
        let role = claims[first]?.role ?? .variance
        var chosen = places.filter { claims[$0]?.role == role }
        let plain = chosen.filter { claims[$0]?.number == nil }
        if plain.count > 1 { chosen = [try agreeing(plain, role)] }
        try leaveOtherSpreads(places.filter { claims[$0]?.role != role }, beside: chosen)
        chosen.sort { (claims[$0]?.number ?? -1, $0) < (claims[$1]?.number ?? -1, $1) }
        var array = try InputArray(joining: chosen.map { arrays[$0] })
        try array.needNumbers()
        if role == .covariance { array = try Self.diagonal(of: array, points: points) }
        let isNumbered = claims[first]?.number != nil
        guard chosen.count == draws || chosen.count == 1 && !isNumbered else {
            throw .shape(
                arrays[first].name, found: [chosen.count, points],
                expected:
                    "\(NumPyError.text([draws, points])), one column for each of the \(draws) of mean")
        }
        use(chosen, as: role.meaning)
        let values = try variances(array, role)
        let isPerDraw = array.shape.count == 2 && array.shape == [draws, 1] || array.shape == [draws, 1, 1]
        let lengths = ArrayLayout.withoutOnes(array.shape, points: points)
        if values.count == 1 { return .perDraw([Float](repeating: values[0], count: draws)) }
        if isPerDraw { return .perDraw(values) }
        // A column without a number is of the points, however many draws there are.
        if lengths == [points], draws == 1 || draws != points || array.shape.first == 1 || isTable && !isNumbered {
            guard draws > 1 else { return .perPoint(values) }
            remarks.append(
                "\(array.name) \(NumPyError.text(array.shape)) is taken for the noise of every draw at each point")
            return .perPoint((0..<draws).flatMap { _ in values })
        }
        if lengths == [draws], draws != points { return .perDraw(values) }
        guard lengths.count > 1, let layout = try? ArrayLayout(of: array, points: points, rows: "draws"),
            layout.rows == draws
        else {
            throw .shape(
                array.name, found: array.shape,
                expected:
                    "\(NumPyError.text([draws, points])) like mean, [\(draws) × 1] for one value per draw, or [1 × \(points)] for one per point"
            )
        }
        return .perPoint(layout.inRows(values, points: points))
    }

    /// The variances in a covariance of the points.
    private static func diagonal(of array: InputArray, points: Int) throws(PredictionFileError) -> InputArray {
        guard array.shape == [points, points] else {
            throw .shape(array.name, found: array.shape, expected: "[\(points) × \(points)], for each pair of points")
        }
        let values = array.doubles
        return InputArray(array.name, shape: [points], .numbers((0..<points).map { values[$0 * points + $0] }))
    }

    /// The values as variances.
    private func variances(_ array: InputArray, _ role: PredictionRole) throws(PredictionFileError) -> [Float] {
        let values = array.floats(less: 0)
        switch role {
        case .deviation:
            if let index = values.firstIndex(where: { $0 < 0 }) {
                throw .predictions(.negativeDeviation(index: index, value: values[index]))
            }
            return values.map { $0 * $0 }
        case .logVariance: return values.map { Float.exp($0) }
        case .logDeviation: return values.map { Float.exp(2 * $0) }
        default: return values
        }
    }

    /// A variance beside a standard deviation says the same, or is refused.
    private mutating func leaveOtherSpreads(_ others: [Int], beside chosen: [Int]) throws(PredictionFileError) {
        guard !others.isEmpty, let own = chosen.first, let role = claims[own]?.role else { return }
        let values = try variances(arrays[own], role)
        for place in others {
            let other = try variances(arrays[place], claims[place]?.role ?? .variance)
            let isSame =
                other.count == values.count
                && zip(other, values).allSatisfy { abs($0 - $1) <= 1e-3 * max($0, $1) || $0.isNaN && $1.isNaN }
            guard isSame else {
                throw .undecided(
                    "\(names([own])) and \(names([place])) say different things of the spread: say which counts with --columns \(role.rawValue)=\(arrays[own].name)"
                )
            }
        }
        leave(others, "it says the same as \(Excerpt.quoted(arrays[own].name))")
    }

    /// A spread beside draws of observations is theirs, or nobody can say what it means.
    mutating func leaveSpread(
        _ found: Ingredients, of array: InputArray, _ layout: ArrayLayout, points: Int
    ) throws(PredictionFileError) {
        guard let place = found.spread.first, let role = claims[place]?.role else { return }
        let name = arrays[place].name
        let values = try variances(arrays[place], role).map(Double.init)
        let draws = layout.inRows(array.doubles, points: points)
        let isTheirs =
            layout.rows >= 5 && values.count == points
            && (0..<points).allSatisfy { point in
                let own = (0..<layout.rows).map { draws[$0 * points + point] }
                let mean = own.reduce(0, +) / Double(own.count)
                let variance = own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(own.count - 1)
                // A variance of S draws is known to about √(2/S).
                return abs(values[point] - variance) <= 5 * variance * (2 / Double(own.count)).squareRoot()
            }
        guard isTheirs else {
            throw .undecided(
                "\(names(found.draws)) are draws of observations, with their noise, and \(Excerpt.quoted(name)) would count noise twice: if the draws are means and it is the noise around them, say --columns mean=\(arrays[found.draws[0]].name), else leave it out with --columns unused=\(name)"
            )
        }
        leave(found.spread, "the spread of the draws, which is counted already")
    }
}
