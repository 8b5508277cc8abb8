import Tables

/// Which columns of a table are predicted, which of them predict, and which are left out and why.
struct ColumnChoice {
    /// What is predicted, one or several.
    let targets: [UserColumn]
    /// What predicts.
    let features: [UserColumn]
    /// What was decided, one sentence each.
    private(set) var remarks: [String] = []

    /// A column that is left out, or can't be decided upon, and why.
    private typealias Judgement = (column: UserColumn, reason: String)

    /// Decides what options leave open, and refuses what would be a guess.
    ///
    /// - Throws: ``DataProblem`` with the option that decides.
    init(_ table: UserTable, path: String) throws(DataProblem) {
        let asked = table.asked
        func named(_ places: [Int]) -> [UserColumn] { places.compactMap { table.column(at: $0) } }
        let excluded = Set(asked.dropped + asked.apart + (asked.features ?? []))
        let last = table.columns.last { !$0.isEmpty && !excluded.contains($0.number - 1) }
        let targets = asked.targets.isEmpty ? [last].compactMap(\.self) : named(asked.targets)
        self.targets = targets
        for target in targets { try Self.check(target, isNamed: !asked.targets.isEmpty, table, path) }
        guard !targets.isEmpty else {
            throw DataProblem("'\(path)': no column is left to be predicted; name one with --y")
        }

        if let places = asked.features {
            features = named(places)
            for feature in features where !feature.form.isUsable {
                throw DataProblem("'\(path)': \(Self.refusal(feature))")
            }
            if asked.targets.isEmpty { remarks.append(Self.remark(onTargets: targets)) }
            remarks += features.compactMap { $0.form.remark(on: $0) }
            return
        }
        let others = table.columns.filter { column in
            !(asked.dropped + asked.apart).contains(column.number - 1)
                && !targets.contains { $0.number == column.number }
        }
        var taken: [UserColumn] = []
        var left: [Judgement] =
            named(asked.dropped).map { ($0, "--drop") }
            + named(asked.apart).map { ($0, "for the split") }
        var unclear: [Judgement] = []
        for column in others {
            if let reason = Self.reasonToLeaveOut(column, takesAll: asked.takesAll) {
                left.append((column, reason))
            } else if let doubt = Self.doubt(about: column, takesAll: asked.takesAll) {
                unclear.append((column, doubt))
            } else {
                taken.append(column)
            }
        }
        guard unclear.isEmpty else { throw Self.refusal(of: unclear, path) }
        guard !taken.isEmpty else {
            throw DataProblem(
                "'\(path)': no column is left to predict \(targets[0].title)\(left.isEmpty ? "" : "; left out: " + Self.text(of: left)); name features with --x"
            )
        }
        features = taken
        remarks.append(Self.remark(onTargets: targets, isLast: asked.targets.isEmpty))
        remarks.append(
            "\(NumberText.count(features.count, "column")) \(features.count == 1 ? "predicts" : "predict"): \(NumberText.list(features.map(\.title), most: 20))"
        )
        if !left.isEmpty {
            let isOwn = left.contains { $0.column.isChoosable && !["--drop", "for the split"].contains($0.reason) }
            remarks.append("left out: \(Self.text(of: left))\(isOwn ? "; --x '*' takes all columns" : "")")
        }
        remarks += features.compactMap { $0.form.remark(on: $0) ?? Self.remark(onRowsCountedBy: $0) }
        if let order = asked.order, features.count > 1, let column = features.first(where: { $0.number == order + 1 }) {
            remarks.append(
                "\(column.title) puts the rows in order and predicts, too, so that every test row lies beyond what was learned from; \(ShellText.line(["--drop", column.name])) judges by the other columns"
            )
        }
    }

    /// The places of features that are times, among the columns that the features become.
    var times: Set<Int> {
        var times: Set<Int> = []
        var place = 0
        for feature in features {
            if case .dates = feature.form { times.insert(place) }
            place += feature.form.columns(of: feature).count
        }
        return times
    }

    private static func remark(onTargets targets: [UserColumn], isLast: Bool = true) -> String {
        let names = NumberText.list(targets.map(\.title))
        return isLast
            ? "\(names), the last column, is predicted; --y names another"
            : "\(names) \(targets.count == 1 ? "is" : "are") predicted"
    }

    private static func remark(onRowsCountedBy column: UserColumn) -> String? {
        column.countsRows && column.values.count > 2
            ? "\(column.title) counts the rows and is taken for a feature; --drop leaves it out" : nil
    }

    /// Refuses to predict what is no number, or what nobody would.
    private static func check(
        _ target: UserColumn, isNamed: Bool, _ table: UserTable, _ path: String
    ) throws(DataProblem) {
        if !isNamed, target.isNameless || target.isCalledIdentifier && target.isDistinct {
            throw DataProblem(
                "'\(path)': the last column, \(target.title), tells rows apart and is nothing to predict; say which column is, with --y"
            )
        }
        guard !target.form.isNumber else { return }
        if isNamed, let text = target.text { throw DataProblem("'\(path)': \(text)") }
        let numbers = table.columns.filter { $0.form.isNumber && !$0.isConstant && !$0.isDistinctIdentifier }
        throw DataProblem(
            "'\(path)': \(isNamed ? "" : "the last column, ")\(target.title)\(isNamed ? "" : ",") holds no numbers to predict; name a column of numbers with --y\(numbers.isEmpty ? "" : ", such as " + NumberText.list(numbers.map(\.title), most: 8))"
        )
    }

    /// Why a column is certainly nothing to learn from; nil if that isn't certain.
    private static func reasonToLeaveOut(_ column: UserColumn, takesAll: Bool) -> String? {
        if column.isEmpty { return "empty" }
        // An index of times, as pandas writes one, says when.
        if column.isNameless, case .dates = column.form { return nil }
        if column.isNameless { return column.countsRows ? "row numbers" : "without a name" }
        guard !takesAll else { return nil }
        if column.isConstant { return "constant" }
        if column.isDistinctIdentifier { return column.countsRows ? "row numbers" : "identifiers" }
        if case .texts = column.form, column.isDistinct { return "another text in each row" }
        return nil
    }

    /// Why nobody can say what a column is for; nil if somebody can.
    private static func doubt(about column: UserColumn, takesAll: Bool) -> String? {
        guard column.form.isUsable else { return refusal(column) }
        guard !takesAll, column.isCalledIdentifier, case .numbers = column.form,
            column.values.allSatisfy({ $0.isNaN || $0 == $0.rounded() })
        else { return nil }
        return
            "\(column.title) has the name of an identifier, and several rows share one: it may be a number, a category or nothing to learn from"
    }

    /// What is wrong with a column that can't become numbers.
    private static func refusal(_ column: UserColumn) -> String {
        switch column.form {
        case .texts(let count):
            "\(column.title) holds \(NumberText.count(count)) different texts; up to \(ColumnForm.mostCategories) kinds become features"
        case .mixed(.notANumber(let cell, let place)) where cell.contains(#/^\d+[\/.]\d+[\/.]\d+/#):
            "\(place): '\(cell)' may be a date that begins with its day or with its month; write dates as 2024-12-31"
        case .mixed(let error): "\(error); or, if its values are kinds, --categories \(ShellText.word(column.name))"
        case .empty: "\(column.title) holds no value"
        default: "\(column.title) can't be used"
        }
    }

    private static func refusal(of columns: [Judgement], _ path: String) -> DataProblem {
        let names = columns.filter { !$0.column.name.isEmpty }.map(\.column.name)
        return DataProblem(
            "'\(path)': nobody can say for certain what to learn from \(NumberText.count(columns.count, "column")):"
                + columns.map { "\n  \($0.reason)" }.joined()
                + "\n  leave them out with \(ShellText.line(["--drop"] + names)); --categories takes one as kinds, --x names what predicts"
        )
    }

    /// What was left out, those of one reason together.
    private static func text(of left: [Judgement]) -> String {
        var reasons: [String] = []
        for judgement in left where !reasons.contains(judgement.reason) { reasons.append(judgement.reason) }
        return reasons.map { reason in
            NumberText.list(left.filter { $0.reason == reason }.map(\.column.title), most: 20) + " (\(reason))"
        }.joined(separator: ", ")
    }
}

extension UserColumn {
    /// Whether a user could ask for it.
    fileprivate var isChoosable: Bool { !isNameless && !isEmpty }

    /// Whether it certainly tells rows apart, by its name and by what it holds.
    fileprivate var isDistinctIdentifier: Bool { isCalledIdentifier && isDistinct }
}
