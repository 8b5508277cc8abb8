import Predictions

extension MeanRanks {
    /// Ranks the methods of a sweep by the mean of a quantity.
    ///
    /// Ranked are methods of which every repetition on every data set is there: a mean that lacks the hard ones would flatter.
    init(_ results: SweepResults, by score: Score, in region: Region) {
        let quantity = SweepResults.Quantity(score: score.name, region: region)
        let shown = results.dataSets.filter { dataSet in
            results.methods.contains { results.count(quantity, of: $0, on: dataSet) > 0 }
        }
        self.init(
            shown.map { dataSet in
                let losses = results.methods.compactMap { method -> (String, Double)? in
                    guard method.base == nil,
                        results.count(quantity, of: method, on: dataSet) == results.repetitionCount,
                        let mean = results.summary(quantity, of: method, on: dataSet)?.mean
                    else { return nil }
                    return (method.name, score.aim?.loss(mean) ?? mean)
                }
                return Dictionary(losses) { first, _ in first }
            })
    }
}
