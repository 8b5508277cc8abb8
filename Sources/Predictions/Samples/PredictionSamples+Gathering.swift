extension PredictionSamples {
    /// One prediction at N points of several at some of them each, such as those of the folds of a cross-validation.
    ///
    /// Draws of different parts are of different models, so that a row of them is no function over all points; each point
    /// has its own all the same. Where one part has fewer draws or quantiles, so have all.
    ///
    /// - Parameters:
    ///   - parts: what is predicted at which points, `[K]`; every index below N stands in one of them.
    /// - Throws: ``PredictionError/empty`` if there are none, ``PredictionError/shape(what:expected:found:)`` if points are
    ///   missing or stand twice, ``PredictionError/differentForms`` if the parts are not of one kind.
    public init(gathering parts: [(points: [Int], samples: PredictionSamples)]) throws(PredictionError) {
        guard let first = parts.first?.samples else { throw .empty }
        let count = parts.reduce(0) { $0 + $1.points.count }
        guard parts.flatMap(\.points).sorted() == Array(0..<count) else {
            throw .shape(what: "different points", expected: count, found: Set(parts.flatMap(\.points)).count)
        }
        for (points, samples) in parts where samples.pointCount != points.count {
            throw .shape(what: "points", expected: points.count, found: samples.pointCount)
        }
        let gathering = Gathering(parts: parts, count: count)
        switch first.form {
        case .quantiles(let quantiles):
            let all = try parts.map { part throws(PredictionError) -> PredictiveQuantiles in
                guard case .quantiles(let own) = part.samples.form else { throw .differentForms }
                return own
            }
            let levels = quantiles.levels.filter { level in all.allSatisfy { $0.levels.contains(level) } }
            guard !levels.isEmpty else { throw .differentForms }
            let rows = all.map { own in levels.map { level in own.levels.firstIndex(of: level) ?? 0 } }
            self.init(
                try PredictiveQuantiles(
                    levels: levels,
                    values: levels.indices.flatMap { row in
                        gathering.values { part, place in
                            all[part].values[rows[part][row] * all[part].pointCount + place]
                        }
                    },
                    epistemicDeviation: all.contains { $0.epistemicDeviation == nil }
                        ? nil : gathering.values { part, place in all[part].epistemicDeviation?[place] ?? .nan }),
                centre: gathering.centre)
        case .interval(let interval):
            let all = try parts.map { part throws(PredictionError) -> PredictiveInterval in
                guard case .interval(let own) = part.samples.form, own.level == interval.level else {
                    throw .differentForms
                }
                return own
            }
            self.init(
                try PredictiveInterval(
                    level: interval.level, lower: gathering.values { all[$0].lower[$1] },
                    upper: gathering.values { all[$0].upper[$1] },
                    centre: all.contains { $0.centre == nil }
                        ? nil : gathering.values { part, place in all[part].centre?[place] ?? .nan }))
        case .draws:
            let all = parts.map(\.samples)
            let isSilent = first.noise == .none
            guard
                all.allSatisfy({ $0.hasDraws && $0.holdsNoise == first.holdsNoise && ($0.noise == .none) == isSilent })
            else { throw .differentForms }
            let draws = all.reduce(first.drawCount) { min($0, $1.drawCount) }
            let noise = (0..<draws).flatMap { draw in
                gathering.values { part, place in Float(all[part].variance(draw: draw, point: place)) }
            }
            try self.init(
                drawCount: draws, pointCount: count,
                mean: (0..<draws).flatMap { draw in
                    gathering.values { part, place in all[part].mean[draw * all[part].pointCount + place] }
                },
                noise: isSilent ? .none : .perPoint(noise), holdsNoise: first.holdsNoise, centre: gathering.centre,
                student: all.contains { $0.student == nil }
                    ? nil
                    : gathering.places.compactMap { all[$0.part].student?[$0.place] })
        }
        bandLevel = first.bandLevel
    }
}

/// Where each of N points stands among parts.
private struct Gathering {
    private let parts: [(points: [Int], samples: PredictionSamples)]
    /// The part of each point, and its place there: `[N]`.
    let places: [(part: Int, place: Int)]

    init(parts: [(points: [Int], samples: PredictionSamples)], count: Int) {
        self.parts = parts
        var places = [(part: Int, place: Int)](repeating: (0, 0), count: count)
        for (part, own) in parts.enumerated() {
            for (place, point) in own.points.enumerated() { places[point] = (part, place) }
        }
        self.places = places
    }

    /// A value for each point, of its part and its place there: `[N]`.
    func values<Value>(_ value: (_ part: Int, _ place: Int) -> Value) -> [Value] {
        places.map { value($0.part, $0.place) }
    }

    /// The values that models name themselves; nil if one names none: `[N]`.
    var centre: [Double]? {
        let all = parts.map(\.samples.centre)
        return all.contains { $0 == nil } ? nil : places.compactMap { all[$0.part]?[$0.place] }
    }
}
