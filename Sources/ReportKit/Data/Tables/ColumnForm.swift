import Tables

/// How the cells of a column become numbers, or why they can't.
enum ColumnForm: Sendable {
    /// Numbers as they stand.
    case numbers
    /// Numbers with signs for percent or between thousands; in words how they are written.
    case written(WrittenNumbers)
    /// Dates or times: seconds since 1970-01-01 00:00 UTC.
    case dates
    /// Two words that say no and yes: 0 and 1.
    case flags(no: String, yes: String)
    /// Words of a few kinds, in alphabetical order: a column of 0 and 1 for each, one alone where there are two.
    case categories([String])
    /// No cell holds anything.
    case empty
    /// Numbers, and a cell that is none.
    case mixed(CSVError)
    /// Words of too many kinds.
    case texts(count: Int)

    /// The most kinds of words that become columns.
    static let mostCategories = 20
    private static let flags = [(no: "false", yes: "true"), (no: "no", yes: "yes")]

    /// Finds out how a column is to be read.
    ///
    /// - Parameters:
    ///   - column: the column.
    ///   - isCategory: whether the user says that its values are kinds, whatever they look like.
    ///   - reader: how the file is read.
    ///   - decimal: the decimal sign of the file.
    init(_ column: UserColumn, isCategory: Bool, reader: CSVReader, decimal: CSVDecimal) {
        guard !column.isEmpty else {
            self = .empty
            return
        }
        // Words are read where there is text, or where the user asks for them.
        guard let words = column.words else {
            self = Self.areDates(column.values) ? .dates : .numbers
            return
        }
        let kinds = words.words.sorted()
        let lower = Set(kinds.map { $0.lowercased() })
        if isCategory {
            self = Self.kinds(kinds)
        } else if let numbers = WrittenNumbers(words, decimal: decimal, isDecided: reader.decimal != nil) {
            self = .written(numbers)
        } else if CalendarDate.seconds(of: words) != nil {
            self = .dates
        } else if let flag = Self.flags.first(where: { lower == [$0.no, $0.yes] }) {
            self = .flags(no: flag.no, yes: flag.yes)
        } else if let text = column.text, Self.mayBeNumbers(kinds) || column.infinity != nil {
            self = .mixed(text)
        } else {
            self = Self.kinds(kinds)
        }
    }

    /// Whether numbers such as 20240229 are dates: so many different ones that chance can't be the reason.
    private static func areDates(_ values: [Double]) -> Bool {
        // The first one tells, nearly always.
        guard let first = values.first(where: { !$0.isNaN }), CalendarDate.seconds(ofNumbers: [first]) != nil else {
            return false
        }
        return CalendarDate.seconds(ofNumbers: values) != nil && Set(values).count >= 10
    }

    private static func kinds(_ kinds: [String]) -> ColumnForm {
        kinds.count <= mostCategories ? .categories(kinds) : .texts(count: kinds.count)
    }

    /// Whether words may be meant as numbers: one has digits and no letter, or each begins with a digit.
    private static func mayBeNumbers(_ words: [String]) -> Bool {
        words.contains { $0.contains(where: \.isNumber) && !$0.contains(where: \.isLetter) }
            || words.allSatisfy { $0.first?.isNumber ?? false }
    }

    /// Whether the cells can become numbers.
    var isUsable: Bool {
        switch self {
        case .empty, .mixed, .texts: false
        default: true
        }
    }

    /// Whether the cells stand for one number each, so that they can be predicted.
    var isNumber: Bool {
        switch self {
        case .numbers, .written: true
        default: false
        }
    }

    /// The column as one or several columns of numbers, NaN where a value is missing; none if it can't be read so.
    func columns(of column: UserColumn) -> [Table.Column] {
        func one(_ values: [Double]) -> [Table.Column] { [Table.Column(name: column.featureName, values: values)] }
        switch self {
        case .numbers: return one(column.values)
        case .written(let numbers): return one(numbers.values)
        case .dates:
            let times =
                column.words.map { CalendarDate.seconds(of: $0) } ?? CalendarDate.seconds(ofNumbers: column.values)
            return times.map(one) ?? []
        case .flags(_, let yes):
            guard let words = column.words else { return [] }
            let values = words.words.map { $0.lowercased() == yes ? 1.0 : 0 }
            return one(words.codes.map { $0 < 0 ? .nan : values[$0] })
        case .categories(let kinds):
            guard let words = column.words else { return [] }
            return Self.shown(kinds).map { kind in
                let values = words.words.map { $0 == kind ? 1.0 : 0 }
                return Table.Column(
                    name: "\(column.name)=\(kind)", values: words.codes.map { $0 < 0 ? .nan : values[$0] })
            }
        case .empty, .mixed, .texts: return []
        }
    }

    /// The kinds that have a column: of two the second, for it says all that there is to say.
    private static func shown(_ kinds: [String]) -> [String] { kinds.count == 2 ? [kinds[1]] : kinds }

    /// What was decided in reading a column so; nil for numbers.
    func remark(on column: UserColumn) -> String? {
        switch self {
        case .written(let numbers): return "\(column.title) is read as numbers \(numbers.form)"
        case .dates:
            return
                "\(column.title) is read as times\(column.isNameless ? " and called 'time'" : ""), learned from as seconds since 1970"
        case .flags(let no, let yes): return "\(column.title) is 0 for \(no) and 1 for \(yes)"
        case .categories(let kinds):
            let names = Self.shown(kinds).map { Excerpt.quoted("\(column.name)=\($0)") }
            return
                "\(column.title) has \(NumberText.count(kinds.count, "kind")) of words and becomes \(NumberText.list(names)), 0 or 1"
        case .numbers, .empty, .mixed, .texts: return nil
        }
    }
}
