/// The scores at all points as nested dictionaries of numbers – data set, method, score – which `dvc metrics` reads.
struct SummaryWriter: GateWriter {
    let fileName = "summary.json"

    func write(_ result: GateResult) -> String {
        let new = result.new
        var dataSets: [String] = []
        for method in new.methods where !dataSets.contains(method.dataSet) { dataSets.append(method.dataSet) }
        return object(
            dataSets.map { dataSet in
                let methods = new.methods.filter { $0.dataSet == dataSet }.map { method in
                    (method.name, object(new.means(of: method).map { ($0.score, JSONText.number($0.value)) }, depth: 2))
                }
                return (dataSet, object(methods, depth: 1))
            }, depth: 0) + "\n"
    }

    private func object(_ fields: [(String, String)], depth: Int) -> String {
        let space = String(repeating: "  ", count: depth)
        guard !fields.isEmpty else { return "{}" }
        let lines = fields.map { "\(space)  \(JSONText.string($0)): \($1)" }.joined(separator: ",\n")
        return "{\n\(lines)\n\(space)}"
    }
}

extension RecordedResults {
    /// The scores of a method at all points that have a value: each the mean over its seeds.
    func means(of method: Method) -> [(score: String, value: Double)] {
        places.compactMap { place in
            guard place.method == method, place.region == "everywhere", let values = numbers[place]?.values,
                !values.isEmpty
            else { return nil }
            return (place.score, values.reduce(0, +) / Double(values.count))
        }
    }
}
