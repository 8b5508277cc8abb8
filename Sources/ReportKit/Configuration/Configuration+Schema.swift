extension Configuration {
    /// What may stand in a file of options, as JSON Schema (draft 2020-12), for editors and checkers.
    public static var schema: String {
        let members = ConfigurationOption.all.map { "    \(JSONText.string($0.name)): \(schema(of: $0.kind))" }
        return """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "title": "Options of report --config",
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "$schema": { "type": "string" },
            \(members.joined(separator: ",\n"))
              },
              "$defs": {
                "word": { "type": ["string", "number", "boolean"] },
                "words": {
                  "anyOf": [{ "$ref": "#/$defs/word" }, { "type": "array", "items": { "$ref": "#/$defs/word" }, "minItems": 1 }]
                }
              }
            }

            """
    }

    private static func schema(of kind: ConfigurationOption.Kind) -> String {
        switch kind {
        case .flag: "{ \"type\": \"boolean\" }"
        case .text: "{ \"type\": \"string\" }"
        case .number: "{ \"type\": \"number\" }"
        case .names, .list: "{ \"$ref\": \"#/$defs/words\" }"
        case .pairs:
            "{ \"type\": \"object\", \"additionalProperties\": { \"$ref\": \"#/$defs/word\" }, \"minProperties\": 1 }"
        }
    }
}
