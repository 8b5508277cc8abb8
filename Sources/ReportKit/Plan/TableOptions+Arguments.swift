import Tables

extension TableOptions {
    /// The options as they stand on a command line; the file by its name alone, since where it lies is nobody's business.
    var arguments: [String] {
        // A name that begins like an option must hang on its own.
        var arguments = Self.option("data", fileName)
        if x.isEmpty { arguments += ["--x", "none"] }
        var isOpen = false
        for name in x {
            let isPlain = !name.hasPrefix("-")
            arguments += isPlain ? (isOpen ? [name] : ["--x", name]) : ["--x=" + name]
            isOpen = isPlain
        }
        arguments += Self.option("y", y)
        if missing != .fail { arguments += ["--missing", missing.rawValue] }
        if !hasHeader { arguments.append("--no-header") }
        if let separator { arguments += ["--separator", separator] }
        if let decimal { arguments += ["--decimal", decimal] }
        return arguments
    }

    private static func option(_ name: String, _ value: String) -> [String] {
        value.hasPrefix("-") ? ["--\(name)=\(value)"] : ["--\(name)", value]
    }
}
