import Predictions

/// The `model-index` of a Hugging Face model card: a block for the YAML above its text.
struct ModelIndexWriter: GateWriter {
    let fileName = "model-index.yaml"

    func write(_ result: GateResult) -> String {
        var names: [String] = []
        for method in result.new.methods where !names.contains(method.name) { names.append(method.name) }
        let models = names.map { name in
            "- name: \(YAMLText.string(name))\n  results:\n"
                + result.new.methods.filter { $0.name == name }.map { entry($0, result.new) }.joined()
        }
        return "model-index:\n" + models.joined()
    }

    private func entry(_ method: RecordedResults.Method, _ new: RecordedResults) -> String {
        let metrics = new.means(of: method).map { score, value in
            """
                - type: \(YAMLText.string(score))
                  name: \(YAMLText.string(Score.named(score)?.title ?? score))
                  value: \(YAMLText.number(value))

            """
        }
        guard !metrics.isEmpty else { return "" }
        return """
              - task:
                  type: tabular-regression
                  name: Regression with uncertainty
                dataset:
                  type: \(YAMLText.string(Slug.make(method.dataSet)))
                  name: \(YAMLText.string(method.dataSet))
                  split: test
                metrics:

            """ + metrics.joined()
    }
}

/// Values as YAML writes them, so that readers of 1.1 and of 1.2 agree on them.
enum YAMLText {
    /// A string in double quotes, whose escapes are those of JSON.
    static func string(_ text: String) -> String { JSONText.string(text) }

    /// A number; readers of YAML 1.1 take one with an exponent for text unless it has a point.
    static func number(_ value: Double) -> String {
        let text = "\(value)"
        guard let exponent = text.firstIndex(of: "e"), !text.contains(".") else { return text }
        return text[..<exponent] + ".0" + text[exponent...]
    }
}
