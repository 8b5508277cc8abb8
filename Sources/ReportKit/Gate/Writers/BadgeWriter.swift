import Tables

/// What shields.io's endpoint badge reads: what the band of the best method covers, with the interval of that.
struct BadgeWriter: GateWriter {
    let fileName = "badge.json"

    func write(_ result: GateResult) -> String {
        let (label, message, color) = content(result.new)
        return """
            {
              "schemaVersion": 1,
              "label": \(JSONText.string(label)),
              "message": \(JSONText.string(message)),
              "color": "\(color)"
            }

            """
    }

    private func content(_ new: RecordedResults) -> (label: String, message: String, color: String) {
        guard let method = best(new),
            let key = JudgedScore.coverage.keys(new.scores(of: method, in: "everywhere")).first,
            let nominal = JudgedScore.nominal(of: key),
            let number = new.numbers[.init(method: method, region: "everywhere", score: key)],
            let value = number.first.value
        else { return ("prediction band", "not known", "lightgrey") }
        let name = new.methods.count > 1 ? "\(method.name), " : ""
        let label = "\(name)\(GateWords.percent(nominal)) band"
        guard let low = number.first.low, let high = number.first.high else {
            return (label, "covers \(Self.whole(value)) %", "lightgrey")
        }
        let color = low...high ~= nominal ? "brightgreen" : high < nominal ? "red" : "yellow"
        return (label, "covers \(Self.whole(value)) % [\(Self.whole(low)), \(Self.whole(high))]", color)
    }

    /// The method with the lowest continuous ranked probability score on the first data set; else the first one.
    private func best(_ new: RecordedResults) -> RecordedResults.Method? {
        let own = new.methods.filter { $0.dataSet == new.methods.first?.dataSet }
        func score(_ method: RecordedResults.Method) -> Double {
            new.numbers[.init(method: method, region: "everywhere", score: "crps")]?.first.value ?? .infinity
        }
        return own.enumerated().min { (score($0.element), $0.offset) < (score($1.element), $1.offset) }?.element
    }

    private static func whole(_ share: Double) -> String { NumberText.fixed(100 * share, decimals: 0) }
}
