import Predictions
import Tables
import Training

/// How rows are divided into those that are learned from and those that are tested on.
struct RowSplit: Sendable {
    /// What decides.
    enum Rule: Sendable {
        /// Chance.
        case random
        /// Values that rise with time, one for each row of the file: the last rows are tested on.
        case time([Double], column: String)
        /// Words that say which rows of the file belong together: all or none of a group are tested on.
        case group([String], column: String)
        /// What each row of the file is for, and who says so.
        case given([Role], by: String)
        /// The fold of each row of the file: each is tested on by fits to the others.
        case folds([Int], column: String)
    }

    /// What a row is for.
    enum Role: Sendable {
        case training, validation, test
    }

    /// Places of rows among those that are left, rising.
    struct Parts: Sendable {
        var training: [Int]
        var validation: [Int] = []
        var test: [Int]
        /// How they were chosen, as the end of a sentence.
        var sentence: String
    }

    /// What decides.
    var rule = Rule.random
    /// The share of the rows that is tested on; nil for a fifth.
    var share: Double?
    /// The source of randomness, where it is not that of the run.
    var key: RandomKey?
    /// Whether the user named the rule.
    var isAsked = false

    /// Whether nobody said which rows are tested on, or how many; few rows may then all be.
    var isUsual: Bool {
        if case .random = rule { share == nil && !isAsked } else { false }
    }

    /// Divides rows.
    ///
    /// - Parameters:
    ///   - rows: the numbers in their file of those that are left.
    ///   - key: the source of randomness.
    /// - Throws: ``DataProblem`` if nothing is left to learn from, or to test on.
    func parts(of rows: [Int], key: RandomKey) throws(DataProblem) -> Parts {
        let key = (self.key ?? key).child("split")
        switch rule {
        case .random: return random(rows.count, key)
        case .time(let values, let column): return try time(rows.map { values[$0] }, column)
        case .group(let words, let column): return try group(rows.map { words[$0] }, column, key)
        case .given(let roles, let source): return try given(rows.map { roles[$0] }, source)
        case .folds: return Parts(training: Array(rows.indices), test: [], sentence: "")
        }
    }

    /// The fold of each row that is left, and the column that says so; nil where rows are parted otherwise.
    func folds(of rows: [Int]) -> (numbers: [Int], column: String)? {
        if case .folds(let numbers, let column) = rule { (rows.map { numbers[$0] }, column) } else { nil }
    }

    /// How many of some things are tested on: at least one, and not all.
    private func wanted(of count: Int) -> Int {
        max(1, min(share.map { Int(($0 * Double(count)).rounded()) } ?? count / 5, count - 1))
    }

    /// Rows drawn at random, both parts in their order.
    private func random(_ count: Int, _ key: RandomKey) -> Parts {
        let order = key.randomOrder(count)
        let held = wanted(of: count)
        let what = share == nil ? "a fifth, chosen at random, is" : "\(NumberText.count(held)), chosen at random, are"
        return Parts(
            training: order.dropFirst(held).sorted(), test: order.prefix(held).sorted(),
            sentence: "\(what) held out for testing")
    }

    /// The last rows; those of one time stay together, so that nothing is learned from the time that is tested on.
    private func time(_ values: [Double], _ column: String) throws(DataProblem) -> Parts {
        let sorted = values.sorted()
        let wanted = wanted(of: sorted.count)
        let limit = sorted[sorted.count - wanted]
        // What is nearer to the share that is wanted, with the rows of the first time or without them.
        let counts = (with: sorted.count { $0 >= limit }, without: sorted.count { $0 > limit })
        let isWith =
            counts.without == 0 || counts.with - wanted <= wanted - counts.without && counts.with < sorted.count
        let training = values.indices.filter { isWith ? values[$0] < limit : values[$0] <= limit }
        let test = values.indices.filter { isWith ? values[$0] >= limit : values[$0] > limit }
        guard !training.isEmpty else {
            throw DataProblem(
                "too many rows have the last value of \(Excerpt.quoted(column)) to split by it: take another column")
        }
        return Parts(
            training: training, test: test,
            sentence:
                "the last \(NumberText.count(test.count)) by \(Excerpt.quoted(column)) are held out for testing")
    }

    /// Groups drawn at random, until they have as many rows as are wanted.
    private func group(_ words: [String], _ column: String, _ key: RandomKey) throws(DataProblem) -> Parts {
        // Sorted, so that the order of the rows decides nothing.
        let groups = Set(words).sorted()
        guard groups.count > 1 else {
            throw DataProblem(
                "the rows are one group by \(Excerpt.quoted(column)), and a split by groups needs at least two")
        }
        var sizes: [String: Int] = [:]
        for word in words { sizes[word, default: 0] += 1 }
        var chosen: Set<String> = []
        var count = 0
        for group in key.randomOrder(groups.count).map({ groups[$0] })
        where count < wanted(of: words.count) && chosen.count < groups.count - 1 {
            chosen.insert(group)
            count += sizes[group] ?? 0
        }
        return Parts(
            training: words.indices.filter { !chosen.contains(words[$0]) },
            test: words.indices.filter { chosen.contains(words[$0]) },
            sentence:
                "\(NumberText.count(chosen.count)) of \(NumberText.count(groups.count)) groups by \(Excerpt.quoted(column)), chosen at random, with \(NumberText.count(count, "row")), \(chosen.count == 1 ? "is" : "are") held out for testing"
        )
    }

    private func given(_ roles: [Role], _ source: String) throws(DataProblem) -> Parts {
        func rows(_ role: Role) -> [Int] { roles.indices.filter { roles[$0] == role } }
        let parts = Parts(
            training: rows(.training), validation: rows(.validation), test: rows(.test),
            sentence: "\(source) says which are held out for testing")
        guard !parts.training.isEmpty, !parts.test.isEmpty else {
            throw DataProblem(
                "\(source) leaves no row to \(parts.training.isEmpty ? "learn from" : "test on")")
        }
        return parts
    }
}
