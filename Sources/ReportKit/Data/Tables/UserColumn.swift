import Tables

/// A column of a user's table as it was read, before anybody says what it means.
struct UserColumn: Sendable {
    /// What the header says; empty where it says nothing.
    let name: String
    /// Its number in the file, from 1.
    let number: Int
    /// One value per row, `[N]`; NaN where there is no number.
    let values: [Double]
    /// The cells as they are written, for a column that holds text or is asked for as one.
    let words: CSVWords?
    /// The first cell that is text, infinite or missing.
    let text: CSVError?
    let infinity: CSVError?
    let gap: CSVError?
    /// How the cells become numbers.
    var form = ColumnForm.numbers

    /// The name as messages show it.
    var title: String { name.isEmpty ? "column \(number)" : Excerpt.quoted(name) }

    /// The name that it has as a feature or a target; a nameless one is an index of times.
    var featureName: String { isNameless ? "time" : name }

    /// Whether no cell holds anything.
    var isEmpty: Bool { text == nil && infinity == nil && !values.contains { !$0.isNaN } }

    /// Whether each row that has a value has the same one.
    var isConstant: Bool {
        guard let words else {
            let known = values.filter { !$0.isNaN }
            return !known.isEmpty && known.allSatisfy { $0 == known[0] }
        }
        return words.words.count == 1
    }

    /// Whether the rows lack a value here.
    func lacks(_ row: Int) -> Bool { words.map { $0.codes[row] < 0 } ?? values[row].isNaN }

    /// Whether each row has another whole number or another text.
    var isDistinct: Bool {
        if let words { return words.words.count == words.codes.count }
        return values.allSatisfy { $0 == $0.rounded() } && Set(values).count == values.count
    }

    /// Whether the values count the rows: whole numbers that rise by one, from 0 or 1.
    var countsRows: Bool {
        guard words == nil, let first = values.first, first == 0 || first == 1 else { return false }
        return values.indices.allSatisfy { values[$0] == first + Double($0) }
    }

    /// Names of columns that tell rows apart and say nothing of them; the last word of a name counts.
    private static let identifiers: Set = [
        "id", "ids", "uid", "uuid", "guid", "index", "idx", "rowname", "rownames", "rownum", "serial",
    ]

    /// Whether the name is that of something that tells rows apart.
    var isCalledIdentifier: Bool { isNameless || Self.identifiers.contains(Self.lastWord(of: name)) }

    /// Whether the header says nothing, or what pandas says of such a column.
    var isNameless: Bool { name.isEmpty || name.wholeMatch(of: #/Unnamed: \d+/#) != nil }

    /// The last word of a name such as `row_id`, `rowId` or `Row ID`, in lower case.
    private static func lastWord(of name: String) -> String {
        var word = ""
        for character in name.reversed() {
            guard character.isLetter else {
                if word.isEmpty { continue } else { break }
            }
            word.insert(character, at: word.startIndex)
            // A capital begins a word, unless all are capitals.
            if character.isUppercase, word.contains(where: \.isLowercase) { break }
        }
        return word.lowercased()
    }
}
