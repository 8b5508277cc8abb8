import Tables

extension TableOptions {
    /// The options as they stand on a command line; the file by its name alone, since where it lies is nobody's business.
    var arguments: [String] {
        // A name that begins like an option must hang on its own.
        var arguments = Self.option("data", fileName)
        arguments += x == [] ? ["--x", "none"] : Self.options("x", x ?? [])
        arguments += Self.options("y", y) + Self.options("drop", drop) + Self.options("categories", categories)
        if missing != .fail { arguments += ["--missing", missing.rawValue] }
        if !hasHeader { arguments.append("--no-header") }
        if let separator { arguments += ["--separator", separator] }
        if let decimal { arguments += ["--decimal", decimal] }
        if let by { arguments += Self.option("by", by) }
        if let test { arguments += Self.option("test", FileName.last(of: test)) }
        return arguments + split.arguments
    }

    private static func options(_ name: String, _ values: [String]) -> [String] {
        var arguments: [String] = []
        var isOpen = false
        for value in values {
            let isPlain = !value.hasPrefix("-")
            arguments += isPlain ? (isOpen ? [value] : ["--\(name)", value]) : ["--\(name)=\(value)"]
            isOpen = isPlain
        }
        return arguments
    }

    private static func option(_ name: String, _ value: String) -> [String] {
        value.hasPrefix("-") ? ["--\(name)=\(value)"] : ["--\(name)", value]
    }
}
