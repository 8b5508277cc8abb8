import Tables

/// Quantiles and intervals, however they are named and ordered.
extension FileReading {
    /// Quantiles of named columns, or of an array with its levels.
    mutating func quantiles(
        _ found: Ingredients, points: Int, offset: Double
    ) throws(PredictionFileError) -> PredictionSamples {
        var levels: [Double] = []
        var rows: [[Float]] = []
        let named = found.quantiles.filter { claims[$0]?.level != nil }
        let whole = found.quantiles.filter { claims[$0]?.level == nil }
        if let place = whole.first {
            guard named.isEmpty, whole.count == 1 else {
                throw .undecided(
                    "\(names(found.quantiles)) all hold quantiles: leave some out with --columns unused=NAME …")
            }
            let array = arrays[place]
            try array.needNumbers()
            var levelPlace = try single(.levels)
            if levelPlace == nil { levelPlace = try single(.level) }
            guard let levelPlace else {
                throw .undecided(
                    "\(Excerpt.quoted(array.name)) needs the levels of its quantiles: add an array levels [L]")
            }
            levels = arrays[levelPlace].doubles
            let lengths = ArrayLayout.withoutOnes(array.shape, points: points)
            guard lengths == [levels.count, points] || lengths == [points, levels.count] else {
                throw .shape(
                    array.name, found: array.shape,
                    expected:
                        "[\(levels.count) × \(points)], a row for each of the \(levels.count) levels of \(arrays[levelPlace].name)"
                )
            }
            let layout = try ArrayLayout(of: array, points: points, rows: "levels")
            if let remark = layout.remark { remarks.append(remark) }
            let values = layout.inRows(array.floats(less: offset), points: points)
            rows = levels.indices.map { Array(values[$0 * points..<($0 + 1) * points]) }
            use([levelPlace])
        } else {
            for place in named {
                try arrays[place].needNumbers()
                guard arrays[place].count == points else {
                    throw .shape(arrays[place].name, found: arrays[place].shape, expected: "[\(points)]")
                }
                levels.append(claims[place]?.level ?? .nan)
                rows.append(arrays[place].floats(less: offset))
            }
        }
        use(found.quantiles)
        leave(found.aboutMean, "it does not say how far observations spread")
        let centre = try centre(found, points: points, offset: offset)
        return try quantiles(probabilities(levels), rows, centre: centre)
    }

    /// Levels in percent as probabilities.
    mutating func probabilities(_ levels: [Double]) -> [Double] {
        guard (levels.max() ?? 0) > 1, levels.allSatisfy({ $0 > 0 && $0 < 100 }) else { return levels }
        let remark = "levels are in percent"
        if !remarks.contains(remark) { remarks.append(remark) }
        return levels.map { $0 / 100 }
    }

    /// Rows in the order of their levels; at each point sorted, where quantiles cross.
    mutating func quantiles(
        _ levels: [Double], _ rows: [[Float]], centre: [Double]?
    ) throws(PredictionFileError) -> PredictionSamples {
        let order = levels.indices.sorted { (levels[$0], $0) < (levels[$1], $1) }
        var sorted = order.map { rows[$0] }
        var crossing = 0
        for point in sorted.first?.indices ?? 0..<0 {
            let values = sorted.map { $0[point] }
            guard values.allSatisfy({ !$0.isNaN }), zip(values, values.dropFirst()).contains(where: { $0 > $1 }) else {
                continue
            }
            crossing += 1
            for (row, value) in values.sorted().enumerated() { sorted[row][point] = value }
        }
        if crossing > 0 {
            warnings.append(
                "quantiles cross at \(NumberText.count(crossing)) of \(NumberText.count(sorted[0].count, "point")); they were sorted there"
            )
        }
        return try checked { () throws(PredictionError) in
            PredictionSamples(
                try PredictiveQuantiles(levels: order.map { levels[$0] }, values: sorted.flatMap(\.self)),
                centre: centre)
        }
    }

    /// One interval as it is, several as the quantiles at their ends.
    mutating func interval(
        _ found: Ingredients, points: Int, offset: Double
    ) throws(PredictionFileError) -> PredictionSamples {
        let intervals = try intervals(found, points: points)
        use(found.ends)
        leave(found.aboutMean, "it does not say how far observations spread")
        let centre = try centre(found, points: points, offset: offset)
        guard let first = intervals.first, intervals.count == 1 else {
            var levels: [Double] = []
            var rows: [[Float]] = []
            for interval in intervals {
                levels += [(1 - interval.level) / 2, (1 + interval.level) / 2]
                rows += [interval.lower.map { Float($0 - offset) }, interval.upper.map { Float($0 - offset) }]
            }
            remarks.append(
                "\(names(found.ends)) are \(intervals.count) intervals, whose ends are taken for quantiles with as much above as below"
            )
            return try quantiles(levels, rows, centre: centre)
        }
        return try checked { () throws(PredictionError) in
            PredictionSamples(
                try PredictiveInterval(
                    level: first.level, lower: first.lower.map { $0 - offset }, upper: first.upper.map { $0 - offset },
                    centre: centre))
        }
    }

    private typealias Interval = (level: Double, lower: [Double], upper: [Double])

    /// The pairs of ends with their levels.
    private mutating func intervals(
        _ found: Ingredients, points: Int
    ) throws(PredictionFileError) -> [Interval] {
        for place in found.ends { try arrays[place].needNumbers() }
        let whole = found.ends.filter { claims[$0]?.role == .interval }
        if let place = whole.first {
            guard found.ends.count == 1 else {
                throw .undecided("\(names(found.ends)) all hold intervals: leave some out with --columns unused=NAME …")
            }
            return try intervals(arrays[place], points: points)
        }
        let lower = found.ends.filter { claims[$0]?.role == .lower }
        let upper = found.ends.filter { claims[$0]?.role == .upper }
        var intervals: [Interval] = []
        for place in lower {
            let level = claims[place]?.level
            let partners = upper.filter { claims[$0]?.level.map { abs($0 - (level ?? -1)) < 1e-9 } ?? (level == nil) }
            guard let partner = partners.first, partners.count == 1 else {
                throw .undecided(
                    "\(names([place])) has no upper end of its own among \(upper.isEmpty ? "the columns" : names(upper)): say --columns lower=NAME upper=NAME level=0.9"
                )
            }
            for end in [place, partner] where arrays[end].count != points {
                throw .shape(
                    arrays[end].name, found: arrays[end].shape, expected: "[\(points)], one value for each point")
            }
            let own: Double
            if let level { own = level } else { own = try self.level(of: arrays[place].name) }
            intervals.append((own, arrays[place].doubles, arrays[partner].doubles))
        }
        guard intervals.count == upper.count, !intervals.isEmpty else {
            throw .undecided(
                "\(names(found.ends)) are not pairs of a lower and an upper end: say --columns lower=NAME upper=NAME level=0.9"
            )
        }
        return intervals
    }

    /// Intervals in one array `[N × 2]`, `[N × 2 × L]` as MAPIE gives them, or `[2 × N]`.
    private mutating func intervals(_ array: InputArray, points: Int) throws(PredictionFileError) -> [Interval] {
        let levels = try givenLevels() ?? []
        let shape = array.shape
        let count = shape.count == 3 ? shape[2] : 1
        guard shape.count == 3 && shape[0] == points && shape[1] == 2 || shape == [points, 2] || shape == [2, points]
        else {
            throw .shape(
                array.name, found: shape, expected: "[\(points) × 2 × L], a lower and an upper end for each of L levels"
            )
        }
        guard levels.count == count else {
            throw .undecided(
                "\(Excerpt.quoted(array.name)) \(NumPyError.text(shape)) holds \(NumberText.count(count, "interval")) and the file \(NumberText.count(levels.count, "level")): add an array confidence_level [\(count)]"
                    + (count == 1 ? ", or say --columns level=0.9" : ""))
        }
        let values = array.doubles
        let stride =
            shape == [2, points] ? (point: 1, end: points, level: 0) : (point: 2 * count, end: count, level: 1)
        return (0..<count).map { level in
            let ends = (0..<2).map { end in
                (0..<points).map { values[$0 * stride.point + end * stride.end + level * stride.level] }
            }
            return (levels[level], ends[0], ends[1])
        }
    }

    /// The level of the only interval: from an array, from the user, or what the library takes unless it is told otherwise.
    private mutating func level(of name: String) throws(PredictionFileError) -> Double {
        if let levels = try givenLevels(), let level = levels.first {
            guard let other = levels.first(where: { $0 != level }) else { return level }
            throw .undecided(
                "the level of the interval is \(level) at some points and \(other) at others; give files of one level each"
            )
        }
        for (names, level, library) in Self.usual where names.contains(PredictionRole.normal(name)) {
            warnings.append(
                "the level of the interval is not told; \(NumberText.percent(level)) is taken, which is what \(library) takes: --columns level=… says another"
            )
            return level
        }
        throw .undecided(
            "the interval at \(Excerpt.quoted(name)) needs its level, such as a column level with 0.9, or --columns level=0.9"
        )
    }

    /// Levels that libraries take unless they are told otherwise, by the names that they alone give.
    private static let usual: [(names: Set<String>, level: Double, library: String)] = [
        (["lwr"], 0.95, "R's predict"), (["obscilower"], 0.95, "statsmodels' summary_frame"),
        (["yhatlower"], 0.8, "Prophet"),
    ]

    /// The levels that stand in the file or on the command line.
    private mutating func givenLevels() throws(PredictionFileError) -> [Double]? {
        for role: PredictionRole in [.level, .levels, .alpha] {
            if constants[role] != nil { leave(places(role), "another was given by --columns") }
            let place = try single(role)
            guard let array = constants[role] ?? place.map({ arrays[$0] }) else { continue }
            if let place { use([place]) }
            let values = probabilities(array.doubles)
            return role == .alpha ? values.map { 1 - $0 } : values
        }
        return nil
    }
}
