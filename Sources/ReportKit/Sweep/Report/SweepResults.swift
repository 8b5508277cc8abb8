import Predictions
import Tables
import Training

/// Everything that the units of a sweep have come to, in the order of its plan.
struct SweepResults: Sendable {
    /// How a unit stands.
    enum Standing: Sendable, Equatable {
        case done(version: String)
        case failed(String)
        case missing

        /// Whether there is all of it.
        var isDone: Bool { if case .done = self { true } else { false } }
    }

    /// A name with that in headings.
    struct Name: Sendable, Hashable {
        let name: String
        let title: String
    }

    /// A method, or what an adjustment makes of one.
    struct Method: Sendable, Hashable {
        let name: String
        let title: String
        /// The method that was adjusted.
        let base: String?
    }

    /// A score in a region.
    struct Quantity: Sendable, Hashable {
        let score: String
        let region: Region
    }

    /// The numbers of one method on one data set: of each repetition, in the order of the plan; NaN where there is none.
    struct Series: Sendable {
        var values: [Quantity: [Double]] = [:]
        var gradientRows: [Double] = []
        /// Repetitions that have failed or are missing.
        var absent = 0
        /// Networks that diverged although others of their repetition did not.
        var divergedCount = 0
        /// Rows tested on over rows learned from, where repetitions share the rows and split them anew.
        var overlap = 0.0
    }

    private struct Place: Hashable {
        let dataSet: String
        let method: String
    }

    /// Scores that tables show; a unit's file holds them all.
    static let scores: [Score] = ["crps", "negative-log-likelihood", "rmse", "coverage-90-percent"].compactMap(
        Score.named)

    let plan: SweepPlan
    /// How each unit of the plan stands.
    let standings: [Standing]
    let dataSets: [Name]
    let methods: [Method]
    /// How often a method was trained on a data set: splits times seeds.
    let repetitionCount: Int
    private var series: [Place: Series] = [:]
    /// Learning curves, data set by data set; none where all units learn from all rows.
    private(set) var curves: [LearningCurve] = []

    /// Puts results in the order of the plan.
    ///
    /// - Parameter results: of each unit of the plan; nil where there is none.
    init(_ plan: SweepPlan, _ results: [UnitResult?]) {
        self.plan = plan
        let count = plan.splits.count * plan.seeds.count
        repetitionCount = count
        standings = results.map { result in
            guard let result else { return .missing }
            return result.reason.map { .failed($0) } ?? .done(version: result.version)
        }
        var (dataSets, methods): ([Name], [Method]) = ([], [])
        var series: [Place: Series] = [:]
        for (place, cell) in plan.cells.enumerated() {
            let all = plan.shares.count * count
            // The first are those with all rows.
            let own = results[(place * all)..<(place * all + count)]
            let outcomes = results[(place * all)..<((place + 1) * all)].compactMap(\.self).flatMap(\.outcomes)
            for dataSet in cell.settings.map(\.dataSet) where !dataSets.contains(where: { $0.name == dataSet }) {
                let title = outcomes.first { $0.dataSet == dataSet }?.dataSetTitle
                dataSets.append(Name(name: dataSet, title: title ?? dataSet))
            }
            let title = Training.Methods.named(cell.method)?.description.title ?? cell.method
            var found = [Method(name: cell.method, title: title, base: nil)]
            for outcome in outcomes where !found.contains(where: { $0.name == outcome.method }) {
                found.append(Method(name: outcome.method, title: outcome.methodTitle, base: outcome.base))
            }
            for method in found {
                if !methods.contains(where: { $0.name == method.name }) { methods.append(method) }
                for dataSet in cell.settings.map(\.dataSet) {
                    series[Place(dataSet: dataSet, method: method.name)] = Series(
                        own.map { result in
                            result?.outcomes.first { $0.dataSet == dataSet && $0.method == method.name }
                        }, isRedrawn: plan.redraws(cell.source))
                }
            }
        }
        self.dataSets = dataSets
        // What was adjusted stands behind the method that it starts from.
        self.methods = methods.filter { $0.base == nil }.flatMap { method in
            [method] + methods.filter { $0.base == method.name }
        }
        self.series = series
        curves = plan.shares.count > 1 ? self.curves(results) : []
    }

    /// How each method does on each data set with fewer rows.
    private func curves(_ results: [UnitResult?]) -> [LearningCurve] {
        dataSets.flatMap { dataSet in
            methods.compactMap { method in
                guard
                    let place = plan.cells.firstIndex(where: { cell in
                        cell.method == method.base ?? method.name
                            && cell.settings.contains { $0.dataSet == dataSet.name }
                    })
                else { return nil }
                let region = regions[0]
                let steps = plan.shares.indices.reversed().map { share -> LearningCurve.Step in
                    let start = (place * plan.shares.count + share) * repetitionCount
                    let outcomes = results[start..<(start + repetitionCount)].map { result in
                        result?.outcomes.first {
                            $0.dataSet == dataSet.name && $0.method == method.name && $0.failure == nil
                        }
                    }
                    func values(_ name: String) -> [Double] {
                        outcomes.map { outcome in
                            outcome?.scores.first { $0.name == name && $0.region == region }?.value ?? .nan
                        }
                    }
                    let rows = outcomes.compactMap { $0?.rows }
                    return LearningCurve.Step(
                        share: plan.shares[share], rows: Double(rows.reduce(0, +)) / Double(max(1, rows.count)),
                        scores: values(SweepComparison.score.name), deviations: values(LearningCurve.deviation.name))
                }
                let known = steps.filter { $0.scores.contains(where: \.isFinite) }
                return known.count > 1 ? LearningCurve(method: method, dataSet: dataSet, steps: known) : nil
            }
        }
    }

    /// The numbers of a method on a data set; nil if the plan has no such units.
    func series(_ method: Method, on dataSet: Name) -> Series? {
        series[Place(dataSet: dataSet.name, method: method.name)]
    }

    /// The values of a quantity that are independent of each other as far as any are: means over the seeds of each split,
    /// or one for each seed; NaN where there is none.
    func blocks(_ quantity: Quantity, of method: Method, on dataSet: Name) -> [Double] {
        let values = series(method, on: dataSet)?.values[quantity] ?? []
        guard plan.splits.count > 1 else { return values }
        return stride(from: 0, to: values.count, by: plan.seeds.count).map { start in
            let own = values[start..<(start + plan.seeds.count)].filter(\.isFinite)
            return own.isEmpty ? .nan : own.reduce(0, +) / Double(own.count)
        }
    }

    /// The mean of a quantity with its standard error; nil if there is no value.
    func summary(_ quantity: Quantity, of method: Method, on dataSet: Name) -> OverSeeds? {
        OverSeeds(blocks(quantity, of: method, on: dataSet).filter(\.isFinite))
    }

    /// How many repetitions have a value.
    func count(_ quantity: Quantity, of method: Method, on dataSet: Name) -> Int {
        series(method, on: dataSet)?.values[quantity]?.count { $0.isFinite } ?? 0
    }

    /// The parts of the test points that are shown: of points inside and elsewhere each, or all of them.
    var regions: [Region] {
        let known = Set(series.values.flatMap { $0.values.keys.map(\.region) })
        let parts = [Region.inRange, .inGap, .outOfRange].filter(known.contains)
        return parts.count > 1 ? parts : [.everywhere]
    }
}

extension SweepResults.Series {
    /// Takes the outcome of each repetition.
    fileprivate init(_ outcomes: [UnitResult.Outcome?], isRedrawn: Bool) {
        let sound = outcomes.map { $0?.failure == nil ? $0 : nil }
        absent = sound.count { $0 == nil }
        divergedCount = sound.reduce(0) { $0 + ($1?.divergedCount ?? 0) }
        gradientRows = sound.compactMap { $0?.gradientRows.map(Double.init) }
        overlap = isRedrawn ? sound.lazy.compactMap { $0?.overlap }.first ?? 0 : 0
        let names = Set(SweepResults.scores.map(\.name))
        for (place, outcome) in sound.enumerated() {
            for score in outcome?.scores ?? [] where names.contains(score.name) {
                let quantity = SweepResults.Quantity(score: score.name, region: score.region)
                values[quantity, default: Array(repeating: .nan, count: sound.count)][place] = score.value
            }
        }
    }
}

extension UnitResult {
    /// The same with the scores that tables show alone: of many units all of them would fill the memory.
    var shown: UnitResult {
        let names = Set(SweepResults.scores.map(\.name) + [LearningCurve.deviation.name])
        var result = self
        result.outcomes = outcomes.map { outcome in
            var outcome = outcome
            outcome.scores = outcome.scores.filter { names.contains($0.name) }
            return outcome
        }
        return result
    }
}

extension SweepPlan {
    /// Whether repetitions split or draw the data anew.
    func redraws(_ source: Int) -> Bool {
        let options = sources[source].options
        let isGiven = ["split-column", "split-file", "test", "order", "split-seed"].contains {
            options.words($0) != nil
        }
        return !isGiven && (splits.count > 1 || splits == [nil] && options.words("data-seed") == nil)
    }
}
