/// What the baseline has, and the new results don't.
enum MissingResult: Sendable, Equatable {
    /// Nothing about a data set.
    case dataSet(String)
    /// Nothing about a method.
    case method(RecordedResults.Method)
    /// Numbers of a method, such as `crps everywhere`, and why the first of them is not there.
    case numbers(RecordedResults.Method, names: [String], reason: String?)
}

extension RecordedResults {
    /// What these results have, and others don't.
    func missing(in new: RecordedResults) -> [MissingResult] {
        var result: [MissingResult] = []
        let dataSets = Set(new.methods.map(\.dataSet))
        for method in methods where hasValues(method) {
            guard dataSets.contains(method.dataSet) else {
                if !result.contains(.dataSet(method.dataSet)) { result.append(.dataSet(method.dataSet)) }
                continue
            }
            guard new.hasValues(method) || new.methods.contains(method) else {
                result.append(.method(method))
                continue
            }
            let lost = places.filter { place in
                place.method == method && numbers[place]?.values.isEmpty == false
                    && new.numbers[place]?.values.isEmpty ?? true
            }
            guard let first = lost.first else { continue }
            result.append(
                .numbers(
                    method, names: lost.map { "\($0.score) \($0.region)" }, reason: new.numbers[first]?.first.reason))
        }
        return result
    }

    private func hasValues(_ method: Method) -> Bool {
        places.contains { $0.method == method && numbers[$0]?.values.isEmpty == false }
    }
}
