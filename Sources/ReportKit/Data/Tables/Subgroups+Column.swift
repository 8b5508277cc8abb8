import Tables
import Training

extension Subgroups {
    /// More kinds than this leave too few rows to each, and no room for a table.
    private static let most = 12
    /// As many parts of many numbers hold as many rows each.
    private static let parts = 5

    /// The kinds that a column tells apart: each of few values, or fifths of many numbers.
    ///
    /// - Parameters:
    ///   - name: that of the column.
    ///   - words: what stands in each row, nothing where a value is missing: `[N]`.
    ///   - file: the name of the file in messages.
    /// - Throws: ``DataProblem`` if these are many texts, or one value.
    init(_ name: String, words: [String], file: String) throws(DataProblem) {
        let different = Set(words).sorted()
        let numbers = different.map { Double(decimal: $0) }
        guard different.count > 1 else {
            throw DataProblem(
                "'\(file)': the column \(Excerpt.quoted(name)) has one value in the rows that are tested on, and --by tells kinds of rows apart"
            )
        }
        if different.count <= Self.most {
            // Numbers rise, and a missing value comes last.
            let isOfNumbers = zip(different, numbers).allSatisfy { $0.isEmpty || $1?.isFinite == true }
            let order = different.indices.sorted { first, second in
                guard !different[first].isEmpty, !different[second].isEmpty else { return different[second].isEmpty }
                guard isOfNumbers, let low = numbers[first], let high = numbers[second], low != high else {
                    return first < second
                }
                return low < high
            }
            let titles = order.map { different[$0] }
            let places = Dictionary(uniqueKeysWithValues: titles.enumerated().map { ($1, $0) })
            self.init(
                name: name, titles: titles.map { $0.isEmpty ? "no value" : $0 }, kinds: words.map { places[$0] ?? 0 })
            return
        }
        let values = words.map { Double(decimal: $0) }
        guard let text = zip(words, values).first(where: { !$0.0.isEmpty && $0.1?.isFinite != true })?.0 else {
            // Ends of a range are shown as they are written.
            let written = zip(values, words).compactMap { value, word in value.map { ($0, word) } }
            self.init(name, values: values, Dictionary(written) { first, _ in first })
            return
        }
        throw DataProblem(
            "'\(file)': the column \(Excerpt.quoted(name)) has \(NumberText.count(different.count)) values, such as \(Excerpt.quoted(text)), and --by tells up to \(Self.most) kinds apart, or fifths of numbers: name another column"
        )
    }

    /// Fifths of numbers; rows of one value stay together, and those without one are a kind of their own.
    private init(_ name: String, values: [Double?], _ written: [Double: String]) {
        let sorted = values.compactMap(\.self).sorted()
        var lows: [Double] = []
        for part in 0..<Self.parts {
            let low = sorted[part * sorted.count / Self.parts]
            if lows.last.map({ $0 < low }) ?? true { lows.append(low) }
        }
        var titles = lows.indices.map { part in
            let last = part + 1 < lows.count ? sorted.last { $0 < lows[part + 1] } : sorted.last
            let ends = [lows[part], last ?? lows[part]].map { written[$0] ?? NumberText.significant($0) }
            return ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])"
        }
        if values.contains(nil) { titles.append("no value") }
        self.init(
            name: name, titles: titles,
            kinds: values.map { value in value.map { value in lows.count { $0 <= value } - 1 } ?? titles.count - 1 })
    }
}
