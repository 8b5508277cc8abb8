extension SweepPlan {
    /// The form of the file; a change that a reader could trip over changes the number.
    public static let schema = "uncertainty-report sweep 1"

    /// The plan as a file: sources, then a line for each method on one with the keys of its units, split by split.
    public var json: String {
        let sources = sources.map { source in
            let files = source.files.map { file in
                "{\"option\": \(JSONText.string(file.option)), \"name\": \(JSONText.string(file.name)), \"digest\": \(JSONText.string(file.digest))}"
            }
            let options = source.options.json.split(separator: "\n").joined(separator: "\n      ")
            return
                "    {\n      \"name\": \(JSONText.string(source.name)),\n      \"files\": [\(files.joined(separator: ", "))],\n      \"options\": \(options)\n    }"
        }
        let count = shares.count * splits.count * seeds.count
        let cells = cells.enumerated().map { place, cell in
            let settings = cell.settings.map { own in
                let values = own.values.map { "\(JSONText.string($0.name)): \(JSONText.string($0.value))" }
                return "\(JSONText.string(own.dataSet)): {\(values.joined(separator: ", "))}"
            }
            let keys = units[(place * count)..<((place + 1) * count)].map { "\"\($0.key)\"" }
            return
                "    {\"source\": \(cell.source), \"method\": \(JSONText.string(cell.method)), \"cost\": \(cell.cost), \"settings\": {\(settings.joined(separator: ", "))}, \"fixed\": [\(cell.fixed.map(JSONText.string).joined(separator: ", "))], \"keys\": [\(keys.joined(separator: ", "))]}"
        }
        let splits = splits == [nil] ? "null" : "[\(splits.map { "\($0 ?? 0)" }.joined(separator: ", "))]"
        return """
            {
              "schema": \(JSONText.string(Self.schema)),
              "version": \(JSONText.string(version)),
              "shares": [\(shares.map { "\($0)" }.joined(separator: ", "))],
              "splits": \(splits),
              "seeds": [\(seeds.map { "\($0)" }.joined(separator: ", "))],
              "warnings": [\(warnings.map(JSONText.string).joined(separator: ", "))],
              "sources": [
            \(sources.joined(separator: ",\n"))
              ],
              "cells": [
            \(cells.joined(separator: ",\n"))
              ]
            }

            """
    }

    /// Reads such a file.
    ///
    /// - Parameter path: how the file is called in messages.
    /// - Throws: ``SweepError`` if it is no plan, or not what was written: the keys tell.
    init(_ bytes: [UInt8], path: String) throws(SweepError) {
        guard let value = try? JSONValue(bytes), value["schema"]?.text == Self.schema else { throw .notPlan(path) }
        guard let version = value["version"]?.text, let seeds = value["seeds"]?.list?.compactMap(\.integer),
            let shares = value["shares"]?.list?.compactMap(\.integer), let splits = value["splits"],
            let warnings = value["warnings"]?.list,
            let sources = value["sources"]?.list, let cells = value["cells"]?.list
        else { throw .damaged(path) }
        let roots: [Int?] = splits.list.map { $0.map(\.integer) } ?? [nil]
        let known = sources.compactMap(SweepSource.init)
        let read = cells.compactMap(SweepCell.init)
        guard known.count == sources.count, read.count == cells.count,
            read.allSatisfy({ known.indices.contains($0.source) })
        else { throw .damaged(path) }
        self.init(
            version: version, sources: known, cells: read, shares: shares, splits: roots, seeds: seeds,
            warnings: warnings.compactMap(\.text))
        let keys = cells.flatMap { $0["keys"]?.list ?? [] }
        guard keys.count == units.count, zip(keys, units).allSatisfy({ $0.text == $1.key }) else {
            throw .damaged(path)
        }
    }
}

extension SweepSource {
    fileprivate init?(_ value: JSONValue) {
        guard let name = value["name"]?.text, let files = value["files"]?.list, let options = value["options"],
            let configuration = try? Configuration(options)
        else { return nil }
        self.name = name
        self.options = configuration
        self.files = files.compactMap { file in
            guard let option = file["option"]?.text, let name = file["name"]?.text, let digest = file["digest"]?.text
            else { return nil }
            return File(option: option, name: name, digest: digest)
        }
    }
}

extension SweepCell {
    fileprivate init?(_ value: JSONValue) {
        guard let source = value["source"]?.integer, let method = value["method"]?.text,
            let cost = value["cost"]?.integer, let settings = value["settings"]?.members,
            let fixed = value["fixed"]?.list
        else { return nil }
        self.source = source
        self.method = method
        self.cost = cost
        self.settings = settings.map { own in
            Settings(
                dataSet: own.name,
                values: (own.value.members ?? []).map { ($0.name, $0.value.text ?? "") })
        }
        self.fixed = fixed.compactMap(\.text)
    }
}
