import Tables

/// Who claims which role: by name, by the user's word, or by the names of neighbours.
extension FileReading {
    mutating func claim() throws(PredictionFileError) {
        for place in arrays.indices { if let reason = arrays[place].leftOut { leave([place], reason) } }
        claimSquares()
        claimModels()
        claimTarget()
        claimErrors()
        dropWeakClaims()
        dropWeakLevels()
        try claimByChoice()
        if choices.hasNoFeatures { leave(places(.x), "left out by --x none") }
        leave(places(.row), "the number of a row")
        leave(places(.error), "it follows from prediction and observation")
        leaveSplit()
    }

    /// What the user says goes before what a name says.
    private mutating func claimByChoice() throws(PredictionFileError) {
        var chosen: Set<Int> = []
        for choice in choices.columns {
            if let place = place(named: choice.name) {
                claims[place] = choice.claim
                parts[place].reason = ""
                chosen.insert(place)
            } else if let value = Double(choice.name), [.level, .alpha].contains(choice.claim.role) {
                constants[choice.claim.role] = InputArray("--columns", shape: [], .numbers([value]))
            } else {
                unknownColumns.append(choice.name)
            }
        }
        for place in chosen.sorted() {
            guard let claim = claims[place], claim.role != .unused else { continue }
            let others = arrays.indices.filter {
                !chosen.contains($0) && claims[$0]?.role == claim.role && claims[$0]?.level == claim.level
            }
            leave(others, "another was chosen by --columns")
        }
        leave(chosen.filter { claims[$0]?.role == .unused }.sorted(), "left out by --columns")
    }

    /// The array of this name, or the only one that differs from it in blanks, dots, lines and case.
    private func place(named name: String) -> Int? {
        if let place = arrays.firstIndex(where: { $0.name == name }) { return place }
        let alike = arrays.indices.filter { PredictionRole.normal(arrays[$0].name) == PredictionRole.normal(name) }
        return alike.count == 1 && !PredictionRole.normal(name).isEmpty ? alike.first : nil
    }

    /// `sigma2` is a variance, but for a second standard deviation beside `sigma1`.
    private mutating func claimSquares() {
        guard claims.contains(where: { $0?.role == .deviation && $0?.number != nil }) else { return }
        for place in arrays.indices where PredictionRole.normal(arrays[place].name) == "sigma2" {
            claims[place] = RoleClaim(.deviation, number: 2)
        }
    }

    /// A column of the name before `-lo-90` is the mean of that model; a word for predictions stands for no model, nor does
    /// the only one without such a column.
    private mutating func claimModels() {
        let models = models.compactMap(\.self)
        for model in models {
            let place = arrays.firstIndex { $0.name == model }
            let isWord =
                models.count == 1 && place == nil || PredictionRole(named: model) != nil
                || PredictionRole.neutral.contains(PredictionRole.normal(model))
            if let place, claims[place] == nil { claims[place] = RoleClaim(.mean, model: model) }
            guard isWord, place.map({ claims[$0]?.model == nil }) ?? true else { continue }
            for own in claims.indices where claims[own]?.model == model { claims[own]?.model = nil }
        }
    }

    /// Text has no role where numbers may have it, and a column of whole numbers called `sample` beside a mean counts rows.
    private mutating func dropWeakClaims() {
        let needed: Set<PredictionRole> = [.x, .y, .mean]
        for place in arrays.indices where !arrays[place].isNumeric {
            guard let role = claims[place]?.role else { continue }
            let hasOther = arrays.indices.contains {
                $0 != place && claims[$0]?.role == role && arrays[$0].isNumeric
            }
            if hasOther || !needed.contains(role) && role != .split && isTable { claims[place] = nil }
        }
        guard isTable, claims.contains(where: { $0?.role == .mean }) else { return }
        let counters = places(.samples).filter { claims[$0]?.number == nil }
        for place in counters where arrays[place].doubles.allSatisfy({ $0 == $0.rounded() }) {
            claims[place] = RoleClaim(.row)
        }
    }

    /// The names of the models that columns tell apart, in the order of the file; nil where they don't.
    var models: [String?] {
        var models: [String?] = []
        for claim in claims {
            if let model = claim?.model, !models.contains(model) { models.append(model) }
        }
        return models.isEmpty ? [nil] : models
    }

    /// `price_pred` beside `price` is what a model predicts of it, so that `price` is the observation.
    private mutating func claimTarget() {
        for place in arrays.indices where claims[place] == nil {
            let name = arrays[place].name
            guard let cut = name.lastIndex(where: { "_-. ".contains($0) }) else { continue }
            let word = PredictionRole.normal(String(name[name.index(after: cut)...]))
            guard PredictionRole.predicted.contains(word) else { continue }
            let target = arrays.firstIndex { $0.name == name[..<cut] && $0.isNumeric }
            guard let target, claims[target] == nil || claims[target]?.role == .y else { continue }
            claims[target] = RoleClaim(.y)
            claims[place] = RoleClaim(.mean)
        }
    }

    /// Which rows a model learned from is no feature; whoever hands them in is told that they are scored like the others.
    private mutating func leaveSplit() {
        let places = places(.split)
        let telling = places.filter { !PredictionRole.normal(arrays[$0].name).hasSuffix("fold") }
        leave(places, "a split of the rows, all of which are scored")
        guard !telling.isEmpty else { return }
        warnings.append(
            "\(names(telling)) may tell rows that the model learned from: all rows are scored, so leave those out of the file"
        )
    }

    /// A column `logP_unc` beside `logP` says how uncertain that is; words that all columns begin with say nothing.
    private mutating func claimErrors() {
        let spread: Set<PredictionRole> = [
            .deviation, .variance, .logVariance, .logDeviation, .meanError, .lower, .upper,
        ]
        for place in arrays.indices where claims[place] == nil {
            let name = arrays[place].name
            guard let cut = name.lastIndex(where: { "_-. ".contains($0) }) else { continue }
            let (target, word) = (String(name[..<cut]), String(name[name.index(after: cut)...]))
            guard let role = PredictionRole(named: word) else { continue }
            let owner = arrays.indices.filter { $0 != place && name.hasPrefix(arrays[$0].name + String(name[cut])) }
                .max { arrays[$0].name.count < arrays[$1].name.count }
            if spread.contains(role), let own = owner, claims[own] == nil || claims[own]?.role == .mean {
                let isOwnTarget = claims[own] == nil
                claims[own] = claims[own] ?? RoleClaim(.mean)
                // What chemprop calls the uncertainty of a target is a variance.
                let isVariance = isOwnTarget && PredictionRole.normal(word) == "unc"
                claims[place] = RoleClaim(isVariance ? .variance : role)
                guard isVariance else { continue }
                remarks.append(
                    "\(Excerpt.quoted(name)) is taken for a variance, as chemprop writes it; --columns sd=\(name) if it is a standard deviation"
                )
            } else if [.mean, .y].contains(role) || spread.contains(role) {
                // `logP_true`, `logP_pred` and `logP_std` are about one target.
                let alike = arrays.indices.filter { arrays[$0].name.hasPrefix(target) && $0 != place }
                let isShared = alike.contains { other in
                    let rest = arrays[other].name.dropFirst(target.count + 1)
                    return PredictionRole(named: String(rest)).map { $0 != role } ?? false
                }
                if isShared { claims[place] = RoleClaim(role) }
            }
        }
    }

    /// A level belongs to an interval and levels to quantiles; alone they are columns like others.
    ///
    /// Quantiles of names such as `q1` and `p2` are believed if they lie on both sides of the median.
    private mutating func dropWeakLevels() {
        let isInterval = claims.contains { [.lower, .upper, .interval].contains($0?.role) }
        let hasQuantiles = claims.contains { $0?.role == .quantiles && $0?.level == nil }
        for place in claims.indices {
            switch claims[place]?.role {
            case .level, .alpha: if !isInterval { claims[place] = nil }
            case .levels: if !hasQuantiles { claims[place] = nil }
            default: break
            }
        }
        let named = claims.indices.filter { claims[$0]?.level != nil && claims[$0]?.role == .quantiles }
        let levels = named.compactMap { claims[$0]?.level }
        let ends = claims.indices.filter { claims[$0]?.role == .lower || claims[$0]?.role == .upper }
        let isTwoSided = (levels.min() ?? 1) < 0.5 && (levels.max() ?? 0) > 0.5
        guard !isTwoSided, ends.isEmpty else { return }
        for place in named where PredictionRole.normal(arrays[place].name) != "median" { claims[place] = nil }
    }
}
