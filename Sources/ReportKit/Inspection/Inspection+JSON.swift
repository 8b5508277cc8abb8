import Predictions

extension Inspection {
    /// The same as one object: `files`, each with its arrays, models and refusal; `notes`, `warnings`, and `refusal` of all.
    public var json: String {
        let files = files.map(Self.json).joined(separator: ",\n")
        return """
            {
              "usable": \(isUsable),
              "files": [
            \(files)
              ],
              "notes": \(Self.list(remarks.map(JSONText.string))),
              "warnings": \(Self.list(warnings.map(JSONText.string))),
              "refusal": \(refusal.map(JSONText.string) ?? "null")
            }

            """
    }

    private static func json(of file: File) -> String {
        let understood = file.understood
        let arrays = (understood?.parts ?? []).map { part in
            object([
                ("name", JSONText.string(part.name)), ("shape", list(part.shape.map { "\($0)" })),
                ("role", part.meaning.isEmpty ? "null" : JSONText.string(part.meaning)), ("used", "\(part.isUsed)"),
                ("reason", part.reason.isEmpty ? "null" : JSONText.string(part.reason)),
            ])
        }
        let models = (understood?.models ?? []).map { model in
            object([
                ("name", model.name.map(JSONText.string) ?? "null"), ("form", JSONText.string(model.form)),
                ("draws", "\(model.predictions.samples.drawCount)"),
                ("levels", list(model.levels.map { JSONText.number($0) })), ("range", range(model.range)),
            ])
        }
        let first = understood?.models.first
        return "    "
            + object([
                ("file", JSONText.string(FileName.last(of: file.path))),
                ("form", understood.map { JSONText.string($0.form) } ?? "null"),
                ("points", first.map { "\($0.predictions.samples.pointCount)" } ?? "null"),
                ("distinctPoints", first?.distinctCount.map { "\($0)" } ?? "null"),
                ("features", list((understood?.features ?? []).map(JSONText.string))),
                ("observed", range(first?.observedRange)),
                ("trainingRows", understood?.training.map { "\($0.count)" } ?? "null"),
                ("arrays", list(arrays)), ("models", list(models)),
                ("refusal", file.refusal.map(JSONText.string) ?? "null"),
            ])
    }

    private static func object(_ fields: [(String, String)]) -> String {
        "{" + fields.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
    }

    private static func list(_ values: [String]) -> String { "[" + values.joined(separator: ", ") + "]" }

    private static func range(_ range: (low: Double, high: Double)?) -> String {
        range.map { list([JSONText.number($0.low), JSONText.number($0.high)]) } ?? "null"
    }
}
