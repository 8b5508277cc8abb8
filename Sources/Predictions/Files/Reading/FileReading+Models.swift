import Tables

/// What a model predicts: which of its arrays make the predictive distribution, and which only describe it again.
extension FileReading {
    /// The arrays of one model, by what they can be part of.
    struct Ingredients {
        let model: String?
        /// Draws of means or of observations, one array or a series.
        var draws: [Int] = []
        var areObservations = false
        /// A single value at each point.
        var centre: [Int] = []
        var spread: [Int] = []
        var quantiles: [Int] = []
        var ends: [Int] = []
        /// What speaks of the mean alone.
        var aboutMean: [Int] = []
        /// Parts of the spread.
        var parts: [Int] = []
    }

    /// Sorts the arrays of a model.
    ///
    /// - Throws: ``PredictionFileError/undecided(_:)`` if two of them claim one role.
    mutating func ingredients(_ model: String?, points: Int) throws(PredictionFileError) -> Ingredients {
        var found = Ingredients(model: model)
        let means = places(.mean, model: model)
        var plain = means.filter { claims[$0]?.number == nil }
        let members = means.filter { claims[$0]?.number != nil }
        if plain.count > 1 { plain = [try agreeing(plain, .mean)] }
        let samples = places(.samples, model: model)
        found.centre = places(.centre, model: model)
        if let own = plain.first {
            try arrays[own].needNumbers()
            let isCentre = try ArrayLayout(of: arrays[own], points: points, rows: "draws").rows == 1
            guard isCentre || samples.isEmpty && members.isEmpty else {
                throw .undecided(
                    "\(names([own])) and \(names(samples + members)) both hold draws: leave one out with --columns unused=NAME"
                )
            }
            if !isCentre || members.isEmpty && samples.isEmpty && found.centre.isEmpty {
                found.draws = [own]
            } else if found.centre.isEmpty {
                found.centre = [own]
            } else if members.isEmpty && samples.isEmpty {
                found.draws = [own]
            }
        }
        guard members.isEmpty || samples.isEmpty else {
            throw .undecided(
                "\(names(members)) and \(names(samples)) both hold draws: leave one out with --columns unused=NAME")
        }
        if !members.isEmpty { found.draws = members }
        if !samples.isEmpty {
            found.draws = samples
            found.areObservations = true
            let whole = samples.filter { claims[$0]?.number == nil }
            if whole.count > 1 { found.draws = [try agreeing(whole, .samples)] }
        }
        found.draws.sort { (claims[$0]?.number ?? -1, $0) < (claims[$1]?.number ?? -1, $1) }
        for role: PredictionRole in [.deviation, .variance, .covariance, .logVariance, .logDeviation] {
            found.spread += places(role, model: model)
        }
        for role in PredictionRole.parts { found.parts += places(role, model: model) }
        found.quantiles = places(.quantiles, model: model)
        found.ends = places(.lower, model: model) + places(.upper, model: model) + places(.interval, model: model)
        found.aboutMean = places(.meanError, model: model) + places(.meanInterval, model: model)
        return found
    }

    /// The predictive distribution that a model's arrays make.
    ///
    /// - Throws: ``PredictionFileError`` if there is none, or more than one can be meant.
    mutating func samples(
        _ found: Ingredients, points: Points, offset: Double
    ) throws(PredictionFileError) -> PredictionSamples {
        var isSingle = false
        if found.draws.count == 1, let own = found.draws.first, !found.areObservations {
            isSingle = try ArrayLayout(of: arrays[own], points: points.count, rows: "draws").rows == 1
        }
        let hasForm = !found.quantiles.isEmpty || !found.ends.isEmpty
        if found.areObservations || !isSingle && !found.draws.isEmpty {
            return try draws(found, points: points, offset: offset)
        }
        if !found.draws.isEmpty, !found.spread.isEmpty || !found.parts.isEmpty || !hasForm {
            try checkAlone(found)
            let samples = try draws(found, points: points, offset: offset)
            try leaveDescriptions(found, of: samples, points: points.count, offset: offset)
            return samples
        }
        guard hasForm else { throw missingPredictions() }
        var found = found
        if isSingle, found.centre.isEmpty { found.centre = found.draws }
        try leave(found.spread, beside: found)
        if !found.quantiles.isEmpty {
            guard found.ends.isEmpty else {
                throw .undecided(
                    "\(names(found.quantiles)) and \(names(found.ends)) stand beside each other: leave one kind out with --columns unused=NAME …"
                )
            }
            return try quantiles(found, points: points.count, offset: offset)
        }
        return try interval(found, points: points.count, offset: offset)
    }

    /// What speaks of the mean alone is no uncertainty of an observation; where nothing else is there, it must be said.
    private mutating func checkAlone(_ found: Ingredients) throws(PredictionFileError) {
        guard found.spread.isEmpty, let place = found.aboutMean.first else { return }
        let name = arrays[place].name
        throw claims[place]?.role == .meanError
            ? .undecided(
                "\(Excerpt.quoted(name)) may be the standard error of the mean alone, which does not say how far observations spread: say --columns sd=\(name) if it is the standard deviation of an observation, else --columns unused=\(name)"
            )
            : .undecided(
                "\(names(found.aboutMean)) bound the mean, not observations: if they are prediction intervals, say --columns lower=… upper=… level=0.95, else --columns unused=\(name)"
            )
    }

    /// A spread without a mean has no centre to lie around.
    private mutating func leave(_ spread: [Int], beside found: Ingredients) throws(PredictionFileError) {
        guard let first = spread.first else { return }
        throw .undecided(
            "\(names(spread)) stands without a mean: name it with --columns mean=NAME, or leave it out with --columns unused=\(arrays[first].name)"
        )
    }

    /// Why there are no predictions.
    private func missingPredictions() -> PredictionFileError {
        let names = arrays.map(\.name)
        return .missing(
            "mean", nearest: NearestName.of("mean", in: names).map(Excerpt.of), names: names.prefix(20).map(Excerpt.of))
    }

    /// Draws with what noise they have.
    private mutating func draws(
        _ found: Ingredients, points: Points, offset: Double
    ) throws(PredictionFileError) -> PredictionSamples {
        let array = try InputArray(joining: found.draws.map { arrays[$0] })
        try array.needNumbers()
        let layout = try ArrayLayout(of: array, points: points.count, rows: "draws")
        if let remark = layout.remark { remarks.append(remark) }
        noteHoles(found.draws)
        let centre = try centre(found, points: points.count, offset: offset)
        if found.areObservations { try leaveSpread(found, of: array, layout, points: points.count) }
        if layout.rows > 1 || found.areObservations {
            leave(found.quantiles + found.ends, "the draws say more")
        }
        leave(found.aboutMean, "it does not say how far observations spread")
        let noise: PredictionSamples.Noise
        if found.areObservations {
            noise = .none
        } else if found.spread.isEmpty, !found.parts.isEmpty {
            noise = try partialNoise(found.parts, draws: layout.rows, points: points.count)
        } else {
            noise = try self.noise(found.spread, draws: layout.rows, points: points.count)
        }
        leave(found.parts.filter { !parts[$0].isUsed }, "a part of the spread, which is counted already")
        use(
            found.draws,
            as: found.areObservations ? "draws of observations" : layout.rows > 1 ? "mean of each draw" : "mean")
        let values = layout.inRows(array.floats(less: offset), points: points.count)
        return try checked { () throws(PredictionError) in
            try PredictionSamples(
                drawCount: layout.rows, pointCount: points.count, mean: values, noise: noise,
                holdsNoise: found.areObservations || layout.rows == 1, centre: centre)
        }
    }

    /// Says which numbers of a series are not there.
    private mutating func noteHoles(_ places: [Int]) {
        let numbers = places.compactMap { claims[$0]?.number }
        let holes = InputArray.holes(in: numbers)
        guard !holes.isEmpty else { return }
        let missing = NumberText.list(holes.map { "\($0)" }, most: 8)
        warnings.append(
            "\(names([places[0]])) … \(names([places[places.count - 1]])) are \(places.count) draws: the numbers \(missing) are not there"
        )
    }

    /// A single value for each point beside a distribution.
    mutating func centre(
        _ found: Ingredients, points: Int, offset: Double
    ) throws(PredictionFileError) -> [Double]? {
        guard let place = found.centre.first else { return nil }
        let array = arrays[place]
        try array.needNumbers()
        guard try ArrayLayout(of: array, points: points, rows: "draws").rows == 1 else {
            throw .shape(array.name, found: array.shape, expected: "[\(points)], one value for each point")
        }
        use([place], as: "centre", "what the model would name; the distribution is that of other columns")
        return array.doubles.map { $0 - offset }
    }

    func checked<Value>(_ make: () throws(PredictionError) -> Value) throws(PredictionFileError) -> Value {
        do {
            return try make()
        } catch {
            throw .predictions(error)
        }
    }
}
