import Tables

/// The points that are predicted at: how many, with which features, and what was observed there.
extension FileReading {
    /// What is known of the points.
    struct Points {
        var count: Int
        /// `[N × d]`, points in rows.
        var x: [Double] = []
        var features: [String] = []
        var y: [Double]?
        var target: String?
    }

    /// Finds features and observations.
    mutating func points() throws(PredictionFileError) -> Points {
        try claimSamplesAmongObservations()
        let y = try single(.y)
        if isTable, places(.x).isEmpty, !choices.hasNoFeatures { claimFeatures() }
        let xs = places(.x)
        let count = try pointCount(y: y, x: xs)
        guard count > 0 else {
            throw arrays.isEmpty ? .missing("mean", nearest: nil, names: []) : .predictions(.empty)
        }
        var points = Points(count: count)
        if let y {
            let values = arrays[y]
            guard ArrayLayout.withoutOnes(values.shape, points: count) == [count] else {
                throw .shape(values.name, found: values.shape, expected: "[\(count)], one value for each point")
            }
            points.y = values.doubles
            points.target = values.name
            use([y])
        }
        try addFeatures(&points, xs)
        return points
    }

    /// The number of points: of the observations, else of the features, else of what is predicted.
    private func pointCount(y: Int?, x: [Int]) throws(PredictionFileError) -> Int {
        if isTable { return arrays.first?.count ?? 0 }
        if let y, let count = arrays[y].shape.first(where: { $0 != 1 }) ?? arrays[y].shape.first { return count }
        if let first = x.first, let count = arrays[first].shape.first { return count }
        if let count = choices.pointCount { return count }
        for role: PredictionRole in [.lower, .mean, .samples, .quantiles, .deviation, .variance] {
            if let place = places(role).first, let count = arrays[place].shape.last(where: { $0 != 1 }) { return count }
        }
        return 0
    }

    private mutating func addFeatures(_ points: inout Points, _ places: [Int]) throws(PredictionFileError) {
        guard !places.isEmpty else { return }
        var chosen = places
        let isSeries = places.contains { claims[$0]?.number != nil }
        if isSeries {
            chosen.sort { (claims[$0]?.number ?? -1, $0) < (claims[$1]?.number ?? -1, $1) }
        } else if !isTable, places.count > 1 {
            // `X` may be all the data and `X_test` those of the points.
            chosen = places.filter { arrays[$0].shape.first == points.count }
            leave(places.filter { !chosen.contains($0) }, "not of the \(points.count) points")
            if chosen.count > 1 { chosen = [try agreeing(chosen, .x)] }
        }
        var columns: [[Double]] = []
        for place in chosen {
            let array = arrays[place]
            try array.needNumbers()
            guard (1...2).contains(array.shape.count), array.shape.first == points.count, array.count > 0 else {
                let isTransposed = array.shape.count == 2 && array.shape.last == points.count
                throw .shape(
                    array.name, found: array.shape,
                    expected: "[\(points.count)] or [\(points.count) × d], a row for each of the \(points.count) points"
                        + (isTransposed ? "; save its transpose" : ""))
            }
            let width = array.shape.count == 1 ? 1 : array.shape[1]
            let values = array.doubles
            for column in 0..<width {
                columns.append(stride(from: column, to: values.count, by: width).map { values[$0] })
            }
            points.features += width == 1 ? [array.name] : (1...width).map { "\(array.name)\($0)" }
        }
        use(chosen)
        points.x = (0..<points.count).flatMap { row in columns.map { $0[row] } }
    }

    /// Columns of numbers that nothing is known of are features where no other is, but for those that may be a band.
    private mutating func claimFeatures() {
        let free = arrays.indices.filter { claims[$0] == nil && arrays[$0].isNumeric }
        let unknown = free.filter { !PredictionRole.speaksOfUncertainty(arrays[$0].name) }
        for place in free where !unknown.contains(place) {
            parts[place].reason =
                "its name may speak of uncertainty: --x takes it for a feature, --columns for a spread"
        }
        for place in unknown { claims[place] = RoleClaim(.x) }
        if !unknown.isEmpty {
            remarks.append(
                "\(names(unknown)) \(unknown.count == 1 ? "is taken for the feature" : "are taken for the features"); --x names others, --x none says that there are none"
            )
        }
    }

    /// Draws of what was observed are called like it in some libraries; an observation has one value for each point.
    private mutating func claimSamplesAmongObservations() throws(PredictionFileError) {
        let observed = places(.y)
        guard !isTable, observed.count > 1, places(.samples).isEmpty, places(.mean).isEmpty else { return }
        let draws = observed.filter { arrays[$0].shape.filter { $0 != 1 }.count > 1 }
        guard draws.count == 1, let place = draws.first else { return }
        claims[place] = RoleClaim(.samples)
        remarks.append(
            "\(arrays[place].name) \(NumPyError.text(arrays[place].shape)) is taken for draws of observations")
    }

    /// The one array with a role; nil if there is none.
    mutating func single(_ role: PredictionRole) throws(PredictionFileError) -> Int? {
        let places = places(role)
        guard let first = places.first else { return nil }
        for place in places { try arrays[place].needNumbers() }
        return places.count == 1 ? first : try agreeing(places, role)
    }

    /// The first of several arrays that claim one role, if all say the same.
    ///
    /// - Throws: ``PredictionFileError/undecided(_:)`` if they differ.
    mutating func agreeing(_ places: [Int], _ role: PredictionRole) throws(PredictionFileError) -> Int {
        let first = places[0]
        let values = arrays[first].doubles
        guard places.allSatisfy({ arrays[$0].doubles.elementsEqual(values) { $0 == $1 || $0.isNaN && $1.isNaN } })
        else {
            throw .undecided(
                "\(names(places)) may each be the \(role.meaning): say which is with --columns \(role.rawValue)=\(arrays[first].name)"
            )
        }
        leave(Array(places.dropFirst()), "the same as \(Excerpt.quoted(arrays[first].name))")
        return first
    }

    /// What the model learned from, as far as the file says it.
    ///
    /// - Throws: ``PredictionFileError`` if there is only one of the two, they don't fit together, or a value isn't finite.
    mutating func training(features count: Int) throws(PredictionFileError) -> Observations? {
        guard let x = try single(.trainingX) ?? nil, let y = try single(.trainingY) else {
            let alone = places(.trainingX) + places(.trainingY)
            guard let place = alone.first else { return nil }
            let missing = claims[place]?.role == .trainingX ? "y_train" : "x_train"
            throw .undecided(
                "\(Excerpt.quoted(arrays[place].name)) stands without \(missing): add that, or leave it out with --columns unused=\(arrays[place].name)"
            )
        }
        guard count > 0 else {
            leave([x, y], "the points have no features, so nobody can say which lie in the range of the training rows")
            return nil
        }
        let (xs, ys) = (arrays[x], arrays[y])
        guard ys.shape.filter({ $0 != 1 }).count <= 1, ys.count > 0 else {
            throw .shape(ys.name, found: ys.shape, expected: "[N], one value for each row of \(xs.name)")
        }
        guard xs.count == ys.count * count, xs.shape.first == ys.count || ys.count == 1 else {
            throw .shape(xs.name, found: xs.shape, expected: "[\(ys.count) × \(count)], as wide as x")
        }
        let rows = Observations(x: xs.doubles, y: ys.doubles, featureCount: count)
        if let index = rows.x.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite(xs.name, point: index / count, value: rows.x[index])
        }
        if let index = rows.y.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite(ys.name, point: index, value: rows.y[index])
        }
        use([x, y])
        return rows
    }
}
