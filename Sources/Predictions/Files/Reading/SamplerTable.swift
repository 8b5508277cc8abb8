import Tables

/// A table as CmdStan writes it: a row for each draw, a column for each quantity, those of the sampler ending in `__`.
struct SamplerTable {
    let arrays: [InputArray]
    let remarks: [String]

    /// Names that Stan's guide gives to draws of observations.
    private static let observations: Set = ["yrep", "ypred", "ytilde", "ynew", "ysim", "yhatrep", "ypredictive", "ppc"]
    /// Names of means.
    private static let means: Set = ["mu", "yhat", "fhat", "f", "eta", "mupred", "fpred", "epred"]

    /// Turns the table; nil if it is of another form.
    ///
    /// - Throws: ``PredictionFileError`` if it holds no draws of predictions that are known by their name.
    init?(_ table: CSVColumns, choices: ReadingChoices) throws(PredictionFileError) {
        guard table.columns.contains(where: { $0.name.hasSuffix("__") }) else { return nil }
        // `y_rep.1` and `y_rep[1]` are values of `y_rep`.
        var order: [String] = []
        var members: [String: [CSVColumns.Column]] = [:]
        for column in table.columns {
            let base = column.name.prefix { $0 != "." && $0 != "[" }
            let name = String(base.isEmpty ? column.name[...] : base)
            if members[name] == nil { order.append(name) }
            members[name, default: []].append(column)
        }
        let draws = table.columns.first?.values.count ?? 0
        let chosen = choices.columns.filter { members[$0.name] != nil }.map(\.name)
        let isChosen = choices.columns.contains {
            [.mean, .samples].contains($0.claim.role) && chosen.contains($0.name)
        }
        var found: (name: String, role: String)?
        for (words, role) in [(Self.observations, "samples"), (Self.means, "mean")] where found == nil && !isChosen {
            let names = order.filter { words.contains(PredictionRole.normal($0)) && (members[$0]?.count ?? 0) > 1 }
            guard names.count <= 1 else {
                throw .undecided(
                    "\(NumberText.list(names.map { Excerpt.quoted($0) })) may each be the predictions: say which with --columns \(role)=\(names[0])"
                )
            }
            found = names.first.map { ($0, role) }
        }
        let vectors = order.filter { (members[$0]?.count ?? 0) > 1 }
        guard isChosen || found != nil else {
            throw .undecided(
                "this is a table of a sampler with \(NumberText.count(draws, "draw")); say which of its quantities are draws of observations with --columns samples=NAME, or of means with --columns mean=NAME. It holds \(NumberText.list(vectors.isEmpty ? order : vectors, most: 12))"
            )
        }
        var remarks = table.warnings
        if let found {
            let kind = found.role == "samples" ? "draws of observations" : "draws of the mean"
            remarks.append(
                "\(Excerpt.quoted(found.name)) is taken for \(kind), a row for each of \(NumberText.count(draws, "draw"))"
            )
        }
        self.remarks = remarks
        arrays = order.map { name in
            let columns = members[name] ?? []
            let shape = [draws, columns.count]
            let isPredicted = found?.name == name
            // The standard deviation of the noise around means is a quantity of each draw.
            let isNoise = found?.role == "mean" && columns.count == 1 && PredictionRole(named: name) == .deviation
            let reason =
                isPredicted || isNoise || chosen.contains(name)
                ? nil : name.hasSuffix("__") ? "a quantity of the sampler" : "a quantity of the model"
            guard let text = columns.lazy.compactMap(\.text).first else {
                let values = (0..<draws).flatMap { row in columns.map { $0.values[row] } }
                return InputArray(
                    isPredicted && RoleClaim(name) == nil ? found?.role ?? name : name, shape: shape, .numbers(values),
                    leftOut: reason)
            }
            return InputArray(name, shape: shape, .text("\(text)"), leftOut: reason)
        }
    }
}
